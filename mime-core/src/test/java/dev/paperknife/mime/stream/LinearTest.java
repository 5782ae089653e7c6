package dev.paperknife.mime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work is counted in bytes looked at, so that no clock decides. */
class LinearTest {
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    private static final int SMALL = 20_000;

    static Stream<Named<IntFunction<String>>> families() {
        return Stream.of(
                Named.of("nested messages", n -> "Content-Type: message/rfc822\r\n\r\n".repeat(n)),
                Named.of(
                        "parts with an inner boundary that never comes",
                        n -> MIXED + "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n-- \r\n".repeat(n)),
                Named.of("empty parts", n -> MIXED + "--b\r\n\r\n".repeat(n) + "--b--\r\n"),
                Named.of("one long field", n -> "X: " + "abcdefghi ".repeat(n) + "\r\n\r\nx"),
                Named.of("one field of many folds", n -> "X: a\r\n" + " b\r\n".repeat(n) + "\r\nx"),
                Named.of("many fields", n -> "X: a\r\n".repeat(n) + "\r\nx"),
                Named.of("junk lines before a field", n -> "junk\r\n".repeat(n) + "X: a\r\n\r\nx"),
                Named.of("junk lines and fields in turn", n -> "junk\r\nX: a\r\n".repeat(n) + "\r\nx"),
                Named.of("dashed lines in a header section", n -> "--junk\r\n--a: b\r\n".repeat(n) + "\r\nx"),
                Named.of("dashed lines in a body", n -> MIXED + "--\r\n--bb\r\n".repeat(n)),
                Named.of("hyphens alone", n -> MIXED + "-".repeat(n)),
                Named.of("a delimiter and blanks without end", n -> MIXED + "--b" + " ".repeat(n)),
                Named.of("empty lines before nothing", n -> "\r\n".repeat(n)),
                Named.of("carriage returns alone", n -> MIXED + "\r".repeat(n)));
    }

    @ParameterizedTest
    @MethodSource("families")
    void twiceTheBytesAreTwiceTheWork(IntFunction<String> family) {
        assertLinear(family, Limits.DEFAULT);
        assertLinear(family, unlimited());
    }

    private static Limits unlimited() {
        int none = Limits.UNLIMITED;
        return Limits.DEFAULT
                .withDepth(none)
                .withMessages(none)
                .withParts(none)
                .withFields(none)
                .withHeaderBytes(none)
                .withHeaderBytesInAll(none);
    }

    private static void assertLinear(IntFunction<String> family, Limits limits) {
        ReadContext context = ReadContext.DEFAULT.withLimits(limits);
        assertLinear(family, 3, source -> work(MimeReader.of(Slice.of(source), context)));
        byte[] large = source(family, 2 * SMALL);
        assertThat(work(MimeReader.of(new ByteArrayInputStream(large), 16, context)))
                .as("the work over a stream")
                .isLessThanOrEqualTo(8L * large.length);
    }

    /** Law 9. */
    private static void assertLinear(IntFunction<String> family, long mostPerByte, ToLongFunction<byte[]> work) {
        byte[] small = source(family, SMALL);
        long done = work.applyAsLong(small);
        assertThat(done).isLessThanOrEqualTo(mostPerByte * small.length);
        assertThat(work.applyAsLong(source(family, 2 * SMALL))).isLessThanOrEqualTo(2 * done + done / 10 + 100);
    }

    private static byte[] source(IntFunction<String> family, int size) {
        return family.apply(size).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A law that cannot fail is found out: a search that looks back over a share of all that it has seen. */
    @Test
    void workThatGrowsWithTheSquareIsFoundOut() {
        assertThatThrownBy(() -> assertLinear("x"::repeat, 3, source -> (long) source.length * source.length / SMALL))
                .isInstanceOf(AssertionError.class);
        assertThatCode(() -> assertLinear("x"::repeat, 3, source -> 2L * source.length))
                .doesNotThrowAnyException();
    }

    private static long work(MimeReader reader) {
        try {
            while (reader.next()) {
                assertThat(reader.length()).isNotNegative();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.visited();
    }
}
