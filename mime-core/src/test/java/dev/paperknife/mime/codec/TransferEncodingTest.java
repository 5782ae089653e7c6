package dev.paperknife.mime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferEncodingTest {

    @ParameterizedTest
    @CsvSource({
        "7bit, SEVEN_BIT",
        "8BIT, EIGHT_BIT",
        "Binary, BINARY",
        "bASe64, BASE64",
        "QUOTED-PRINTABLE, QUOTED_PRINTABLE",
        "x-uuencode, UUENCODE",
        "uuencode, UUENCODE",
        "X-UUE, UUENCODE",
        "uue, UUENCODE"
    })
    void knowsItsNamesInAnyCase(String token, TransferEncoding encoding) {
        assertThat(TransferEncoding.forToken(token)).contains(encoding);
        byte[] within = ("(" + token + ")").getBytes(StandardCharsets.US_ASCII);
        assertThat(TransferEncoding.forToken(within, 1, within.length - 1)).contains(encoding);
    }

    @ParameterizedTest
    @CsvSource({
        "SEVEN_BIT, 7bit, true",
        "EIGHT_BIT, 8bit, true",
        "BINARY, binary, true",
        "UNKNOWN, unknown, true",
        "BASE64, base64, false",
        "QUOTED_PRINTABLE, quoted-printable, false",
        "UUENCODE, x-uuencode, false"
    })
    void saysItsNameAndWhetherThereIsAnythingToDecode(TransferEncoding encoding, String token, boolean isIdentity) {
        assertThat(encoding.token()).isEqualTo(token);
        assertThat(encoding.isIdentity()).isEqualTo(isIdentity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "base-64", "x-base64", "base64 ", "b\u0131nary", "7b\u0130t", "base64\u0000"})
    void knowsNoOther(String token) {
        assertThat(TransferEncoding.forToken(token)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SEVEN_BIT", "EIGHT_BIT", "BINARY", "UNKNOWN"})
    void identitiesKeepEveryOctet(TransferEncoding encoding) throws IOException {
        assertThat(encoding.isIdentity()).isTrue();
        Slice body = Decoded.slice("a=41 \r\n\u0000\u00ff\n");
        assertThat(encoding.decode(body, DefectSink.NONE)).isEqualTo(body.bytes());
        assertThat(encoding.stream(body, DefectSink.NONE).readAllBytes()).isEqualTo(body.bytes());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder = encoding.encoder(out)) {
            encoder.write(body.bytes());
        }
        assertThat(out.toByteArray()).isEqualTo(body.bytes());
    }

    @Test
    void uuencodeIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransferEncoding.UUENCODE.encoder(new ByteArrayOutputStream()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BASE64", "QUOTED_PRINTABLE"})
    void aFileDecodesLikeItsBytes(TransferEncoding encoding, @TempDir Path folder) throws IOException {
        byte[] data = new byte[300_000];
        new Random(7).nextBytes(data);
        byte[] raw = Base64.getMimeEncoder().encode(data);
        raw[150_000] = '*';
        Path file = Files.write(folder.resolve("body"), raw);
        Slice onDisk = Slice.of(file).slice(1000, raw.length);
        Slice inMemory = Slice.of(raw).slice(1000, raw.length);

        Decoded expected = Decoded.whole(encoding, inMemory);
        assertThat(Decoded.whole(encoding, onDisk)).isEqualTo(expected);
        assertThat(Decoded.streamed(encoding, onDisk, 4096)).isEqualTo(expected);
    }

    @Test
    void aLongRunOfBlanksInAFileIsLookedAtInPlace(@TempDir Path folder) throws IOException {
        String blanks = " \t".repeat(100_000);
        String raw = "a" + blanks + "\r\nb" + blanks + "c=" + blanks + "\nd";
        Path file = Files.write(folder.resolve("body"), Decoded.bytes(raw));
        try (InputStream in = TransferEncoding.QUOTED_PRINTABLE.stream(Slice.of(file), DefectSink.NONE)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .isEqualTo("a\r\nb" + blanks + "cd");
        }
    }

    @Test
    void aStreamReadsByteByByteToo() throws IOException {
        InputStream in = TransferEncoding.BASE64.stream(Decoded.slice("/wA="), DefectSink.NONE);
        assertThat(in.read()).isEqualTo(0xFF);
        assertThat(in.available()).isEqualTo(1);
        assertThat(in.read(new byte[0])).isZero();
        assertThat(in.read()).isZero();
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[1])).isEqualTo(-1);
        in.close();
    }

    @Test
    void aStreamPassesTheRestOnAndSaysHowMuch() throws IOException {
        byte[] data = new byte[200_000];
        new Random(5).nextBytes(data);
        Slice body = Slice.of(Base64.getMimeEncoder().encode(data));
        try (InputStream in = TransferEncoding.BASE64.stream(body, DefectSink.NONE)) {
            assertThat(in.read()).isEqualTo(data[0] & 0xFF);
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            assertThat(in.transferTo(rest)).isEqualTo(data.length - 1);
            assertThat(rest.toByteArray()).isEqualTo(Arrays.copyOfRange(data, 1, data.length));
            assertThat(in.transferTo(rest)).isZero();
        }
    }

    @Test
    void closingAStreamClosesItsFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("body"), Decoded.bytes("QUJD\r\n".repeat(50_000)));
        InputStream in = TransferEncoding.BASE64.stream(Slice.of(file), DefectSink.NONE);
        assertThat(in.read()).isEqualTo('A');
        in.close();
        assertThatIOException().isThrownBy(in::readAllBytes);
    }

    @Test
    void offsetsAreThoseOfTheSource() {
        Slice body = Decoded.slice("header\n\nQUJD!REVG").slice(8, 17);
        assertThat(Decoded.whole(TransferEncoding.BASE64, body).finding("base64-junk"))
                .isEqualTo("12+1 !");
    }
}
