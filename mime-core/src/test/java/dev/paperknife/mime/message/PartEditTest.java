package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartEditTest {
    private static final String MAIL =
            "From: a@a.example$MIME-Version: 1.0$Content-Type: multipart/mixed; boundary=b$$pre$--b$"
                    + "Content-Type: text/plain; charset=iso-8859-1$$one$--b $Content-Type: application/pdf; name=\"a.pdf\"$"
                    + "Content-Transfer-Encoding: base64$Content-Disposition: attachment; filename=\"a.pdf\"; size=3$$YWJj$$--b$$three$--b--$post$";

    private static Message message(String text) {
        return Message.parse(text.replace("$", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String written(MessageEdit edit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            edit.writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(edit.apply().bytes()).isEqualTo(out.toByteArray());
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "$");
    }

    private static String written(PartEdit edit) {
        return written(edit.whole());
    }

    @Test
    void theContentOfAPartIsReplacedUnderItsEncoding() {
        assertThat(written(message(MAIL).edit().part("2").content("xyz".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(MAIL.replace("YWJj$", "eHl6"));
        assertThat(written(message(MAIL).edit().part("1").text("two\nlines")))
                .isEqualTo(MAIL.replace("one", "two$lines"));
    }

    @Test
    void anEncodingIsDeclaredWhereOneIsNeeded() {
        assertThat(written(message(MAIL).edit().part("1").text("mostly ASCII: ü")))
                .isEqualTo(MAIL.replace(
                        "8859-1$$one", "8859-1$Content-Transfer-Encoding: quoted-printable$$mostly ASCII: =FC"));
        Message changed = message(MAIL).edit().part("1").text("你好").whole().apply();
        assertThat(changed.entity("1").orElseThrow().contentType().charset()).contains("utf-8");
        assertThat(changed.text()).hasValueSatisfying(text -> assertThat(text).startsWith("你好"));
    }

    @Test
    void whatBeginsWhereAnEmptyLineIsMissingGetsOneAround() {
        Message outer = message("Content-Type: message/rfc822$--c$$hello$");
        assertThat(written(outer.edit().part("1.1").text("x"))).isEqualTo("Content-Type: message/rfc822$$$x");
        assertThat(written(outer.edit().part("1.1").set("X-New", "new")))
                .isEqualTo("Content-Type: message/rfc822$$X-New: new$$--c$$hello$");
    }

    /** Before the message in the last part stands what ends neither its line nor the part's header section. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                " |$$$",
                " $|$$",
                "--b--|:$$$",
                "X: y|$$$",
                "X: y$|$$",
                "Content-Transfer-Encoding: quoted-printable|$$=0D=0A",
                "Content-Transfer-Encoding: quoted-printable$$|=0D=0A"
            })
    void contentOfAnEmptyMessageIsNotTakenForTheFieldsAroundIt(String section, String ends) {
        String mail = "Content-Type: multipart/digest; boundary=c$$--c$" + section;
        assertThat(written(message(mail).edit().part("1.1").content(new byte[] {'x'})))
                .isEqualTo(mail + ends + "x");
    }

    @Test
    void theDelimiterBehindAnEncodedMessageStaysOne() {
        String mail = "Content-Type: multipart/digest; boundary=c$$--c$Content-Transfer-Encoding: base64$$--c--$";
        assertThat(written(message(mail).edit().part("1.1").content(new byte[] {'x'})))
                .isEqualTo(mail.replace("--c--", "DQp4$--c--"));
    }

    /** A line without a colon is junk of the part's own header section once a field with a good name follows. */
    @Test
    void aFieldDoesNotDrawTheLinesBeforeItIntoTheSectionAround() {
        String mail = "Content-Type: multipart/digest; boundary=c$$--c$From a@a.example$: b$z z";
        assertThat(written(message(mail).edit().part("1.1").set("X-New", "new")))
                .isEqualTo(mail.replace("--c$", "--c$$").replace("$z", "$X-New: new$$z"));
    }

    @Test
    void contentThatLooksLikeADelimiterIsEncoded() {
        Message changed =
                message(MAIL).edit().part("1").text("x\r\n--b\r\ny").whole().apply();
        assertThat(changed.entity("1").orElseThrow().transferEncoding()).isEqualTo(TransferEncoding.BASE64);
        assertThat(((Content) changed.entity("1").orElseThrow().body()).text()).isEqualTo("x\r\n--b\r\ny");
        assertThat(changed.walk()).hasSize(4);
    }

    @Test
    void theNameChangesWhereverItIsDeclared() {
        assertThat(written(message(MAIL).edit().part("2").filename("报 告.pdf")))
                .isEqualTo(MAIL.replace("name=\"a.pdf\"$", "name*=utf-8''%E6%8A%A5%20%E5%91%8A.pdf$")
                        .replace(
                                "attachment; filename=\"a.pdf\"; size=3",
                                "attachment; filename*=utf-8''%E6%8A%A5%20%E5%91%8A.pdf;$ size=3"));
        Message named = message(MAIL).edit().part("3").filename("c.txt").whole().apply();
        assertThat(named.entity("3").orElseThrow().filename()).contains("c.txt");
        assertThat(named.attachments()).extracting(Entity::section).containsExactly("2", "3");
    }

    @Test
    void theTypeChanges() {
        Message changed = message(MAIL)
                .edit()
                .part("2")
                .type(ContentType.parse("image/png"))
                .whole()
                .part("1")
                .type(ContentType.parse("text/html"))
                .whole()
                .apply();
        assertThat(changed.entity("2").orElseThrow().contentType().mediaType()).isEqualTo("image/png");
        assertThat(changed.entity("2").orElseThrow().contentType().parameters().get("name"))
                .contains("a.pdf");
        assertThat(changed.entity("1").orElseThrow().contentType().charset()).contains("iso-8859-1");
        Message related = message(MAIL)
                .edit()
                .part("0")
                .type(ContentType.parse("multipart/related"))
                .whole()
                .apply();
        assertThat(related.walk()).hasSize(4);
        PartEdit leaf = message(MAIL).edit().part("1");
        assertThatThrownBy(() -> leaf.type(ContentType.parse("multipart/mixed; boundary=c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCharsetChanges() {
        String mail = "Content-Type: text/plain; charset=gb2312$Content-Transfer-Encoding: base64$$"
                + base64("测试\r\n", "GB18030");
        Message changed = message(mail)
                .edit()
                .part("1")
                .charset(StandardCharsets.UTF_8)
                .whole()
                .apply();
        assertThat(changed.raw().latin1().replace("\r\n", "$"))
                .isEqualTo("Content-Type: text/plain; charset=utf-8$Content-Transfer-Encoding: base64$$"
                        + base64("测试\r\n", "UTF-8"));
        PartEdit edit = message(mail).edit().part("1");
        assertThatThrownBy(() -> edit.charset(StandardCharsets.ISO_8859_1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(String text, String charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(Charset.forName(charset)));
    }

    @Test
    void theEncodingChanges() {
        assertThat(written(message(MAIL).edit().part("1").encoding(TransferEncoding.BASE64)))
                .isEqualTo(MAIL.replace("8859-1$$one", "8859-1$Content-Transfer-Encoding: base64$$b25l"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1    | pre, --b_, 2, --b, three, --b--, post",
                "2    | pre, --b, one, --b, three, --b--, post",
                "3    | pre, --b, one, --b_, 2, --b--, post",
                "12   | pre, --b, three, --b--, post",
                "13   | pre, --b_, 2, --b--, post",
                "23   | pre, --b, one, --b--, post",
                "123  | pre, --b, --b--, post"
            })
    void partsAreRemovedWithADelimiterEach(String sections, String left) {
        MessageEdit edit = message(MAIL).edit();
        sections.chars()
                .forEach(section -> edit.part(String.valueOf((char) section)).removePart());
        Message changed = edit.apply();
        int kept = 3 - sections.length();
        assertThat(((Multipart) changed.body()).parts()).hasSize(Math.max(kept, 1));
        String expected = MAIL.substring(0, MAIL.indexOf("pre$"));
        assertThat(changed.raw().latin1().replace("\r\n", "$"))
                .startsWith(expected)
                .endsWith("--b--$post$");
        assertThat(((Multipart) changed.body()).preamble().latin1()).isEqualTo("pre");
        assertThat(changed.raw().latin1().contains("one")).isEqualTo(left.contains("one"));
        assertThat(changed.raw().latin1().contains("YWJj")).isEqualTo(left.contains("2"));
        assertThat(changed.raw().latin1().contains("three")).isEqualTo(left.contains("three"));
    }

    /** The line break before the delimiter that follows an empty part is that of its header section. */
    @Test
    void whatFollowsAnEmptyPartStaysADelimiter() {
        Message message = message("Content-Type: multipart/mixed; boundary=b$$--b$$one$--b$X: y$$--b$$--b--$");
        assertThat(message.walk()).hasSize(4);
        assertThat(message.edit()
                        .part("2")
                        .text("x")
                        .whole()
                        .apply()
                        .entity("2")
                        .orElseThrow()
                        .rawBody()
                        .latin1())
                .isEqualTo("x");
        assertThat(message.edit().part("2").text("x").whole().apply().walk()).hasSize(4);
        assertThat(message.edit().part("3").removePart().whole().apply().walk()).hasSize(3);
        assertThat(message.edit().part("2").removePart().whole().apply().walk()).hasSize(3);
        Message one = message.edit()
                .part("2")
                .removePart()
                .whole()
                .part("3")
                .removePart()
                .whole()
                .apply();
        assertThat(one.entity("1").orElseThrow().rawBody().latin1()).isEqualTo("one");
        assertThat(message.edit()
                        .part("3")
                        .replace(NewPart.text("x"))
                        .whole()
                        .apply()
                        .walk())
                .hasSize(4);
        Message more =
                message.edit().attach(NewPart.of("n.bin", new byte[] {0})).apply();
        assertThat(more.walk()).hasSize(5);
        assertThat(more.entity("4").orElseThrow().body().bytes()).containsExactly(0);
        assertThat(more.defects())
                .isEqualTo(message.defects().subList(0, more.defects().size()));
    }

    @Test
    void aPartIsReplacedByANewOne() {
        Message changed = message(MAIL)
                .edit()
                .part("2")
                .replace(NewPart.of("b.txt", new byte[] {'x'}))
                .whole()
                .apply();
        assertThat(changed.attachments())
                .extracting(a -> a.filename().orElse(""))
                .contains("b.txt");
        MessageEdit root = message(MAIL).edit();
        assertThatThrownBy(() -> root.part("0").removePart()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> root.part("9")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> root.part(message(MAIL))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> root.part("0").content(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> root.part("2").text("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsOfPartsAreEdited() {
        assertThat(written(message(MAIL).edit().part("3").add("Content-Language", "de")))
                .isEqualTo(MAIL.replace("$$three", "$Content-Language: de$$three"));
        assertThat(written(message(MAIL)
                        .edit()
                        .part("2")
                        .remove("Content-Disposition")
                        .rename("content-type", "X-T")))
                .isEqualTo(MAIL.replace("Content-Disposition: attachment; filename=\"a.pdf\"; size=3$", "")
                        .replace("Content-Type: application", "X-T: application"));
    }

    @Test
    void anAttachmentJoinsTheOthers() {
        MessageEdit edit = message(MAIL).edit().attach(NewPart.of("n.txt", "new".getBytes(StandardCharsets.US_ASCII)));
        assertThat(written(edit))
                .isEqualTo(MAIL.replace(
                        "three",
                        "three$--b$Content-Type: text/plain; charset=utf-8$Content-Disposition: attachment;"
                                + " filename=\"n.txt\"$$new"));
    }

    @Test
    void aMessageThatIsNotMixedIsWrapped() {
        String mail = "Content-Type: text/html;$ charset=utf-8$Subject: x$CONTENT-transfer-encoding: 8bit$$<p>ü$";
        Message changed =
                message(mail).edit().attach(NewPart.of("n.bin", new byte[] {0})).apply();
        assertThat(changed.walk().map(Entity::toString))
                .containsExactly("0 multipart/mixed", "1 text/html", "2 application/octet-stream");
        assertThat(changed.html()).contains("<p>ü\r\n");
        assertThat(changed.header().raw().latin1())
                .startsWith("Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;");
        assertThat(changed.transferEncoding()).isEqualTo(TransferEncoding.EIGHT_BIT);
        assertThat(Audit.of(changed)).extracting(d -> d.code().id()).doesNotContain("missing-close-delimiter");
        assertThat(changed.entity("1").orElseThrow().raw().bytes())
                .isEqualTo(mail.replace("Subject: x$", "").replace("$", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "X: y",
        "$Hi",
        "Hi",
        "Content-Type: text/plain",
        "X: y$Hi",
        "X: y$$",
        "$Content-Type: text/plain$junk$X: y$$Hi",
        "$Content-Type: text/plain$: y$$Hi"
    })
    void anythingCanBeWrapped(String mail) {
        Message source = message(mail);
        Message changed =
                source.edit().attach(NewPart.of("n.bin", new byte[] {0})).apply();
        assertThat(changed.walk().map(Entity::toString))
                .containsExactly("0 multipart/mixed", "1 text/plain", "2 application/octet-stream");
        assertThat(changed.entity("1").orElseThrow().rawBody().bytes())
                .isEqualTo(source.rawBody().bytes());
    }

    @Test
    void contentGoesWhereThereWasNone() {
        for (String mail : List.of("", "X: y", "X: y$", "$", "X: y$$", "Content-Type: text/plain$")) {
            assertThat(message(mail)
                            .edit()
                            .part("1")
                            .text("new")
                            .whole()
                            .add("X-Z", "z")
                            .apply()
                            .text())
                    .as(mail)
                    .contains("new");
        }
    }

    /** Behind an empty line that nothing precedes, a field is one (docs/deviations.md, "leading-empty-lines"). */
    @ParameterizedTest
    @CsvSource({"a: b", "a: b$$c", "$a: b", "From a@a.example$c: d"})
    void contentIsNotTakenForTheFieldsThatAMessageLacks(String content) {
        byte[] octets = content.replace("$", "\r\n").getBytes(StandardCharsets.US_ASCII);
        assertThat(written(message("").edit().part("1").content(octets))).isEqualTo("Comments: -$$" + content);
        assertThat(written(message("Content-Type: message/rfc822$$")
                        .edit()
                        .part("1.1")
                        .content(octets)))
                .isEqualTo("Content-Type: message/rfc822$$Comments: -$$" + content);
        assertThat(written(message("Subject: s$$" + content).edit().remove("Subject")))
                .isEqualTo("Comments: -$$" + content);
    }

    /** Empty lines and lines without a colon are part of a header section for the field behind them alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1$junk$Subject: s$$Hi      | a: 1$junk$Comments: -$$Hi",
                "junk$Subject: s$$Hi           | junk$Comments: -$$Hi",
                "$Subject: s$junk$a: 1$$Hi     | $Comments: -$junk$a: 1$$Hi",
                "$Subject: s$$Hi               | $Comments: -$$Hi",
                "junk$Subject: s$a: 1$$Hi      | junk$a: 1$$Hi",
                "$Subject: s$Subject: t$a: 1$$ | $a: 1$$",
                "a: 1$Subject: s$$Hi           | a: 1$$Hi",
                "Subject: s$$Hi                | $Hi",
                ": x$junk$Subject: s$: y$$Hi    | : x$junk$: y$Comments: -$$Hi"
            })
    void whatAFieldHeldInTheHeaderSectionStaysThereWithoutIt(String mail, String left) {
        Message message = message(mail);
        assertThat(written(message.edit().remove("Subject"))).isEqualTo(left);
        assertThat(message.edit().remove("Subject").apply().rawBody().bytes())
                .isEqualTo(message.rawBody().bytes());
    }

    @Test
    void aDelimiterThatIsNoneAnyMoreStaysInTheBody() {
        Message message = message("a: 1$Content-Type: multipart/mixed; boundary=b$--b--$junk$b: 2$");
        assertThat(written(message.edit().remove("Content-Type"))).isEqualTo("a: 1$$--b--$junk$b: 2$");
    }

    @Test
    void partsOfAnEncodedMessageAreEditedInTwoSteps() {
        String inner =
                "Subject: inner$Content-Type: multipart/mixed; boundary=i$$--i$$text$--i$Content-Type: image/png$$x$--i--$";
        String mail = "Content-Type: message/rfc822$Content-Transfer-Encoding: base64$$"
                + Base64.getMimeEncoder()
                        .encodeToString(inner.replace("$", "\r\n").getBytes(StandardCharsets.US_ASCII))
                        .replace("\r\n", "$");
        Message message = message(mail);
        assertThat(message.walk().map(Entity::section)).containsExactly("1", "1.0", "1.1", "1.2");
        Message changed = message.edit()
                .part("1.1")
                .text("changed")
                .whole()
                .part("1.2")
                .removePart()
                .whole()
                .part("1.0")
                .set("Subject", "other")
                .whole()
                .set("Subject", "outer")
                .apply();
        assertThat(changed.body().bytes())
                .isEqualTo(inner.replace("text", "changed")
                        .replace("inner", "other")
                        .replace("$--i$Content-Type: image/png$$x", "")
                        .replace("$", "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(changed.subject()).contains("outer");
        assertThat(written(message.edit())).isEqualTo(mail);
    }

    @Test
    void lineEndsAreConverted() {
        Message message = message(MAIL);
        Message lf = message.edit().lineEnds(LineEnd.LF).apply();
        assertThat(lf.raw().latin1()).isEqualTo(MAIL.replace("$", "\n"));
        assertThat(lf.edit().lineEnds(LineEnd.CRLF).apply().bytes()).isEqualTo(message.bytes());
        assertThat(message("a: b$$x\ry\n\r$")
                        .edit()
                        .lineEnds(LineEnd.CRLF)
                        .apply()
                        .raw()
                        .latin1())
                .isEqualTo("a: b\r\n\r\nx\ry\r\n\r\r\n");
        String binary =
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: binary\n\nx\ny\r\n\n--b\n\nz\n--b--\n";
        String converted = Message.parse(binary.getBytes(StandardCharsets.US_ASCII))
                .edit()
                .lineEnds(LineEnd.CRLF)
                .apply()
                .raw()
                .latin1();
        assertThat(converted).contains("binary\r\n\r\nx\ny\r\n\r\n--b").endsWith("z\r\n--b--\r\n");
    }

    @Test
    void lineEndsOfNewContentAreThoseOfTheMessage() {
        Message lf = message(MAIL).edit().lineEnds(LineEnd.LF).apply();
        String changed = lf.edit()
                .part("1")
                .text("a\r\nb\r\n")
                .whole()
                .part("2")
                .content(new byte[100])
                .whole()
                .attach(NewPart.text("new\nline"))
                .set("Subject", "x ".repeat(60))
                .apply()
                .raw()
                .latin1();
        assertThat(changed).doesNotContain("\r").contains("8859-1\n\na\nb\n\n--b", "new\nline");
    }

    @Test
    void brokenSignaturesAreTold() {
        String dkim = "DKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=s; h=From : Subject:X-None; bh=x; b=y$";
        Message signed = message(dkim + "From: a@a.example$Subject: s$X-A: 1$$Hi");
        assertThat(signed.edit().set("X-A", "2").remove("X-B").breaks()).isEmpty();
        assertThat(signed.edit().set("subject", "t").set("X-None", "1").breaks())
                .containsExactly(
                        new BrokenSignature(BrokenSignature.Kind.DKIM, "1", "subject"),
                        new BrokenSignature(BrokenSignature.Kind.DKIM, "1", "x-none"));
        assertThat(signed.edit().part("1").text("x").whole().breaks())
                .containsExactly(new BrokenSignature(BrokenSignature.Kind.DKIM, "1", "body"));
        assertThat(signed.edit().attach(NewPart.text("x")).breaks()).hasSize(1);

        Message mime =
                message("Content-Type: multipart/mixed; boundary=o$$--o$Content-Type: multipart/signed; boundary=b;"
                        + " protocol=\"application/pgp-signature\"; micalg=pgp-sha256$$--b$X: y$$text$--b$Content-Type: application/pgp-signature$$s$--b--$"
                        + "--o$$tail$--o--$");
        assertThat(mime.edit()
                        .set("Subject", "x")
                        .part("2")
                        .text("y")
                        .whole()
                        .attach(NewPart.text("z"))
                        .breaks())
                .isEmpty();
        assertThat(mime.edit().part("1.1").set("X", "z").whole().breaks())
                .containsExactly(new BrokenSignature(BrokenSignature.Kind.PGP, "1", "text/plain"));
        assertThat(mime.edit().part("1.2").removePart().whole().breaks()).hasSize(1);

        Message opaque = message(
                "Content-Type: application/pkcs7-mime; smime-type=signed-data$Content-Transfer-Encoding: base64$$AAAA");
        assertThat(opaque.edit().part("1").content(new byte[1]).whole().breaks())
                .extracting(BrokenSignature::kind)
                .containsExactly(BrokenSignature.Kind.SMIME);
        assertThat(opaque.edit().set("Subject", "x").breaks()).isEmpty();
        Message clear = message("Subject: x$$-----BEGIN PGP SIGNED MESSAGE-----$Hash: SHA256$$text$");
        assertThat(clear.edit().part("1").text("x").whole().breaks())
                .extracting(BrokenSignature::kind)
                .containsExactly(BrokenSignature.Kind.PGP);
    }

    @Test
    void anEditOfNothingLeavesABodyThatReadsLikeFields() {
        byte[] source = "From a Tue Oct  1 10:00:00 2024\n\n\na: b\n\nc\n".getBytes(StandardCharsets.ISO_8859_1);
        Message message = Message.parse(source);
        assertThat(message.header().fields()).isEmpty();
        MessageEdit edit = message.edit();
        edit.part(message);
        assertThat(edit.apply().bytes()).isEqualTo(source);
    }
}
