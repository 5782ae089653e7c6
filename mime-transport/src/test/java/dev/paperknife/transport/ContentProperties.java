package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What a message looks like on the wire, whatever it holds. */
class ContentProperties {
    private static final String END = "\r\n.\r\n";

    /** Bytes thick with dots, CR, LF and NUL, as smugglers like them, and with names of fields. */
    @Provide
    Arbitrary<byte[]> messages() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\r",
                "\n",
                ".",
                "\0",
                "\r\n",
                "\n.\n",
                "\r.\r",
                "\r.\n",
                "\n.\r",
                "\n.\r\n",
                "\r\n.\n",
                "\r.\r\n",
                "\r\n.\r",
                "a",
                "Bcc",
                "bcc:",
                "Resent-BCC :",
                " ",
                "\t",
                ":",
                "x: y",
                "long text without anything in it",
                "\u00e4",
                "..",
                "\r\r\n");
        return pieces.list().ofMaxSize(40).map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String stuffed(byte[] message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MessageContent(Slice.of(message)).writeStuffed(out);
        MessageContent.writeEnd(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String lines(byte[] message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MessageContent(Slice.of(message)).writeLines(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Property(tries = 3000)
    void theDataEndOnce(@ForAll("messages") byte[] message) throws IOException {
        String wire = "\r\n" + stuffed(message);
        assertThat(wire.indexOf(END)).isEqualTo(wire.length() - END.length());
        assertThat(wire.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }

    @Property(tries = 3000)
    void takingOneDotAwayGivesTheLines(@ForAll("messages") byte[] message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DotReader reader = new DotReader(out);
        byte[] wire = stuffed(message).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(reader.read(wire, 0, wire.length)).isEqualTo(wire.length);
        assertThat(reader.isDone()).isTrue();
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo(lines(message));
    }

    @Property(tries = 2000)
    void theSurveyFindsWhatIsWritten(@ForAll("messages") byte[] message) throws IOException {
        MessageContent content = new MessageContent(Slice.of(message));
        String lines = lines(message);
        assertThat(content.survey().lineBytes()).isEqualTo(lines.length());
        assertThat(content.survey().hasNul()).isEqualTo(lines.indexOf('\0') >= 0);
        assertThat(content.survey().isEightBit()).isEqualTo(lines.chars().anyMatch(c -> c > 0x7F));
        ByteArrayOutputStream binary = new ByteArrayOutputStream();
        content.writeBinary(binary);
        assertThat(content.survey().binaryBytes()).isEqualTo(binary.size());
        assertThat(content.survey().isPlain(false))
                .isEqualTo(binary.toString(StandardCharsets.ISO_8859_1).equals(lines));
    }

    @Property(tries = 2000)
    void cutsMakeNoDifference(@ForAll("messages") byte[] message, @ForAll @IntRange(min = 1, max = 9) int pieceBytes)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LineEncoder encoder = new LineEncoder(out, true);
        BlindCopies filter = new BlindCopies(encoder);
        writeCut(message, pieceBytes, filter);
        filter.end();
        encoder.end();
        MessageContent.writeEnd(out);
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo(stuffed(message));
    }

    private static void writeCut(byte[] bytes, int pieceBytes, OutputStream out) throws IOException {
        for (int from = 0; from < bytes.length; from += pieceBytes) {
            out.write(bytes, from, Math.min(pieceBytes, bytes.length - from));
        }
    }

    @Property(tries = 2000)
    void readingContentInPiecesMakesNoDifference(
            @ForAll("messages") byte[] message, @ForAll @IntRange(min = 1, max = 9) int pieceBytes) throws IOException {
        byte[] wire = stuffed(message).getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DotReader reader = new DotReader(out);
        for (int from = 0; from < wire.length; from += pieceBytes) {
            int to = Math.min(wire.length, from + pieceBytes);
            assertThat(reader.read(wire, from, to)).isEqualTo(to);
        }
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo(lines(message));
    }

    @Property(tries = 2000)
    void noBlindCopyGoesOut(@ForAll("messages") byte[] message) throws IOException {
        String wire = lines(message);
        int end = wire.startsWith("\r\n") ? 0 : wire.indexOf("\r\n\r\n");
        String header = end < 0 ? wire : wire.substring(0, end);
        for (String line : header.split("\r\n", -1)) {
            assertThat(line).doesNotMatch("(?i)(resent-)?bcc[ \t]*:.*");
        }
    }

    @Example
    void aDotAtEveryCutIsDoubledOnce() throws IOException {
        byte[] message = ".a\r\n.\r\n\r\n..\r\n.".getBytes(StandardCharsets.US_ASCII);
        for (int length = 0; length <= message.length; length++) {
            byte[] cut = Arrays.copyOf(message, length);
            assertThat(stuffed(cut)).isEqualTo(expected(new String(cut, StandardCharsets.US_ASCII)));
        }
    }

    private static String expected(String message) {
        String whole = message.endsWith("\r") ? message + "\n" : message;
        String ended = whole.isEmpty() || whole.endsWith("\r\n") ? whole : whole + "\r\n";
        return ("\r\n" + ended).replace("\r\n.", "\r\n..").substring(2) + ".\r\n";
    }
}
