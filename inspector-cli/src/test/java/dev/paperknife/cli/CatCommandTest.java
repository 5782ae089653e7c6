package dev.paperknife.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatCommandTest {
    private static final byte[] ALPHABET = "Content-Transfer-Encoding: base64\n\nYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=\n"
            .getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "0-2, abc",
        "3-3, d",
        "23-, xyz",
        "-2, yz",
        "-100, abcdefghijklmnopqrstuvwxyz",
        "20-1000, uvwxyz",
        "26-, ''",
        "1k-, ''"
    })
    void aRangeIsAsInHttp(String range, String bytes) {
        Run run = Run.with(ALPHABET, "cat", "--range", range, "-", "1");
        assertThat(run.out()).isEqualTo(bytes);
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"5", "-", "5-3", "a-b", "1-2-3"})
    void whatIsNoRangeIsOneLine(String range) {
        Run run = Run.with(ALPHABET, "cat", "--range=" + range, "-", "1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("eml: --range: " + range + " is no range; give one such as 0-99, 100- or -100\n");
    }

    @Test
    void aRangeOfWhatStandsInTheMessage() {
        assertThat(Run.with(ALPHABET, "cat", "--raw", "--range", "-5", "-", "1").out())
                .isEqualTo("eXo=\n");
    }

    @Test
    void hexHasOffsetsBytesAndAscii() {
        assertThat(Run.with(ALPHABET, "cat", "--hex", "-", "1").out()).isEqualTo("""
                        00000000  61 62 63 64 65 66 67 68  69 6a 6b 6c 6d 6e 6f 70  |abcdefghijklmnop|
                        00000010  71 72 73 74 75 76 77 78  79 7a                    |qrstuvwxyz|
                        """);
        byte[] mail =
                "Content-Transfer-Encoding: quoted-printable\n\n=00=1B=7F=80=FF".getBytes(StandardCharsets.US_ASCII);
        assertThat(Run.with(mail, "cat", "--hex", "--range", "1-", "-", "1").out())
                .isEqualTo("00000001  1b 7f 80 ff                                       |....|\n");
    }
}
