package dev.paperknife.mime.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MboxEncoderTest {
    private static final String SEPARATOR = "From MAILER-DAEMON Thu Nov 28 17:00:00 2024\n";

    private static String entry(String message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MboxEncoder encoder = new MboxEncoder(out, Instant.parse("2024-11-28T17:00:00Z"));
        encoder.write(message.getBytes(StandardCharsets.ISO_8859_1));
        encoder.end();
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "A: b^r^n^r^nx^r^n, A: b^n^nx^n^n",
        "A: b^n^nx, A: b^n^nx^n^n",
        "From x^n, >From x^n^n",
        ">>From x, >>>From x^n^n",
        "Fro, Fro^n^n",
        "From, From^n^n",
        ">, >^n^n",
        "FFrom x^n>x^n, FFrom x^n>x^n^n",
        "Fr^nFrom ^n, Fr^n>From ^n^n",
        "a^rFrom b^r, a^rFrom b^r^n^n",
        "'', ^n"
    })
    void quotesLinesThatLookLikeSeparators(String message, String entry) throws IOException {
        assertThat(entry(message.replace("^r", "\r").replace("^n", "\n")))
                .isEqualTo(SEPARATOR + entry.replace("^r", "\r").replace("^n", "\n"));
    }

    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.of("From ", "From", ">", "\n", "\r\n", "\r", "x", " Thu Nov 28 17:00:00 2024", "\n\n")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property
    void asManyMessagesAreReadAsWereWritten(@ForAll("messages") String first, @ForAll("messages") String second)
            throws IOException {
        List<String> read = new ArrayList<>();
        byte[] mbox = (entry("A: b\n\n" + first) + entry("A: c\n\n" + second)).getBytes(StandardCharsets.ISO_8859_1);
        try (Mbox entries = Mbox.open(Slice.of(mbox))) {
            entries.forEachRemaining(
                    entry -> read.add(new String(entry.message().bytes(), StandardCharsets.ISO_8859_1)));
        }
        assertThat(read).hasSize(2);
        assertThat(read.get(0)).startsWith("A: b\n");
        assertThat(read.get(1)).startsWith("A: c\n");
    }
}
