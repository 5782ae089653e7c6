package dev.paperknife.mime.codec;

import static dev.paperknife.mime.codec.TransferEncoding.QUOTED_PRINTABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.DefectSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedPrintableDecoderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=3Db             | a=b",
                "caf=C3=A9         | caf\\xc3\\xa9",
                "caf=c3=a9         | caf\\xc3\\xa9",
                "one=\\r\\ntwo\\r\\n | onetwo\\r\\n",
                "one=\\ntwo\\n     | onetwo\\n",
                "one\\ntwo\\r\\n   | one\\ntwo\\r\\n",
                "a b\\tc=20\\r\\n  | a b\\tc\\s\\r\\n",
                "a=20=\\r\\n=20b   | a\\s\\sb",
                "a =\\r\\nb        | a\\sb",
                "\\r\\n\\n\\r\\n    | \\r\\n\\n\\r\\n",
                "=00=0D=0A         | \\0\\r\\n"
            })
    void readsCleanText(String raw, String text) {
        Decoded decoded = Decoded.whole(QUOTED_PRINTABLE, Decoded.unescape(raw));
        assertThat(decoded.text()).isEqualTo(Decoded.unescape(text));
        assertThat(decoded.ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=4\\r\\n          | a=4\\r\\n       | qp-invalid-escape     | 1+1 =4\\r",
                "==41               | =A              | qp-invalid-escape     | 0+1 ==4",
                "=3=\\r\\n5         | =35             | qp-invalid-escape     | 0+1 =3=",
                "=                  | ''              | qp-ends-in-soft-break | 0+1 =",
                "a=G0 and =x        | a=G0 and =x     | qp-invalid-escape     | 1+1 =G0 (2 in all)",
                "a= b               | a= b            | qp-invalid-escape     | 1+1 = b",
                "a=4                | a=4             | qp-invalid-escape     | 1+1 =4",
                "a= \\rb            | a= \\rb         | qp-invalid-escape     | 1+1 = \\r",
                "a=\\rb             | a=\\rb          | qp-bad-soft-break     | 1+1 =\\rb",
                "a=\\r              | a=\\r           | qp-bad-soft-break     | 1+1 =\\r",
                "a=\\r\\r\\nb       | a=\\r\\r\\nb    | qp-bad-soft-break     | 1+1 =\\r\\r",
                "abc=               | abc             | qp-ends-in-soft-break | 3+1 =",
                "abc=\\r\\n         | abc             | qp-ends-in-soft-break | 3+1 =",
                "abc=\\n            | abc             | qp-ends-in-soft-break | 3+1 =",
                "abc= \\t           | abc             | qp-ends-in-soft-break | 3+1 =",
                "abc= \\r\\ndef     | abcdef          | qp-trailing-space     | 4+1 1 of them",
                "a \\t\\r\\nb \\nc  | a\\r\\nb\\nc    | qp-trailing-space     | 1+2 2 of them (2 in all)",
                "a=20 \\r\\n        | a\\s\\r\\n      | qp-trailing-space     | 4+1 1 of them",
                "a\\t               | a               | qp-trailing-space     | 1+1 1 of them",
                "a \\r\\r\\n        | a \\r\\r\\n     | qp-raw-byte           | 2+1 \\r",
                "caf\\xe9           | caf\\xe9        | qp-raw-byte           | 3+1 \\xe9",
                "\\xc3\\xa9 \\0     | \\xc3\\xa9 \\0  | qp-raw-byte           | 0+2 \\xc3\\xa9 (3 in all)",
                "\\x7f\\x0c         | \\x7f\\x0c      | qp-raw-byte           | 0+2 \\x7f\\x0c (2 in all)"
            })
    void oddThingsAreReportedOnceAKind(String raw, String text, String id, String finding) {
        Decoded decoded = Decoded.whole(QUOTED_PRINTABLE, Decoded.unescape(raw));
        assertThat(decoded.text()).isEqualTo(text.equals("''") ? "" : Decoded.unescape(text));
        assertThat(decoded.finding(id)).isEqualTo(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc=\\ndef      | qp-bad-soft-break",
                "abc\\r\\n\\rdef | qp-trailing-space",
                "=20=20\\r\\n     | qp-trailing-space",
                "a=\\r\\n\\r\\n   | qp-ends-in-soft-break"
            })
    void whatIsAllowedIsNotReported(String raw, String id) {
        assertThat(Decoded.whole(QUOTED_PRINTABLE, Decoded.unescape(raw)).ids()).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource({"76, ''", "77, encoded-line-length"})
    void aLineHasAtMost76Characters(int length, String ids) {
        String line = "x".repeat(length);
        assertThat(Decoded.whole(QUOTED_PRINTABLE, line).ids()).isEqualTo(ids);
        assertThat(Decoded.whole(QUOTED_PRINTABLE, "a\r\n" + line + "\r\nb\r\n").ids())
                .isEqualTo(ids);
        String soft = "x".repeat(length - 1) + "=\r\n";
        assertThat(Decoded.whole(QUOTED_PRINTABLE, soft + soft + "b").ids()).isEqualTo(ids);
    }

    @Test
    void theLongLineIsPointedAt() {
        assertThat(Decoded.whole(QUOTED_PRINTABLE, "a\n" + "=41".repeat(30) + "\nb")
                        .finding("encoded-line-length"))
                .isEqualTo("2+90 a line of 90 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\\B\\r\\nb | a\\r\\nb",
                "a\\B\\nb    | a\\nb",
                "a\\B        | a",
                "a\\Bb       | a\\Bb",
                "a\\B\\rb    | a\\B\\rb",
                "a=\\B\\r\\nb | ab",
                "a=\\B\\nb   | ab",
                "a=\\B       | a",
                "a=\\Bb      | a=\\Bb",
                "a=\\B\\rb   | a=\\B\\rb",
                "a=\\B\\r    | a=\\B\\r",
                "\\B=\\B=41  | \\B=\\BA"
            })
    void blanksLongerThanAnyWindowAreReadLikeShortOnes(String raw, String text) {
        String blanks = " \t ".repeat(500);
        String body = Decoded.unescape(raw.replace("\\B", blanks));
        Decoded whole = Decoded.whole(QUOTED_PRINTABLE, body);
        assertThat(whole.text()).isEqualTo(Decoded.unescape(text.replace("\\B", blanks)));
        for (int window : Decoded.windows()) {
            assertThat(Decoded.streamed(QUOTED_PRINTABLE, Decoded.slice(body), window))
                    .isEqualTo(whole);
        }
    }

    /** Blanks beyond a window are read in pieces of their own: the line end may stand in two. */
    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1})
    void blanksMayReachAnywhereBeforeALineEnd(int more) {
        String blanks = " ".repeat(Window.BYTES + more);
        String raw = "a" + blanks + "\r\nb" + blanks + "\rc" + blanks + "\nd" + blanks + "\r\r\ne";
        Decoded decoded = Decoded.streamed(QUOTED_PRINTABLE, Decoded.slice(raw), 64);
        assertThat(decoded.text()).isEqualTo("a\r\nb" + blanks + "\rc\nd" + blanks + "\r\r\ne");
        assertThat(decoded).isEqualTo(Decoded.whole(QUOTED_PRINTABLE, raw));
    }

    @Test
    void whoAsksForTheValueAloneGetsTheSame() {
        String raw = "a \r\n=C3=\u00e9 \u0000\rb=\r";
        assertThat(QUOTED_PRINTABLE.decode(Decoded.slice(raw), DefectSink.NONE))
                .isEqualTo(Decoded.bytes(Decoded.whole(QUOTED_PRINTABLE, raw).text()));
    }
}
