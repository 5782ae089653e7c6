package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.ParameterStyle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBuilderTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 1, 2, 3};
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-10-01T08:00:00Z"), ZoneId.of("+02:00"));

    private static MessageBuilder mail() {
        return Message.builder()
                .from("Ann <ann@a.example>")
                .to("bob@b.example")
                .clock(CLOCK)
                .random(new Random(1));
    }

    private static List<String> outline(Message message) {
        return message.walk().map(Entity::toString).toList();
    }

    private static String text(Message message) {
        return message.raw().latin1().replace("\r\n", "$");
    }

    private static void assertClean(Message message) {
        assertThat(BuiltMail.faults(message)).isEmpty();
        assertThat(OctetScan.of(message.bytes()).isEightBit()).isTrue();
    }

    @Test
    void aSmallMessageIsWhatOneWouldWrite() {
        Message message = mail().subject("Hello")
                .messageId("x@a.example")
                .text("Hi\n\nthere")
                .build();
        assertThat(text(message))
                .isEqualTo(
                        "From: Ann <ann@a.example>$To: bob@b.example$Subject: Hello$Date: Tue, 1 Oct 2024 10:00:00 +0200$"
                                + "Message-ID: <x@a.example>$MIME-Version: 1.0$Content-Type: text/plain; charset=utf-8$$Hi$$there");
        assertClean(message);
    }

    @Test
    void theExampleOfTheDesignHolds(@TempDir Path dir) throws IOException {
        Path logo = Files.write(dir.resolve("logo.png"), PNG);
        Path report = Files.write(dir.resolve("报告.pdf"), "%PDF-1.4".getBytes(StandardCharsets.US_ASCII));
        Message message = Message.builder()
                .from("Ann <ann@a.example>")
                .to("bob@b.example")
                .subject("Grüße 你好")
                .text("Hi")
                .html("<p>Hi <img src=\"cid:logo@a.example\"></p>")
                .inline("logo@a.example", logo)
                .attach(report)
                .build();
        assertThat(outline(message))
                .containsExactly(
                        "0 multipart/mixed",
                        "1 multipart/alternative",
                        "1.1 text/plain",
                        "1.2 multipart/related",
                        "1.2.1 text/html",
                        "1.2.2 image/png",
                        "2 application/pdf");
        assertThat(message.subject()).contains("Grüße 你好");
        assertThat(message.text()).contains("Hi");
        assertThat(message.html()).contains("<p>Hi <img src=\"cid:logo@a.example\"></p>");
        assertThat(message.attachments())
                .extracting(a -> a.filename().orElse(""))
                .containsExactly("logo.png", "报告.pdf");
        assertThat(message.entity("1.2.2").orElseThrow().body().bytes()).isEqualTo(PNG);
        assertClean(message);
    }

    @Test
    void anyOrderOfCallsGivesTheSameBytes() {
        byte[] one = mail().text("a")
                .html("<img src=cid:i@a.example>")
                .inline("i@a.example", "i.png", PNG)
                .attach("a.bin", new byte[3])
                .subject("s")
                .cc("c@c.example")
                .header("X-A", "1")
                .build()
                .bytes();
        byte[] other = Message.builder()
                .attach("a.bin", new byte[3])
                .header("X-A", "1")
                .subject("s")
                .inline("i@a.example", "i.png", PNG)
                .random(new Random(1))
                .cc("c@c.example")
                .to("bob@b.example")
                .html("<img src=cid:i@a.example>")
                .clock(CLOCK)
                .text("a")
                .from("Ann <ann@a.example>")
                .build()
                .bytes();
        assertThat(other).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t     | 1 text/plain",
                "h     | 1 text/html",
                "a     | 1 application/octet-stream",
                "th    | 0 multipart/alternative, 1 text/plain, 2 text/html",
                "ta    | 0 multipart/mixed, 1 text/plain, 2 application/octet-stream",
                "ha    | 0 multipart/mixed, 1 text/html, 2 application/octet-stream",
                "hi    | 0 multipart/related, 1 text/html, 2 image/png",
                "ti    | 0 multipart/mixed, 1 text/plain, 2 image/png",
                "tc    | 0 multipart/alternative, 1 text/plain, 2 text/calendar",
                "thc   | 0 multipart/alternative, 1 text/plain, 2 text/html, 3 text/calendar",
                "thi   | 0 multipart/alternative, 1 text/plain, 2 multipart/related, 2.1 text/html, 2.2 image/png",
                "aa    | 0 multipart/mixed, 1 application/octet-stream, 2 application/octet-stream"
            })
    void noWrapperIsThereThatIsNotNeeded(String content, String tree) {
        MessageBuilder builder = mail();
        for (int i = 0; i < content.length(); i++) {
            switch (content.charAt(i)) {
                case 't' -> builder.text("text");
                case 'h' -> builder.html("<p>html</p>");
                case 'i' -> builder.inline("i@a.example", "i.png", PNG);
                case 'c' -> builder.calendar("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
                default -> builder.attach("a.bin", new byte[] {0, 1, 2});
            }
        }
        Message message = builder.build();
        assertThat(String.join(", ", outline(message))).isEqualTo(tree);
        assertClean(message);
    }

    @Test
    void anEmptyMessageHasAnEmptyText() {
        assertThat(mail().build().text()).contains("");
    }

    @Test
    void aCalendarHasItsMethod() {
        Message message = mail().text("Invitation")
                .calendar("REQUEST", "BEGIN:VCALENDAR\r\n")
                .build();
        assertThat(message.entity("2").orElseThrow().contentType().parameters().get("method"))
                .contains("REQUEST");
    }

    @Test
    void fieldsAreAllThere() {
        Message message = mail().sender("s@a.example")
                .replyTo("r@a.example")
                .cc("c@c.example")
                .bcc("d@d.example")
                .bcc("e@e.example")
                .to(
                        Mailbox.of("Boss <boss@x.example>", "f@f.example"),
                        Group.of("Friends", List.of(Mailbox.of("g@g.example"))))
                .inReplyTo("<1@a.example>")
                .references("0@a.example", "<1@a.example>")
                .header("X-Mailer", "Grüße")
                .header("List-Id", "<l.a.example>")
                .build();
        assertThat(message.header().fields())
                .extracting(Field::name)
                .containsExactly(
                        "From",
                        "Sender",
                        "Reply-To",
                        "To",
                        "Cc",
                        "Bcc",
                        "Date",
                        "Message-ID",
                        "In-Reply-To",
                        "References",
                        "X-Mailer",
                        "List-Id",
                        "MIME-Version",
                        "Content-Type");
        assertThat(message.to())
                .extracting(Mailbox::address)
                .containsExactly("bob@b.example", "f@f.example", "g@g.example");
        assertThat(message.to().get(1).name()).contains("Boss <boss@x.example>");
        assertThat(message.bcc()).extracting(Mailbox::address).containsExactly("d@d.example", "e@e.example");
        assertThat(message.withoutBcc().bcc()).isEmpty();
        assertThat(message.references()).containsExactly(new MessageId("0@a.example"), new MessageId("1@a.example"));
        assertThat(message.date().orElseThrow().format()).isEqualTo("Tue, 1 Oct 2024 10:00:00 +0200");
        assertThat(message.messageId().orElseThrow().right()).isEqualTo("a.example");
    }

    @Test
    void fieldsGoToTheMethodOfTheirName() {
        Message message = Message.builder()
                .header("FROM", "a@a.example")
                .header("to", "b@b.example")
                .header("Subject", "s")
                .header("date", "Tue, 1 Oct 2024 10:00:00 +0200")
                .header("Message-Id", "<m@a.example>")
                .header("References", "<0@a.example>")
                .header("In-Reply-To", "<0@a.example>")
                .build();
        assertThat(text(message))
                .startsWith(
                        "From: a@a.example$To: b@b.example$Subject: s$Date: Tue, 1 Oct 2024 10:00:00 +0200$"
                                + "Message-ID: <m@a.example>$In-Reply-To: <0@a.example>$References: <0@a.example>$MIME-Version");
    }

    @Test
    void aMessageHasAnAuthorADraftNeedsNone() {
        MessageBuilder builder = Message.builder().to("b@b.example").text("x").html("<img src='cid:gone@a.example'>");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from");
        assertThatThrownBy(() -> builder.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(builder.draft().header().fields())
                .extracting(Field::name)
                .containsExactly("To", "MIME-Version", "Content-Type");
    }

    @Test
    void severalAuthorsHaveASender() {
        Message message = Message.builder().from("a@a.example, b@b.example").build();
        assertThat(message.sender().orElseThrow().address()).isEqualTo("a@a.example");
    }

    @Test
    void dateAndIdStayOnceTheyAreMade() throws IOException {
        MessageBuilder builder = Message.builder().from("a@a.example").text("x");
        Message first = builder.build();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        builder.writeTo(again);
        assertThat(again.toByteArray()).isEqualTo(first.bytes());
        assertThat(Message.builder().from("a@a.example").build().messageId()).isNotEqualTo(first.messageId());
    }

    @Test
    void referencesOfTheHtmlAreChecked() {
        MessageBuilder builder = mail().html("<img src=\"cid:a%40b@x.example\"> cid:none <p title='a cid:b'>");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a@b@x.example");
        assertThat(mail().html("cid:none (see cid:x)").build().html()).isPresent();
        MessageBuilder twice =
                mail().html("").inline("a@x.example", "a.png", PNG).inline("a@x.example", "b.png", PNG);
        assertThatThrownBy(twice::build).isInstanceOf(IllegalStateException.class);
    }

    // ---- encodings

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain ASCII                     | SEVEN_BIT",
                "Grüße, mostly ASCII in the text | QUOTED_PRINTABLE",
                "你好你好你好                     | BASE64",
                "From here                       | QUOTED_PRINTABLE",
                "a$.$b                           | QUOTED_PRINTABLE",
                "a$From b                        | QUOTED_PRINTABLE",
                "LONG                            | QUOTED_PRINTABLE",
                "a lone~return in plain text     | QUOTED_PRINTABLE",
                "nul#                            | BASE64"
            })
    void theContentDecidesTheEncoding(String shown, TransferEncoding encoding) {
        String text =
                shown.replace("$", "\r\n").replace("~", "\r").replace("#", "\0").replace("LONG", "a".repeat(999));
        Message message = mail().text(text).attach("a", new byte[1]).build();
        assertThat(message.entity("1").orElseThrow().transferEncoding()).isEqualTo(encoding);
        assertThat(message.text()).contains(text);
        assertThat(OctetScan.of(message.bytes()).isSevenBit()).isTrue();
        String raw = message.raw().latin1();
        assertThat(raw).doesNotContain("\r\nFrom ", "\r\n.\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb18030", "iso-8859-1", "utf-16", "iso-2022-jp", "shift_jis", "windows-1252"})
    void textsAreWrittenInTheCharsetAskedFor(String name) {
        String text = "abc\r\n\u4f60\u597d\r\n";
        Message message = mail().charset(Charset.forName(name))
                .subject(text.substring(5, 7))
                .text(text)
                .build();
        assertThat(message.text()).contains(text);
        assertThat(message.subject()).contains("\u4f60\u597d");
        assertClean(message);
    }

    @Test
    void aTextMayHaveItsOwnCharset() {
        NewPart part = NewPart.text(ContentType.parse("text/plain; charset=gb2312"), "你好");
        Message message = mail().body(part).build();
        assertThat(message.contentType().charset()).contains("gb2312");
        assertThat(message.text()).contains("你好");
        assertThatThrownBy(() -> NewPart.text("你好").charset(StandardCharsets.ISO_8859_1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NewPart.text(ContentType.parse("text/plain; charset=nonsense"), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flowedTextIsCutAndStuffed() {
        String text =
                "word ".repeat(40).strip() + "\n from here\nFrom there\n> quoted " + "x ".repeat(50) + "\n-- \nAnn";
        Message message = mail().flowedText(text).build();
        assertThat(message.contentType().parameters().get("format")).contains("flowed");
        String[] lines = message.text().orElseThrow().split("\r\n");
        assertThat(lines[0]).hasSizeLessThanOrEqualTo(73).endsWith(" ");
        assertThat(lines).contains("  from here", " From there", "-- ", "Ann");
        assertThat(String.join("", lines)).startsWith("word ".repeat(40).strip());
    }

    @Test
    void aMessageIsAttachedByteForByte() {
        byte[] odd = "Subject: x\n\nbare\rcr \u00e4 --b\n".getBytes(StandardCharsets.UTF_8);
        Message message = mail().text("see").attach(Message.parse(odd)).build();
        Entity part = message.entity("2").orElseThrow();
        assertThat(part.transferEncoding()).isEqualTo(TransferEncoding.BINARY);
        assertThat(message.transferEncoding()).isEqualTo(TransferEncoding.BINARY);
        assertThat(part.rawBody().bytes()).isEqualTo(odd);
        Message plain = mail().text("see").attach(mail().text("inner").build()).build();
        assertThat(plain.entity("2").orElseThrow().transferEncoding()).isEqualTo(TransferEncoding.SEVEN_BIT);
        assertClean(plain);
    }

    @Test
    void aWantedEncodingIsKeptOrRefused() {
        Message message = mail().body(NewPart.text("plain").encoding(TransferEncoding.BASE64))
                .build();
        assertThat(message.transferEncoding()).isEqualTo(TransferEncoding.BASE64);
        assertThat(message.text()).contains("plain");
        MessageBuilder builder = mail().body(NewPart.text("ü").encoding(TransferEncoding.SEVEN_BIT));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
        assertThat(mail().body(NewPart.text("ü").encoding(TransferEncoding.EIGHT_BIT))
                        .build()
                        .text())
                .contains("ü");
    }

    // ---- attachments

    @ParameterizedTest
    @CsvSource({
        "a.html, text/html",
        "a.xml, text/xml",
        "a.xhtml, application/xhtml+xml",
        "A.TXT, text/plain",
        "a.rtf, text/rtf",
        "a.pdf, application/pdf",
        "a.doc, application/msword",
        "a.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a.png, image/png",
        "a.gif, image/gif",
        "a.jpg, image/jpeg",
        "a.au, audio/basic",
        "a.mid, audio/midi",
        "a.ra, audio/x-pn-realaudio",
        "a.mpg, video/mpeg",
        "a.avi, video/x-msvideo",
        "a.gz, application/gzip",
        "a.tar, application/x-tar",
        "a.eml, message/rfc822",
        "a.unknown, text/plain",
        "noextension, text/plain",
        "a.xlsx.zip, application/zip"
    })
    void aFilesTypeGoesByItsName(String name, String type) {
        Message message = mail().text("")
                .attach(name, "Subject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII))
                .build();
        assertThat(message.entity("2").orElseThrow().contentType().mediaType()).isEqualTo(type);
    }

    @Test
    void elseByItsContent() {
        assertThat(NewPart.of("x", PNG).type().mediaType()).isEqualTo("image/png");
        assertThat(NewPart.of("x", new byte[] {0, 1}).type().mediaType()).isEqualTo("application/octet-stream");
        assertThat(NewPart.of("x.txt", new byte[] {'a', (byte) 0xE4}).type().mediaType())
                .isEqualTo("application/octet-stream");
        assertThat(NewPart.of("x.txt", "ä".getBytes(StandardCharsets.UTF_8))
                        .type()
                        .charset())
                .contains("utf-8");
        byte[] cut = "ä".repeat(3000).getBytes(StandardCharsets.UTF_8);
        assertThat(NewPart.of("x", cut).type().mediaType()).isEqualTo("text/plain");
    }

    @Test
    void attachmentsStream() throws IOException {
        long size = 200_000_000;
        MessageBuilder builder = mail().text("x")
                .attach("zeros.bin", ContentType.parse("application/octet-stream"), () -> new Zeros(size));
        Counting out = new Counting();
        builder.writeTo(out);
        assertThat(out.count).isGreaterThan(size / 57 * 78);
        Path none = Path.of("does-not-exist.bin");
        assertThatThrownBy(() -> mail().attach(none)).isInstanceOf(IOException.class);
        MessageBuilder broken = mail().attach("a", ContentType.parse("image/png"), () -> {
            throw new IOException("gone");
        });
        assertThatThrownBy(broken::build).isInstanceOf(UncheckedIOException.class);
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int count = (int) Math.min(left, length);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }

    private static final class Counting extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }

    @Test
    void aSourceOfTextIsReadBackToo() {
        byte[] text = "line\nother\r\n".getBytes(StandardCharsets.US_ASCII);
        Message message = mail().attach("a.txt", ContentType.parse("text/plain"), () -> new ByteArrayInputStream(text))
                .build();
        assertThat(message.body().bytes()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "报告.pdf",
                "a \"b\" c.txt",
                "naïve résumé.doc",
                "a;b,c=d.bin",
                "=?utf-8?q?x?=.txt",
                "很*.txt",
                "a'b%20.txt"
            })
    void fileNamesComeBack(String pattern) {
        String name = pattern.replace("*", "很".repeat(100));
        for (ParameterStyle style : ParameterStyle.values()) {
            Message message = mail().text("x")
                    .parameterStyle(style)
                    .attach(NewPart.of(name, new byte[1]))
                    .build();
            assertThat(message.entity("2").orElseThrow().filename()).contains(name);
            if (style == ParameterStyle.EXTENDED) {
                assertClean(message);
            }
        }
    }

    // ---- trees made by hand

    @Test
    void aTreeMadeByHandIsWrittenAsItIs() {
        NewPart tree = NewPart.multipart(
                        "report",
                        NewPart.text("Not delivered"),
                        NewPart.of(
                                ContentType.parse("message/delivery-status"),
                                "Action: failed\r\n".getBytes(StandardCharsets.US_ASCII)),
                        NewPart.message(mail().text("x").build()))
                .parameter("report-type", "delivery-status")
                .boundary("my boundary")
                .preamble("for the old")
                .epilogue("the end\n");
        Message message = mail().body(tree).build();
        assertThat(outline(message))
                .containsExactly(
                        "0 multipart/report",
                        "1 text/plain",
                        "2 message/delivery-status",
                        "3 message/rfc822",
                        "3.1 text/plain");
        assertThat(message.contentType().boundary()).contains("my boundary");
        assertThat(((Multipart) message.body()).preamble().latin1()).isEqualTo("for the old");
        assertThat(((Multipart) message.body()).epilogue().latin1()).contains("the end");
        MessageBuilder both = mail().text("x").body(tree);
        assertThatThrownBy(both::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void boundariesOccurInNoPart() {
        Message first = mail().text("x").attach("a", new byte[1]).build();
        String boundary = first.contentType().boundary().orElseThrow();
        String text = "x\r\n--" + boundary + "--\r\nBcc: e@x.example\r\n";
        Message message = mail().text(text)
                .attach("a", new byte[1])
                .attach(Message.parse(text.getBytes(StandardCharsets.US_ASCII)))
                .build();
        assertThat(message.contentType().boundary().orElseThrow()).isNotEqualTo(boundary);
        assertThat(message.text()).contains(text);
        assertThat(outline(message)).hasSize(5);
    }

    @Test
    void aChosenBoundaryIsKeptClear() {
        String text = "x\r\n--b c\r\ny";
        Message message = mail().body(NewPart.multipart("mixed", NewPart.text(text), NewPart.text("z"))
                        .boundary("b c"))
                .build();
        assertThat(message.entity("1").orElseThrow().transferEncoding()).isEqualTo(TransferEncoding.BASE64);
        assertThat(message.text()).contains(text + "z");
        NewPart inner =
                NewPart.message(Message.parse(("Subject: x\r\n\r\n" + text).getBytes(StandardCharsets.US_ASCII)));
        for (NewPart tree : List.of(
                NewPart.multipart("mixed", inner).boundary("b"),
                NewPart.multipart("mixed", NewPart.text("")).boundary("b").preamble("--b\r\n"),
                NewPart.multipart(
                                "mixed",
                                NewPart.multipart("mixed", NewPart.text("")).boundary("bb"))
                        .boundary("b"))) {
            MessageBuilder builder = mail().body(tree);
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("boundary");
        }
    }

    @Test
    void partsNestOnlyAsDeepAsReadersFollow() {
        NewPart part = NewPart.text("deep");
        for (int i = 0; i < NewPart.MOST_DEPTH; i++) {
            part = NewPart.multipart("mixed", part);
        }
        Message message = mail().body(part).build();
        assertThat(message.defects()).isEmpty();
        assertThat(message.text()).contains("deep");
        NewPart deepest = part;
        assertThatThrownBy(() -> NewPart.multipart("mixed", deepest)).isInstanceOf(IllegalArgumentException.class);
        NewPart wide =
                NewPart.multipart("mixed", new ArrayList<>(java.util.Collections.nCopies(9000, NewPart.text(""))));
        assertThatThrownBy(() -> NewPart.multipart("mixed", wide, wide)).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- what is refused

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nBcc: e@x.example", "x\r", "x\n", "x\n ", "\0", "\u001b", "\u007f", "\ud800"})
    void noStringHoldsAControl(String bad) {
        List<Runnable> calls = List.of(
                () -> mail().subject(bad),
                () -> mail().from(bad),
                () -> mail().to("a@a.example, " + bad),
                () -> mail().cc(bad),
                () -> mail().bcc(bad),
                () -> mail().replyTo(bad),
                () -> mail().sender(bad),
                () -> mail().messageId(bad),
                () -> mail().inReplyTo(bad),
                () -> mail().references(bad),
                () -> mail().header("X-A", bad),
                () -> mail().header("Subject", bad),
                () -> mail().header(bad, "x"),
                () -> mail().attach(bad, new byte[1]),
                () -> mail().inline(bad, "a.png", PNG),
                () -> mail().inline("a", bad, PNG),
                () -> mail().calendar(bad, "x"),
                () -> NewPart.text("plain", "x").parameter("a", bad),
                () -> NewPart.text("plain", "x").parameter(bad, "a"),
                () -> NewPart.text(bad, "x"),
                () -> NewPart.multipart(bad, NewPart.text("")),
                () -> NewPart.multipart("mixed", NewPart.text("")).boundary(bad),
                () -> NewPart.text("").header("X-A", bad),
                () -> NewPart.text("").named(bad),
                () -> NewPart.text("").id(bad),
                () -> mail().to(Mailbox.of(bad, "a@a.example")),
                () -> mail().to(Mailbox.of("\"a" + bad + "\"@x.example")));
        for (int i = 0; i < calls.size(); i++) {
            assertThatThrownBy(calls.get(i)::run).as("call %s", i).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X:Y", "X\r\nY", "", "Ü", "X Y", "Content-Type", "content-transfer-encoding", "MIME-Version"})
    void noFieldNameIsAnythingElse(String name) {
        assertThatThrownBy(() -> mail().header(name, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NewPart.text("").header(name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressesThatNeedSmtpUtf8AreRefusedWithoutIt() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageBuilder builder = mail().to("ü@x.example");
        assertThatThrownBy(() -> builder.writeTo(out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SMTPUTF8");
        assertThat(out.size()).isZero();
        assertThat(mail().smtpUtf8().to("ü@x.example").build().to().get(1).address())
                .isEqualTo("ü@x.example");
        assertThat(mail().to("u@ü.example").build().to().get(1).address()).isEqualTo("u@xn--tda.example");
        assertThatThrownBy(() -> mail().to("a\u760db@x.example").build()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Boss <boss@x.example>",
                "a, b",
                "\"",
                "\\",
                "(",
                "=?utf-8?q?x?=",
                "a\tb",
                "Ü;",
                "\u0085",
                "a  b",
                "long name*",
                "long*"
            })
    void anyNameIsOneMailbox(String pattern) {
        String name = pattern.replace(" name*", "a".repeat(1200)).replace("*", "你好".repeat(50));
        for (boolean isUtf8 : new boolean[] {false, true}) {
            MessageBuilder builder = Message.builder().from("a@a.example").to(Mailbox.of(name, "b@b.example"));
            Message message = (isUtf8 ? builder.smtpUtf8() : builder).build();
            assertThat(message.to()).containsExactly(Mailbox.of(name, "b@b.example"));
            assertThat(OctetScan.of(message.bytes()).isEightBit()).isTrue();
        }
    }

    @Test
    void manyRecipientsFold() {
        MessageBuilder builder = mail();
        for (int i = 0; i < 200; i++) {
            builder.cc(Mailbox.of("Person Number " + i, "person" + i + "@b.example"));
        }
        Message message = builder.build();
        assertThat(message.cc()).hasSize(200);
        assertThat(message.raw().latin1().split("\r\n"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
        assertClean(message);
    }

    @Test
    void wordsTooLongForALineAreSplitOrRefused() {
        Message message = mail().subject("a".repeat(3000)).build();
        assertThat(message.subject()).contains("a".repeat(3000));
        assertClean(message);
        assertThatThrownBy(() -> mail().header("List-Id", "<" + "a".repeat(1000) + ">"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
