package dev.paperknife.mime.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources on which a rule that grows with the square would not come to an end: no other clock decides. */
class AuditFamiliesTest {
    private static final int MANY = 200_000;
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=q\r\n\r\n";

    static Stream<Named<IntFunction<String>>> families() {
        return Stream.of(
                Named.of("carriage returns alone", n -> "X: " + "\r".repeat(n) + "\r\n\r\n" + "\r".repeat(n)),
                Named.of("almost delimiters after carriage returns", n -> MIXED + "\r--q".repeat(n)),
                Named.of("lookalikes", n -> MIXED + "--qx\r\n".repeat(n)),
                Named.of("dots", n -> "\r\n" + ".\r\n".repeat(n)),
                Named.of("fields in a preamble", n -> MIXED + "X: 1\r\n".repeat(n) + "--q\r\n\r\n--q--\r\n"),
                Named.of("one field again and again", n -> "Subject: a\r\n".repeat(n / 40) + "\r\nx"),
                Named.of(
                        "boundaries in comments",
                        n -> "Content-Type: text/plain; (" + "boundary=q ".repeat(n / 20) + ")"),
                Named.of("meta elements", n -> "Content-Type: text/html; charset=utf-8\r\n\r\n" + "<meta ".repeat(n)),
                Named.of("references", n -> "Content-Type: text/html\r\n\r\n" + "\"cid:".repeat(n)),
                Named.of("beginnings of files", n -> "\r\n" + "begin 644 a\r\n".repeat(n)),
                Named.of(
                        "a long file name",
                        n -> "Content-Disposition: attachment; filename=\"" + "./".repeat(n / 2) + "\"\r\n\r\n"),
                Named.of("a NUL a line", n -> "X: 1\r\n" + " \0\r\n".repeat(n / 10) + "\r\nx"),
                Named.of(
                        "signatures and many names",
                        n -> "To: a@a.example\r\n".repeat(500)
                                + ("DKIM-Signature: v=1; d=a; h=" + "to:".repeat(1000) + "\r\n").repeat(50)
                                + "\r\nx"));
    }

    @Timeout(60)
    @ParameterizedTest
    @MethodSource("families")
    void anAuditComesToItsEnd(IntFunction<String> family) {
        byte[] source = family.apply(MANY).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Audit.of(Message.parse(source))).isNotEmpty();
    }
}
