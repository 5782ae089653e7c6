package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.testdata.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static Message message(String text) {
        return Message.parse(text.replace("$", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> outline(Message message) {
        return message.walk().map(Entity::toString).toList();
    }

    private static List<String> sections(List<Entity> parts) {
        return parts.stream().map(Entity::section).toList();
    }

    private static List<Defect.Code> codes(Message message) {
        return message.defects().stream().map(Defect::code).toList();
    }

    @Test
    void aMessageAsFoxmailWritesItComesOutWhole() {
        Message message = Message.parse(TestData.bytes("messages/foxmail-multipart.eml"));
        assertThat(message.subject()).contains("测试混合");
        assertThat(message.from().get(0).name()).contains("发件人");
        assertThat(message.from().get(0).address()).isEqualTo("sender@qq.example");
        assertThat(message.to().get(0).name()).contains("收件人");
        assertThat(message.text()).contains("HHH\r\n\r\n测试一下");
        assertThat(outline(message))
                .containsExactly(
                        "0 multipart/mixed",
                        "1 multipart/alternative",
                        "1.1 text/plain",
                        "1.2 text/html",
                        "2 application/octet-stream",
                        "3 application/octet-stream");
        assertThat(sections(message.attachments())).containsExactly("2", "3");
        assertThat(message.hasAttachment()).isTrue();
        assertThat(message.attachments().get(0).filename()).contains("test.txt");
        assertThat(message.attachments().get(1).body().bytes()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(message.attachments().get(1).body().size()).isEqualTo(69);
        assertThat(message.preview()).isEqualTo("HHH 测试一下");
    }

    @Test
    void whatATruncatedMessageHoldsBeforeTheCutIsWhole() {
        byte[] bytes = TestData.bytes("messages/foxmail-multipart-truncated.eml");
        Message message = Message.parse(bytes);
        assertThat(message.text()).contains("HHH\r\n\r\n测试一下");
        assertThat(new String(message.attachments().get(0).body().bytes(), StandardCharsets.US_ASCII))
                .startsWith("This is a test.")
                .endsWith("Ph.D.");
        assertThat(message.defects()).anySatisfy(defect -> {
            assertThat(defect.code()).isEqualTo(Defect.Code.MISSING_CLOSE_DELIMITER);
            assertThat(defect.offset()).isEqualTo(bytes.length);
            assertThat(defect.section()).isEqualTo("0");
        });
    }

    @Test
    void aPlainMessageInBase64ComesOutWhole() {
        Message message = Message.parse(TestData.bytes("messages/qq-plain-base64-utf8.eml"));
        assertThat(message.subject()).contains("Python SMTP 邮件测试");
        assertThat(message.text()).contains("Python 邮件发送测试...");
        assertThat(outline(message)).containsExactly("1 text/plain");
        assertThat(message.hasAttachment()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-8"})
    void undeclaredBytesInAFieldAreReadAllTheSame(String charset) {
        byte[] bytes = "Subject: 会议纪要请查收\r\nFrom: 张三 <z@a.example>\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n"
                .getBytes(Charset.forName(charset));
        Message message = Message.parse(bytes);
        assertThat(message.subject()).contains("会议纪要请查收");
        assertThat(message.from().get(0).name()).contains("张三");
        assertThat(message.from().get(0).address()).isEqualTo("z@a.example");
    }

    @Test
    void anAssumedCharsetReadsWhatNothingDeclares() {
        byte[] bytes = "Subject: 会议通知\r\n\r\n内容".getBytes(GB18030);
        Message message = Message.parse(Slice.of(bytes), ParseOptions.DEFAULT.withAssumedCharset(GB18030));
        assertThat(message.subject()).contains("会议通知");
        assertThat(message.text()).contains("内容");
    }

    @Test
    void aMessageInsideAMessageIsNumberedAsImapDoes() {
        Message message = message("Content-Type: multipart/mixed; boundary=b$$--b$$x$--b$Content-Type: message/rfc822$$"
                + "Subject: inner$Content-Type: multipart/mixed; boundary=c$$--c$$y$--c$$z$--c--$--b$"
                + "Content-Type: message/rfc822$$Subject: single$$w$--b--$");
        assertThat(outline(message))
                .containsExactly(
                        "0 multipart/mixed",
                        "1 text/plain",
                        "2 message/rfc822",
                        "2.0 multipart/mixed",
                        "2.1 text/plain",
                        "2.2 text/plain",
                        "3 message/rfc822",
                        "3.1 text/plain");
        assertThat(message.entity("2").map(Entity::body)).get().isInstanceOf(Message.class);
        assertThat(message.entity("2.2").orElseThrow().body().bytes()).isEqualTo(new byte[] {'z'});
        assertThat(message.entity("9")).isEmpty();
    }

    @Test
    void aMessageThatIsAllAnotherMessageHasItInSectionOne() {
        Message message = message("Content-Type: message/rfc822$$Subject: inner$$x");
        assertThat(outline(message)).containsExactly("1 message/rfc822", "1.1 text/plain");
    }

    @Test
    void aMessageInBase64IsReadInASourceOfItsOwn() {
        String inner = "Subject: inner\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\ny\r\n--c--\r\n";
        Message message = message("Content-Type: multipart/mixed; boundary=b$$--b$Content-Type: message/rfc822$"
                + "Content-Transfer-Encoding: base64$$"
                + Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8)) + "$--b--$");
        assertThat(outline(message))
                .containsExactly("0 multipart/mixed", "1 message/rfc822", "1.0 multipart/mixed", "1.1 text/plain");
        Message nested = (Message) message.entity("1").orElseThrow().body();
        assertThat(nested.raw().offset()).isZero();
        assertThat(nested.subject()).contains("inner");
        assertThat(new String(nested.bytes(), StandardCharsets.UTF_8)).isEqualTo(inner);
        assertThat(codes(message)).containsExactly(Defect.Code.ENCODED_MESSAGE);
    }

    @Test
    void encodedMessagesAreReadToALimitedDepth() {
        String text = "Subject: innermost\r\n\r\nx";
        for (int i = 0; i < 5; i++) {
            text = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                    + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
        Message message = message(text);
        assertThat(outline(message))
                .containsExactly(
                        "1 message/rfc822", "1.1 message/rfc822", "1.1.1 message/rfc822", "1.1.1.1 message/rfc822");
        assertThat(codes(message)).contains(Defect.Code.LIMIT_DEPTH);
    }

    @Test
    void adigestHoldsMessages() {
        Message message = message("Content-Type: multipart/digest; boundary=b$$--b$$Subject: one$$x$--b$"
                + "Content-Type: text/plain$$y$--b--$");
        assertThat(outline(message))
                .containsExactly("0 multipart/digest", "1 message/rfc822", "1.1 text/plain", "2 text/plain");
    }

    @Test
    void nulBytesAreKept() {
        Message message = message("Subject: a\0b$$x\0y");
        assertThat(message.subject()).contains("a\0b");
        assertThat(message.text()).contains("x\0y");
    }

    @Test
    void theFirstFieldOfANameCounts() {
        Message message = message("Subject: one$Subject: two$From : a@a.example$From: b@b.example$$");
        assertThat(message.subject()).contains("one");
        assertThat(message.from()).extracting("address").containsExactly("a@a.example");
        assertThat(message.header().all("subject")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text and HTML as alternatives      | alternative | text/plain;,text/html; | 1     | 2     | ''",
                "HTML alone stands in both          | alternative | text/html; | 1     | 1     | ''",
                "a calendar is no rendering         | alternative | text/plain;,text/calendar; | 1     | 1     | 2",
                "text, then a file                  | mixed       | text/plain;,image/png;attachment  | 1     | 1     | 2",
                "an inline picture is in the body   | mixed       | text/plain;,image/png;inline      | 1,2   | 1,2   | ''",
                "a related picture is attached      | related     | text/html;,image/png;inline       | 1     | 1     | 2",
                "text as attachment                 | mixed       | text/plain;,text/plain;attachment | 1     | 1     | 2",
                "an unknown disposition is attached | mixed       | text/plain;,text/plain;form-data  | 1     | 1     | 2",
                "text with a name is attached       | mixed       | text/plain;,text/plain;inline&filename=a | 1  | 1     | 2",
                "an empty name is none              | mixed       | text/plain;,text/plain;inline&filename= | 1,2 | 1,2   | ''",
                "nor is one in quotes               | mixed       | text/plain;,text/html;inline&filename=\"\" | 1,2 | 1,2 | ''"
            })
    void bodiesAndAttachmentsFollowRfc8621(
            String claim, String subtype, String parts, String text, String html, String attachments) {
        StringBuilder source = new StringBuilder("Content-Type: multipart/" + subtype + "; boundary=b$$");
        for (String part : parts.split(",", -1)) {
            String[] typeAndDisposition = part.split(";", -1);
            source.append("--b$Content-Type: ").append(typeAndDisposition[0]);
            if (!typeAndDisposition[1].isEmpty()) {
                source.append("$Content-Disposition: ").append(typeAndDisposition[1].replace("&", "; "));
            }
            source.append("$$x$");
        }
        Message message = message(source + "--b--$");
        assertThat(String.join(",", sections(message.textBody()))).isEqualTo(text);
        assertThat(String.join(",", sections(message.htmlBody()))).isEqualTo(html);
        assertThat(String.join(",", sections(message.attachments()))).isEqualTo(attachments);
    }

    @Test
    void aPreviewOfHtmlIsTheTextBetweenItsTags() {
        Message message =
                message("Content-Type: text/html$$<style>p{}</style><p>Hi <b>Bob</b>,</p>$<!-- no -->see&nbsp;you");
        assertThat(message.preview()).startsWith("Hi Bob, see");
    }

    /** Of any provider, and of a range that begins anywhere. */
    @Test
    void aFileMayStandInAnotherFileSystem(@TempDir Path folder) throws IOException {
        byte[] bytes = TestData.bytes("messages/foxmail-multipart.eml");
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path packed = Files.write(zip.getPath("a.eml"), bytes);
            Message message = Message.open(packed);
            assertThat(message.raw().slice(5, 20).load().bytes()).isEqualTo(Arrays.copyOfRange(bytes, 5, 20));
            assertThat(message.text()).isEqualTo(Message.parse(bytes).text());
        }
    }

    @Test
    void aFileIsReadWhenItIsAskedFor(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.eml"), TestData.bytes("messages/foxmail-multipart.eml"));
        Message message = Message.open(file);
        assertThat(message.text()).contains("HHH\r\n\r\n测试一下");
        assertThat(message.raw().isInMemory()).isFalse();
        Files.write(file, new byte[] {'x'});
        assertThatThrownBy(message::text)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("has changed since it was opened");
    }

    @Test
    void whatIsNoFileIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Message.open(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Message.open(folder.resolve("none.eml"))).isInstanceOf(IOException.class);
    }

    @Test
    void hostileNestingNeedsNoStack() throws InterruptedException {
        String[] sources = {
            "Content-Type: message/rfc822$$".repeat(100_000),
            "Content-Type: multipart/mixed; boundary=b$$--b$".repeat(100_000),
            "Content-Type: multipart/mixed; boundary=b$$"
                    + "--b$Content-Type: multipart/mixed; boundary=c$$".repeat(20_000),
            "Content-Type: multipart/mixed; boundary=b$$" + "--b$$".repeat(100_000),
            "Subject: " + "=?".repeat(500_000) + "$$",
            "Content-Type: text/plain" + "; name*1=x".repeat(50_000) + "$$",
            "X-Big: " + "x".repeat(10_000_000) + "$$"
        };
        StringBuilder failed = new StringBuilder();
        Thread thread = new Thread(null, () -> read(sources), "small stack", 1 << 18);
        thread.setUncaughtExceptionHandler((where, error) -> failed.append(error));
        thread.start();
        thread.join();
        assertThat(failed).isEmpty();
    }

    private static void read(String[] sources) {
        for (String source : sources) {
            Message message = message(source);
            assertThat(message.walk().count()).isPositive();
            assertThat(message.subject()).isNotNull();
            assertThat(message.preview()).isNotNull();
        }
    }

    @Test
    void aTextIsCutAtTheLimitForDecodedBodies() {
        ParseOptions options = ParseOptions.DEFAULT.withLimits(Limits.DEFAULT.withDecodedBytes(4));
        Message message = Message.parse(Slice.of("\r\n123456"), options);
        assertThat(message.text()).contains("1234");
        assertThat(message.body().bytes()).hasSize(6);
    }
}
