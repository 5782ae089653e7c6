package dev.paperknife.mime.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MboxDialectTest {
    private static final String FROM = "From ann@a.example Tue Oct  1 10:00:00 2024\n";
    private static final String LAST = FROM + "B: 2\n\nlast\n";

    @Test
    void mboxoQuotesOnce() throws IOException {
        assertThat(dialect(FROM + "A: 1\n\n>From here\n\n" + LAST)).isEqualTo(MboxDialect.MBOXO);
    }

    @Test
    void mboxrdQuotesWhatIsQuoted() throws IOException {
        assertThat(dialect(FROM + "A: 1\n\n>From here\n>>From there\n\n" + LAST))
                .isEqualTo(MboxDialect.MBOXRD);
    }

    @Test
    void mboxclCountsAndQuotes() throws IOException {
        assertThat(dialect(counted(">From here\n") + counted("last\n"))).isEqualTo(MboxDialect.MBOXCL);
    }

    @Test
    void mboxcl2CountsAndLeavesSeparatorsInText() throws IOException {
        String body = "see:\n\n" + FROM + "Quoted: field\n\nthe end\n";
        String mbox = counted(body) + counted("last\n");
        assertThat(dialect(mbox)).isEqualTo(MboxDialect.MBOXCL2);
        assertThat(read(mbox)).hasSize(2).first().asString().endsWith(body);
    }

    @Test
    void aLengthMayCountTheEmptyLine() throws IOException {
        String body = "see:\n\n" + FROM + "Quoted: field\n\nthe end\n\n";
        String mbox = FROM + "Content-Length: " + body.length() + "\n\n" + body + LAST;
        assertThat(read(mbox)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"3", "40", "999999999", "99999999999999999999", "-1", "x"})
    void aWrongLengthIsNotBelieved(String length) throws IOException {
        String mbox = FROM + "Content-Length: " + length + "\n\nfirst\n\n" + LAST + "\n" + LAST;
        assertThat(read(mbox)).hasSize(3);
        assertThat(dialect(mbox)).isEqualTo(MboxDialect.MBOXO);
    }

    @Test
    void aLengthInTextIsText() throws IOException {
        String text = "A: 1\n\nContent-Length: 1000\n\n";
        assertThat(read(FROM + text + "x\n\n" + LAST)).hasSize(2);
    }

    @Test
    void lengthsAreHeededAcrossTheWindow(@TempDir Path folder) throws IOException {
        String body = "x".repeat(76).concat("\n").repeat(2000) + "\n" + FROM + "Quoted: field\n\nend\n";
        Path file = Files.writeString(folder.resolve("a"), counted(body) + counted("last\n"));
        assertThat(read(Slice.of(file))).hasSize(2);
        assertThat(MboxDialect.of(Slice.of(file))).isEqualTo(MboxDialect.MBOXCL2);
    }

    @ParameterizedTest
    @CsvSource({
        "MBOXO,   From here|x~>From here~>>From here, From here|x~From here~>>From here",
        "MBOXO,   >From here, From here",
        "MBOXRD,  >>>From here~> From~>Fro, >>From here~> From~>Fro",
        "MBOXCL,  >From here, From here",
        "MBOXCL2, >From here, >From here",
        "MBOXRD,  a>From here~>, a>From here~>"
    })
    void unquotes(MboxDialect dialect, String quoted, String expected) throws IOException {
        assertThat(unquoted(dialect, quoted.replace('~', '\n'))).isEqualTo(expected.replace('~', '\n'));
    }

    @Test
    void unquotesAcrossTheWindow() throws IOException {
        for (int shift = 8150; shift < 8210; shift++) {
            String before = "x".repeat(shift) + "\n";
            assertThat(unquoted(MboxDialect.MBOXRD, before + ">>From here\n")).isEqualTo(before + ">From here\n");
        }
        String marks = ">".repeat(20_000) + "From here\n";
        assertThat(unquoted(MboxDialect.MBOXO, marks)).isEqualTo(marks);
    }

    private static String unquoted(MboxDialect dialect, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new String(dialect.unquote(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String counted(String body) {
        return FROM + "A: 1\nContent-Length: " + body.length() + "\n\n" + body + "\n";
    }

    private static MboxDialect dialect(String mbox) throws IOException {
        return MboxDialect.of(Slice.of(mbox));
    }

    private static List<String> read(String mbox) throws IOException {
        return read(Slice.of(mbox));
    }

    private static List<String> read(Slice source) throws IOException {
        List<String> messages = new ArrayList<>();
        try (Mbox mbox = Mbox.open(source)) {
            mbox.forEachRemaining(entry -> messages.add(entry.message().latin1()));
        }
        return messages;
    }
}
