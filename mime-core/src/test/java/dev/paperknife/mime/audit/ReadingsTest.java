package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {
    @TempDir
    private Path folder;

    /** A multipart with one text between its delimiters, after its header section. */
    private static final String PARTS = "$$--b$$hi$--b--$";

    /** The octets "secret!" as base64. */
    private static final String BASE64 = "c2VjcmV0IQ==";

    private static Message message(String text) {
        return Message.parse(text.replace("$", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A leaf in short: the subtype, the name, the octets as text. */
    private static String text(Leaf leaf) {
        try (InputStream in = leaf.stream()) {
            byte[] octets = in.readAllBytes();
            assertThat(leaf.size()).isEqualTo(octets.length);
            assertThat(leaf.sha256()).isEqualTo(DigestUtils.sha256Hex(octets));
            String name = leaf.name().map(given -> " " + given).orElse("");
            String text = new String(octets, StandardCharsets.ISO_8859_1).replace("\r\n", "$");
            return leaf.contentType().subtype() + name + "=" + text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Reading reading) {
        return reading.leaves().stream().map(ReadingsTest::text).collect(Collectors.joining(" + "));
    }

    static Stream<Arguments> doubts() {
        return Stream.of(
                // header sections
                arguments("bare-cr-in-header", "X: a\rContent-Type: multipart/mixed; boundary=b" + PARTS, "plain=hi"),
                arguments("stray-cr", "X: a$\rContent-Type: text/html$$hi", "html=hi"),
                arguments("stray-cr", "X: a\r\r\nContent-Type: text/html\r\r\n\r\r\nhi", "html=hi"),
                arguments("unclear-separator", "Content-Type: text/html\r\rhi$", "html=hi$"),
                arguments("stray-cr", "X: a$\rContent-Type: text/html$$hi", "plain=Content-Type: text/html$$hi"),
                arguments("nul-in-header", "Content-Type\0: text/html$$hi", "html=hi"),
                arguments("nul-in-header", "Content-Type: text/html; name=a\0b$$hi", "html a=hi"),
                arguments("leading-empty-lines", "$Content-Type: text/html$$hi", "plain=Content-Type: text/html$$hi"),
                arguments(
                        "blank-continuation",
                        "X: a$ $Content-Type: text/html$$hi",
                        "plain=Content-Type: text/html$$hi"),
                arguments("missing-separator", "X: a$no field$at all$$hi", "plain=hi"),
                arguments("missing-separator", "no field$$X: a$$hi", "plain=X: a$$hi"),
                arguments(
                        "bare-cr-in-header",
                        "\rX: a$Content-Type: text/html$$hi",
                        "plain=X: a$Content-Type: text/html$$hi"),
                arguments(
                        "junk-line-in-header",
                        "X: a$junk$Content-Type: text/html$$hi",
                        "plain=junk$Content-Type: text/html$$hi"),
                arguments("folded-field-name", "X: a$Content-Type$ : text/html$Y: b$$hi", "html=hi"),
                arguments("folded-field-name", "X: a$Content-Type $\t: text/html$$hi", "html=hi"),
                arguments("orphan-continuation", " Content-Type: text/html$X: a$$hi", "html=hi"),
                arguments("continuation-looks-like-field", "X: a$ Content-Type: text/html$$hi", "html=hi"),
                arguments("header-lines-in-body", "X: a$$Content-Type: text/html$$hi", "html=hi"),
                arguments("space-before-colon", "Content-Type : text/html$$hi", "plain=hi"),
                arguments("duplicate-content-type", "Content-Type: text/html$Content-Type: text/css$$hi", "css=hi"),
                arguments(
                        "duplicate-transfer-encoding",
                        "Content-Transfer-Encoding: 7bit$Content-Transfer-Encoding: base64$$" + BASE64,
                        "plain=secret!"),
                // types and parameters
                arguments("invalid-content-type", "Content-Type: \"multipart/mixed\"; boundary=b" + PARTS, "plain=hi"),
                arguments("invalid-content-type", "Content-Type: Content-Type: text/html$$hi", "html=hi"),
                arguments("invalid-content-type", "Content-Type: \"multipart/mixed; boundary=b\"" + PARTS, "plain=hi"),
                arguments("invalid-content-type", "Content-Type: multipart; boundary=b" + PARTS, "plain=hi"),
                arguments("invalid-content-type", "Content-Type: multipart\\mixed; boundary=b" + PARTS, "plain=hi"),
                arguments("text-after-type", "Content-Type: text/html, text/css; x=y$$hi", "css=hi"),
                arguments("near-multipart-type", "Content-Type: mulipart/mixed; boundary=b" + PARTS, "plain=hi"),
                arguments("near-multipart-type", "Content-Type: multi-part/mixed; boundary=b" + PARTS, "plain=hi"),
                arguments(
                        "conflicting-parameter",
                        "Content-Type: multipart/mixed; boundary=a; boundary=b" + PARTS,
                        "plain=hi"),
                arguments("conflicting-parameter", "Content-Type: text/html; name=a; name=b$$hi", "html b=hi"),
                arguments(
                        "conflicting-parameter",
                        "Content-Type: text/html; name*0=a; name*0*=b; name*1=c$$hi",
                        "html bc=hi"),
                arguments("extended-parameter-conflict", "Content-Type: text/html; name=a; name*=''b$$hi", "html a=hi"),
                arguments("extended-boundary", "Content-Type: multipart/mixed; boundary*=''b" + PARTS, ""),
                arguments("continuation-gap", "Content-Type: text/html; name*1=a; name*3=b$$hi", "html ab=hi"),
                arguments("encoded-word-in-token", "Content-Type: =?utf-8?q?text?=/html$$hi", "html=hi"),
                arguments("missing-semicolon", "Content-Type: multipart/mixed, boundary=b" + PARTS, "plain=hi"),
                arguments("missing-semicolon", "Content-Type: multipart/mixed; a=b c=d boundary=b" + PARTS, "plain=hi"),
                arguments("hidden-parameter", "Content-Type: multipart/mixed; a=\"b; boundary=b\"" + PARTS, "plain=hi"),
                arguments("hidden-parameter", "Content-Type: multipart/mixed; (boundary=b)" + PARTS, "plain=hi"),
                arguments("unterminated-quote", "Content-Type: text/html; name=\"a; x=y$$hi", "html a=hi"),
                arguments("stray-backslash", "Content-Type: multipart/mixed; boundary=\\b" + PARTS, "plain=hi"),
                arguments(
                        "stray-backslash", "Content-Type: multipart/mixed; a=\"b\\\"; boundary=b" + PARTS, "plain=hi"),
                arguments("unquoted-special", "Content-Type: text/html; name=a b$$hi", "html a=hi"),
                arguments(
                        "unquoted-special",
                        "Content-Type: multipart/mixed; boundary=b c$$--b c$$hi$--b c--$",
                        "plain=hi"),
                arguments("unquoted-special", "Content-Type: multipart/mixed; boundary=b=c" + PARTS, "plain=hi"),
                arguments("text-after-quoted-value", "Content-Type: text/html; name=\"a\"b$$hi", "html ab=hi"),
                arguments("comment-inside-token", "Content-Type: multi(a)part/mixed; boundary=b" + PARTS, "plain=hi"),
                arguments("comment-inside-token", "Content-Type: text/html; name=a(b)c$$hi", "html ac=hi"),
                arguments("folded-value", "Content-Type: text/html; name=\"a$ b\"$$hi", "html ab=hi"),
                // boundaries
                arguments("missing-boundary", "Content-Type: multipart/mixed" + PARTS, "plain=hi"),
                arguments("boundary-never-seen", "Content-Type: multipart/mixed; boundary=a" + PARTS, "plain=hi"),
                arguments("empty-boundary", "Content-Type: multipart/mixed; boundary=\"\"$$--$$hi$----$", "plain=hi"),
                arguments(
                        "delimiter-lookalike",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi$--bc$$ho$--b--$",
                        "plain=hi + plain=ho"),
                arguments(
                        "delimiter-lookalike",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi$--bc$$ho$--b--x$--b$$hu$--b--$",
                        "plain=hi$--bc$$ho"),
                arguments(
                        "delimiter-lookalike",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: multipart/mixed; boundary=b-$$--b-$$hi$--b---$--b$$ho$--b--$",
                        "plain=hi"),
                arguments(
                        "delimiter-lookalike",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: multipart/mixed; boundary=b--x$$--b--x$$hi$--b--x--$--b$$ho$--b--$",
                        ""),
                arguments(
                        "delimiter-in-header",
                        "Content-Type: multipart/mixed; boundary=b$$--b$--b--$$hi$",
                        "plain=hi$"),
                arguments(
                        "delimiter-in-header",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi$--b$--b--$ho$",
                        "plain=hi + plain=ho$"),
                arguments(
                        "bare-cr-at-delimiter",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$a\rb$\rc\r--b--$",
                        "plain=a\rb$\rc"),
                arguments(
                        "bare-cr-at-delimiter",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi\r\r--b--$",
                        "plain=hi\r"),
                arguments(
                        "stray-cr",
                        "Content-Type: multipart/mixed; boundary=b$$--b\r$$a$\rb\r$c\r$--b--$",
                        "plain=a$\rb\r$c\r"),
                arguments("stray-cr", "Content-Type: multipart/mixed; boundary=b$$--b\r$$\ra$\r--b--\r$", "plain=\ra"),
                arguments(
                        "bare-cr-at-delimiter",
                        "Content-Type: multipart/mixed; boundary=b$$--b$X: y$\r--b$$hi$--b--$",
                        "plain= + plain=hi"),
                arguments(
                        "preamble-entity",
                        "Content-Type: multipart/mixed; boundary=b$$Content-Type: text/html$$hi$--b--$",
                        "html=hi"),
                arguments(
                        "stray-cr",
                        "Content-Transfer-Encoding: quoted-printable$$ab=\r$cd\r$ef=\r\r$",
                        "plain=abcd\r$ef"),
                // the line break before a delimiter belongs to it, wherever the body begins
                arguments(
                        "leading-empty-lines",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: message/rfc822$$$X: hi$--b--$",
                        "plain=X: hi"),
                arguments(
                        "unclear-separator",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: text/html\r\rhi$--b--$",
                        "html=hi"),
                arguments(
                        "junk-line-in-header",
                        "Content-Type: multipart/mixed; boundary=b$$--b$junk$X: hi$--b--$",
                        "plain=junk$X: hi"),
                arguments(
                        "junk-line-in-header",
                        "Content-Type: multipart/mixed; boundary=b$$--b$junk$X: hi$",
                        "plain=junk$X: hi$"),
                arguments(
                        "indented-delimiter",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi$ --b$$ho$--b--$",
                        "plain=hi + plain=ho"),
                arguments(
                        "bare-cr-at-delimiter",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi\r--b$$ho$--b--$",
                        "plain=hi + plain=ho"),
                arguments(
                        "bare-cr-at-delimiter",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi$--b\r$ho$--b--$",
                        "plain=hi + plain=ho"),
                arguments(
                        "bare-cr-at-delimiter",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi\r--b \rContent-Type: text/html\r\rho$--b--$",
                        "plain=hi + html=ho"),
                arguments(
                        "stray-cr",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi$--b\r$Content-Type: text/html\r$\r$ho$--b--$",
                        "plain=hi + html=ho"),
                arguments(
                        "stray-cr",
                        "Content-Type: multipart/mixed; boundary=b$$--b$$hi$\r--b$$ho$--b--$",
                        "plain=hi + plain=ho"),
                arguments(
                        "parts-after-close",
                        "Content-Type: multipart/mixed; boundary=b" + PARTS + "x$--b$$ho$--b--$",
                        "plain=hi + plain=ho"),
                arguments(
                        "preamble-entity",
                        "Content-Type: multipart/mixed; boundary=b$$Content-Type: text/html$$ho$--b$$hi$--b--$",
                        "html=ho + plain=hi"),
                arguments(
                        "epilogue-entity",
                        "Content-Type: multipart/mixed; boundary=b" + PARTS + "$Content-Type: text/html$$ho",
                        "plain=hi + html=ho"),
                arguments(
                        "preamble-entity",
                        "Content-Type: multipart/mixed; boundary=b$$Subject: x$Content-Type: text/html$$ho$--b$$hi$--b--$",
                        "html=ho + plain=hi"),
                arguments(
                        "epilogue-entity",
                        "Content-Type: multipart/mixed; boundary=b" + PARTS
                                + "MIME-Version: 1.0$Content-Type: text/html$$ho",
                        "plain=hi + html=ho"),
                arguments(
                        "boundary-reused",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: multipart/mixed; boundary=b$$--b$$hi$--b--$--b$$ho$--b--$",
                        "plain=hi"),
                arguments(
                        "boundary-collision",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: multipart/mixed; boundary=b--$$--b--$$hi$--b--$",
                        ""),
                arguments(
                        "boundary-collision",
                        "Content-Type: multipart/mixed; boundary=b--$$--b--$Content-Type: multipart/mixed; boundary=b$$--b$$hi$--b--$$ho$--b----$",
                        "plain=hi + plain=ho"),
                arguments(
                        "delimiter-in-data",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Transfer-Encoding: base64$$c2Vj$--b$cmV0IQ==$--b--$",
                        "plain=secret!"),
                arguments(
                        "delimiter-in-data",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Transfer-Encoding: base64$$c2Vj$--b$cmV0$--b$IQ==$--b--$",
                        "plain=secret!"),
                arguments(
                        "delimiter-in-data",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: multipart/mixed; boundary=i$$--i$"
                                + "Content-Transfer-Encoding: base64$$c2Vj$--b$cmV0IQ==$--i--$--b--$",
                        "plain=secret!"),
                arguments(
                        "delimiter-in-data",
                        "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: message/rfc822$$"
                                + "Content-Transfer-Encoding: base64$$c2Vj$--b$cmV0IQ==$--b--$",
                        "plain=secret!"),
                arguments(
                        "encoded-multipart",
                        "Content-Type: multipart/mixed; boundary=b$Content-Transfer-Encoding: quoted-printable$$--=62$$hi$--=62--$",
                        "plain=hi"),
                // encodings
                arguments(
                        "encoded-message",
                        "Content-Type: message/rfc822$Content-Transfer-Encoding: quoted-printable$$X: a$$hi",
                        "rfc822=X: a$$hi"),
                arguments(
                        "invalid-transfer-encoding",
                        "Content-Transfer-Encoding: \"base64\"$$" + BASE64,
                        "plain=secret!"),
                arguments(
                        "several-transfer-encodings",
                        "Content-Transfer-Encoding: 7bit, base64$$" + BASE64,
                        "plain=secret!"),
                arguments(
                        "encoded-word-in-token",
                        "Content-Transfer-Encoding: =?utf-8?q?base64?=$$" + BASE64,
                        "plain=secret!"),
                arguments(
                        "legacy-transfer-encoding",
                        "Content-Transfer-Encoding: x-uue$$begin 644 a$#:&D $`$end$",
                        "plain=begin 644 a$#:&D $`$end$"),
                arguments(
                        "legacy-transfer-encoding",
                        "Content-Transfer-Encoding: x-yenc$$=ybegin line=128 size=2 name=a$\u0092\u0093$=yend size=2$",
                        "plain=hi"),
                arguments(
                        "looks-encoded",
                        "Content-Type: application/x-a; name=a$$QSBsZXR0ZXIgb2Ygd2hpY2ggbm9ib2R5IG1heSBzZWUgd2hhdCBpcyB3cml0dGVuIGluIGl0Lg==",
                        "x-a a=A letter of which nobody may see what is written in it."),
                arguments(
                        "unknown-transfer-encoding",
                        "Content-Type: text/html; name=a$Content-Transfer-Encoding: x-foo$$c2VjcmV0IGxldHRlciE=",
                        "html a=secret letter!"),
                arguments(
                        "encoded-word-in-token",
                        "Content-Transfer-Encoding: \"=?utf-8?q?base64?=\"$$" + BASE64,
                        "plain=secret!"),
                arguments("comment-inside-token", "Content-Transfer-Encoding: base(x)64$$" + BASE64, "plain=secret!"),
                arguments("base64-data-after-padding", "Content-Transfer-Encoding: base64$$aGk=aG8=", "plain=hi"),
                arguments("base64-stray-padding", "Content-Transfer-Encoding: base64$$aGkh=aG8=", "plain=hi!"),
                arguments("base64-url-alphabet", "Content-Transfer-Encoding: base64$$-_-_", "plain=\u00fb\u00ff\u00bf"),
                arguments("base64-line-misaligned", "Content-Transfer-Encoding: base64$$aGkhX$aG8hX$", "plain=hi!ho!"),
                arguments(
                        "base64-armor-line",
                        "Content-Transfer-Encoding: base64$$begin-base64 644 a$aGkh$====$",
                        "plain=hi!"),
                arguments("qp-invalid-escape", "Content-Transfer-Encoding: quoted-printable$$=4=$1==$42", "plain=AB"),
                // files in text
                arguments(
                        "uuencoded-text",
                        "X: a$$hi$begin 644 a.bin$#:&DA$`$end$",
                        "plain=hi$begin 644 a.bin$#:&DA$`$end$ + octet-stream a.bin=hi!"),
                arguments(
                        "yencoded-text",
                        "X: a$$=ybegin line=128 size=2 name=a.bin$\u0092\u0093$=yend size=2$",
                        "plain==ybegin line=128 size=2 name=a.bin$\u0092\u0093$=yend size=2$ + octet-stream a.bin=hi"),
                arguments(
                        "yencoded-text",
                        "X: a$$begin-base64 644 a.bin$aGkh$====$",
                        "plain=begin-base64 644 a.bin$aGkh$====$ + octet-stream a.bin=hi!"));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void offersWhatOthersSee(String reason, String source, String leaves) {
        List<String> found = Readings.of(message(source)).stream()
                .filter(reading -> reading.reason().id().equals(reason))
                .map(ReadingsTest::text)
                .toList();
        assertThat(found).contains(leaves);
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void aFileHasTheReadingsOfItsBytes(String reason, String source, String leaves) throws IOException {
        Message message = message(source);
        Message opened =
                Message.open(Files.write(folder.resolve("a.eml"), message.raw().bytes()));
        assertThat(Readings.of(opened).stream().map(ReadingsTest::text))
                .hasSameElementsAs(
                        Readings.of(message).stream().map(ReadingsTest::text).toList())
                .contains(leaves);
    }

    /** Were the rest of the body looked at for each of them, this would not come to an end. */
    @ParameterizedTest
    @ValueSource(strings = {"\r--b", " --b", "\r --b", "\r--b-- ", "\n --b\r", "-"})
    void aLineOfNearDelimitersIsReadInOneGo(String near) {
        String start = "Content-Type: multipart/mixed; boundary=b$$--b$$hi$";
        Message message = message(start + near.repeat(1_000_000) + "$--b--$");
        assertThat(Readings.of(message)).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/html; charset=utf-8$$hi",
                "Content-Type: multipart/mixed; boundary=\"b c\"$$preamble$--b c$$hi$--b c--$epilogue$",
                "Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: multipart/mixed; boundary=bc$$--bc$$hi$--bc--$--b--$",
                "Content-Type: text/html (comment); charset=\"us-ascii\"; name=\"a (b).html\"$$hi",
                "Content-Type: application/pdf; name=a.pdf$Content-Transfer-Encoding: base64$$" + BASE64,
                "Content-Type: text/rfc822-headers$$Content-Type: text/html$",
                "Content-Type: message/external-body$$Content-Type: text/html$$",
                "Content-Type: message/rfc822$$Content-Type: text/html$$hi",
                "X: a$$$begins with an empty line",
                "X: a$$\rbegins with a CR",
                "Content-Type: multipart/mixed; boundary=b$$--b$$$hi$--b--$",
                "X: a$$begin 1 or 2$begin 644 files$and so on$-- $hi$--$"
            })
    void cleanMailHasNone(String source) {
        assertThat(Readings.of(message(source))).isEmpty();
    }

    @Test
    void eachIsAboutTheInnermostEntityThatIsReadOtherwise() {
        Message message = message("Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: message/rfc822$$"
                + "Content-Type: text/html$Content-Type: text/css$$hi$--b--$");
        assertThat(Readings.of(message)).singleElement().satisfies(reading -> {
            assertThat(reading.section()).isEqualTo("1.1");
            assertThat(text(reading)).isEqualTo("css=hi");
        });
    }

    @Test
    void anEncodedMessageIsReadOtherwiseInItsOwnBytes() {
        Message message = message("Content-Type: message/rfc822$Content-Transfer-Encoding: base64$$"
                // Content-Type: text/html, Content-Type: text/css, empty line, hi
                + "Q29udGVudC1UeXBlOiB0ZXh0L2h0bWwNCkNvbnRlbnQtVHlwZTogdGV4dC9jc3MNCg0KaGk=");
        assertThat(Readings.of(message).stream().map(Reading::section)).containsExactly("1", "1.1");
    }

    @Test
    void anEntityHasEightAtMostAndAMessageThirtyTwo() {
        StringBuilder types = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            types.append("Content-Type: text/x-").append(i).append('$');
        }
        List<Defect> limits = new ArrayList<>();
        Message one = message(types + "$hi");
        assertThat(Readings.of(one, Audit.of(one), limits::add)).hasSize(8);
        assertThat(limits).extracting(Defect::code).containsExactly(Defect.Code.LIMIT_READINGS);
        Message many = message("Content-Type: multipart/mixed; boundary=b$$" + ("--b$" + types + "$hi$").repeat(6));
        assertThat(Readings.of(many)).hasSize(32);
        Message few = message("Content-Type: text/html$Content-Type: text/css$$hi");
        limits.clear();
        assertThat(Readings.of(few, Audit.of(few), limits::add)).hasSize(1);
        assertThat(limits).isEmpty();
    }
}
