package dev.paperknife.mime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines are written with $ for a CRLF, ~ for an LF and ^ for a CR; "o" is open, and "b" within it. */
class BoundariesTest {
    /** What follows the bytes at hand must not matter. */
    private static final String[] BEYOND = {"", "-", "--", "--b", "b", " ", "\n", "\r\n"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "--b$      | 1 | 3 | 5 | ",
                "--b~      | 1 | 3 | 4 | ",
                "--o$      | 0 | 3 | 5 | ",
                "--b$x     | 1 | 3 | 5 | ",
                "--b--$    | 1 | 5 | 7 | close",
                "--b \t$   | 1 | 5 | 7 | padded",
                "--b-- ~   | 1 | 6 | 7 | close padded"
            })
    void aDelimiterIsAWholeLine(String line, int level, int lineEnd, int next, String kind) {
        for (String beyond : BEYOND) {
            for (boolean isComplete : new boolean[] {true, false}) {
                Boundaries boundaries = open(100);
                assertThat(match(boundaries, line, beyond, isComplete)).isEqualTo(level);
                assertThat(boundaries.lineEnd() - 2).isEqualTo(lineEnd);
                assertThat(boundaries.next() - 2).isEqualTo(next);
                String found = (boundaries.isClose() ? "close " : "") + (boundaries.isPadded() ? "padded" : "");
                assertThat(found.strip()).isEqualTo(kind == null ? "" : kind);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "x",
                "-x",
                "b$",
                "--c$",
                "--bb$",
                "--bx",
                "--b-$",
                "--b-x",
                "--b---$",
                "--b x$",
                "--b^x",
                "--b-- ^^",
                "---b$"
            })
    void anyOtherLineIsNone(String line) {
        for (String beyond : BEYOND) {
            assertThat(match(open(100), line, beyond, true)).isEqualTo(Boundaries.NONE);
            assertThat(match(open(100), line, beyond, false)).isEqualTo(Boundaries.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "         | -1",
                "-        | -1",
                "--       | -1",
                "--b      | 1",
                "--b-     | -1",
                "--b--    | 1",
                "--b^     | -1",
                "--b--^   | -1",
                "--b-- ^  | -1",
                "--o      | 0"
            })
    void aLineThatMayGoOnIsUndecided(String line, int atTheEnd) {
        String text = line == null ? "" : line;
        for (String beyond : BEYOND) {
            assertThat(match(open(100), text, beyond, false)).isEqualTo(Boundaries.UNDECIDED);
            assertThat(match(open(100), text, beyond, true)).isEqualTo(atTheEnd);
        }
    }

    @Test
    void withoutAnOpenMultipartNothingIsUndecided() {
        for (String line : new String[] {"", "-", "--", "--b", "--b$"}) {
            assertThat(match(new Boundaries(100), line, "", false)).isEqualTo(Boundaries.NONE);
        }
    }

    @Test
    void onlyTheOuterOnesCanBeAskedFor() {
        byte[] line = bytes("--b$--o$");
        assertThat(open(100).match(1, line, 0, 5, true)).isEqualTo(Boundaries.NONE);
        assertThat(open(100).match(1, line, 5, 10, true)).isZero();
        Boundaries boundaries = open(100);
        boundaries.truncate(1);
        assertThat(boundaries.match(line, 0, 5, true)).isEqualTo(Boundaries.NONE);
        assertThat(boundaries.size()).isOne();
        assertThat(boundaries.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "b | --b$  | 0",
                "b | --b   | -2",
                "b | --    | -2",
                "b | -     | -2",
                "b | -x    | -1",
                "b | x     | -1",
                "b | --c   | -1",
                "b | --b-$ | -1",
                "  | --$   | -1",
                "  | -     | -1",
                "  | --    | -1"
            })
    void aBoundaryThatIsNotOpenYetIsTriedAlone(String boundary, String line, int level) {
        byte[] bytes = bytes(boundary == null ? "" : boundary);
        for (String beyond : BEYOND) {
            byte[] all = bytes("xx" + line + beyond);
            int limit = 2 + bytes(line).length;
            assertThat(open(100).matchOne(bytes, all, 2, limit, false)).isEqualTo(level);
            assertThat(open(100).matchOne(bytes, all, 2, limit, true))
                    .isEqualTo(line.equals("--b") ? 0 : Math.max(level, Boundaries.NONE));
        }
    }

    @Test
    void aLineLongerThanTheLimitIsNone() {
        assertThat(match(open(10), "--b" + " ".repeat(7) + "$", "", true)).isOne();
        assertThat(match(open(10), "--b" + " ".repeat(8) + "$", "", true)).isEqualTo(Boundaries.NONE);
        assertThat(match(open(10), "--b" + " ".repeat(20), "", false)).isEqualTo(Boundaries.NONE);
    }

    @Test
    void asManyMayBeOpenAsTheMessageLikes() {
        Boundaries boundaries = new Boundaries(100);
        for (int level = 0; level < 100; level++) {
            boundaries.push(bytes("b" + level));
        }
        for (int level = 0; level < 100; level++) {
            assertThat(match(boundaries, "--b" + level + "$", "", true)).isEqualTo(level);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b   | b     | boundary-reused",
                "b   | bb    | boundary-prefix",
                "b   | b-    | boundary-prefix",
                "b   | b-x   | boundary-prefix",
                "b   | bx-   | boundary-prefix",
                "b   | b---  | boundary-prefix",
                "b   | b--   | boundary-collision",
                "abc | abc-- | boundary-collision",
                "b   | c     | ''",
                "bc  | bd--  | ''"
            })
    void boundariesThatCanBeTakenForEachOtherAreReported(String a, String b, String defect) {
        assertThat(clashes(a, b)).isEqualTo(defect);
        assertThat(clashes(b, a)).isEqualTo(defect);
    }

    private static String clashes(String open, String boundary) {
        Boundaries boundaries = new Boundaries(100);
        boundaries.push(bytes("else"));
        boundaries.push(bytes(open));
        List<Defect.Code> codes = boundaries.clashes(bytes(boundary));
        return codes.isEmpty() ? "" : codes.get(0).id();
    }

    /** RFC 2046 5.1.1: a boundary does not end in blanks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/mixed; boundary=abc         | abc",
                "multipart/mixed; boundary=\"a b \\t\"  | a b",
                "multipart/mixed; boundary=abcd        | abcd",
                "multipart/mixed; boundary=\"abcd  \"   | abcd",
                "multipart/mixed; boundary=abcde       | ''",
                "multipart/mixed; boundary=\"  \"       | ''",
                "multipart/mixed                       | ''"
            })
    void aTypeGivesItsBoundaryWithinTheLimit(String type, String boundary) {
        Slice raw = Slice.of(bytes(type.replace("\\t", "\t")));
        ContentType read = HeaderForms.contentType().read(raw, ReadContext.DEFAULT);
        assertThat(Boundaries.of(read, Limits.DEFAULT.withBoundaryBytes(4))).isEqualTo(bytes(boundary));
    }

    private static Boundaries open(int mostLineBytes) {
        Boundaries boundaries = new Boundaries(mostLineBytes);
        boundaries.push(bytes("o"));
        boundaries.push(bytes("b"));
        return boundaries;
    }

    private static int match(Boundaries boundaries, String line, String beyond, boolean isComplete) {
        return boundaries.match(bytes("xx" + line + beyond), 2, 2 + bytes(line).length, isComplete);
    }

    private static byte[] bytes(String text) {
        return text.replace("$", "\r\n").replace("~", "\n").replace("^", "\r").getBytes(StandardCharsets.US_ASCII);
    }
}
