package dev.paperknife.mime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=b                | a=3Db",
                "caf\\xc3\\xa9      | caf=C3=A9",
                "one\\r\\ntwo\\r\\n | one\\r\\ntwo\\r\\n",
                "one\\ntwo\\r       | one=0Atwo=0D",
                "a\\r\\r\\n         | a=0D\\r\\n",
                "a\\s\\r\\nb\\t     | a=20\\r\\nb=09",
                "\\s                | =20",
                ".\\r\\n.a\\r\\na.  | =2E\\r\\n=2Ea\\r\\na.",
                "From me\\r\\nFrom  | =46rom me\\r\\nFrom",
                "a From b           | a From b",
                "From\\s            | =46rom=20",
                "\\0\\x7f           | =00=7F"
            })
    void quotedPrintableText(String text, String encoded) throws IOException {
        assertThat(text(text)).isEqualTo(Decoded.unescape(encoded));
    }

    @Test
    void quotedPrintableOfBinaryEncodesEachLineBreak() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder = TransferEncoding.QUOTED_PRINTABLE.encoder(out)) {
            encoder.write(Decoded.bytes("a\r\nb\n"));
        }
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("a=0D=0Ab=0A");
    }

    @Test
    void aLineFillsTheLastColumnOnlyWhereItEnds() throws IOException {
        String full = "x".repeat(76);
        assertThat(text(full + "\\r\\n" + full)).isEqualTo(full + "\r\n" + full);
        assertThat(text(full + "y")).isEqualTo("x".repeat(75) + "=\r\nxy");
        assertThat(text("x".repeat(73) + "=")).isEqualTo("x".repeat(73) + "=3D");
        assertThat(text("x".repeat(73) + "=y")).isEqualTo("x".repeat(73) + "=\r\n=3Dy");
        assertThat(text("x".repeat(74) + "=")).isEqualTo("x".repeat(74) + "=\r\n=3D");
        assertThat(text("x".repeat(75) + "\\s\\r\\n")).isEqualTo("x".repeat(75) + "=\r\n=20\r\n");
        assertThat(text("x".repeat(75) + "..")).isEqualTo("x".repeat(75) + "=\r\n=2E.");
        assertThat(text("x".repeat(75) + "From b")).isEqualTo("x".repeat(75) + "=\r\n=46rom b");
    }

    @Test
    void base64HasLinesOf76CharactersAndNoBreakAtItsEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder = TransferEncoding.BASE64.encoder(out)) {
            encoder.write(new byte[57 * 2 + 1]);
        }
        String line = "A".repeat(76);
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(line + "\r\n" + line + "\r\nAA==");
    }

    @ParameterizedTest
    @EnumSource(names = {"BASE64", "QUOTED_PRINTABLE", "EIGHT_BIT"})
    void closingFlushesTheTargetAndLeavesItOpen(TransferEncoding encoding) throws IOException {
        List<String> calls = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                calls.add("flush");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
        OutputStream encoder = encoding.textEncoder(out);
        encoder.write('a');
        encoder.flush();
        assertThat(calls).containsExactly("flush");
        encoder.close();
        assertThat(calls).containsExactly("flush", "flush");
        int size = out.size();
        encoder.close();
        assertThat(out.size()).isEqualTo(size).isPositive();
        assertThat(calls).doesNotContain("close");
    }

    @ParameterizedTest
    @CsvSource({"BASE64, YT1i", "QUOTED_PRINTABLE, a=3Db", "BINARY, a=b"})
    void encodesAllThatCanBeRead(TransferEncoding encoding, String encoded) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoding.encode(new ByteArrayInputStream(Decoded.bytes("a=b")), out);
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @EnumSource(names = {"BASE64", "QUOTED_PRINTABLE"})
    void nothingIsEncodedAsNothing(TransferEncoding encoding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encoding.encode(InputStream.nullInputStream(), out);
        assertThat(out.size()).isZero();
    }

    /** What is not a whole line yet may still be broken or end in a blank; it is not lost by a flush. */
    @Test
    void flushingPassesFinishedLinesOnAndKeepsTheRest() throws IOException {
        StringBuilder flushes = new StringBuilder();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushes.append(size()).append(' ');
            }
        };
        OutputStream encoder = TransferEncoding.QUOTED_PRINTABLE.textEncoder(out);
        encoder.write(Decoded.bytes("first\r\nsec "));
        encoder.flush();
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("first\r\n");
        encoder.write(Decoded.bytes("ond"));
        encoder.close();
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("first\r\nsec ond");
        assertThat(flushes).hasToString("7 14 ");
    }

    @ParameterizedTest
    @EnumSource(names = {"BASE64", "QUOTED_PRINTABLE"})
    void nothingIsTakenAfterTheEnd(TransferEncoding encoding) throws IOException {
        OutputStream encoder = encoding.encoder(new ByteArrayOutputStream());
        encoder.close();
        assertThatIOException().isThrownBy(() -> encoder.write('a'));
    }

    private static String text(String escaped) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder = TransferEncoding.QUOTED_PRINTABLE.textEncoder(out)) {
            encoder.write(Decoded.bytes(Decoded.unescape(escaped)));
        }
        return out.toString(StandardCharsets.US_ASCII);
    }
}
