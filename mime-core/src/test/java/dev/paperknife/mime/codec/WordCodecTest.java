package dev.paperknife.mime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCodecTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zm9v       | foo  | 0 | false",
                "Zm9vYg==   | foob | 0 | false",
                "Zm 9v      | foo  | 0 | false",
                "Zm9vYg     | foob | 0 | true",
                "Zm9vYg===  | foob | 0 | true",
                "Zm9vYg==Yg== | foobb | 1 | false",
                "Zm9vY      | foo  | 1 | false",
                "%%%        | ''   | 3 | false",
                "Zm=9v      | foo  | 1 | false",
                "Z_m-9v     | foo  | 2 | false",
                "''         | ''   | 0 | false"
            })
    void readsB(String word, String text, int damaged, boolean isUnpadded) {
        byte[] bytes = Decoded.bytes("?" + word.replace("''", "") + "?");
        WordCodec.Decoded decoded = WordCodec.decodeB(bytes, 1, bytes.length - 1);
        assertThat(new String(decoded.bytes(), StandardCharsets.ISO_8859_1)).isEqualTo(text.replace("''", ""));
        assertThat(decoded.damaged()).isEqualTo(damaged);
        assertThat(decoded.isUnpadded()).isEqualTo(isUnpadded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a_b=20c     | a b c       | 0",
                "=C3=bc      | \\xc3\\xbc  | 0",
                "two words   | two words   | 0",
                "=4          | =4          | 1",
                "=           | =           | 1",
                "==41=G1     | =A=G1       | 2",
                "\\xe9       | \\xe9       | 0"
            })
    void readsQ(String word, String text, int damaged) {
        byte[] bytes = Decoded.bytes("?" + Decoded.unescape(word) + "41");
        WordCodec.Decoded decoded = WordCodec.decodeQ(bytes, 1, bytes.length - 2);
        assertThat(new String(decoded.bytes(), StandardCharsets.ISO_8859_1)).isEqualTo(Decoded.unescape(text));
        assertThat(decoded.damaged()).isEqualTo(damaged);
        assertThat(decoded.isUnpadded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a b, a_b", "a_b, a=5Fb", "a=b?, a=3Db=3F", "(x), =28x=29", "!*+-/, !*+-/", "caf\u00e9, caf=E9"})
    void writesQForAnyPlace(String text, String word) {
        byte[] bytes = Decoded.bytes(text);
        byte[] encoded = WordCodec.encodeQ(bytes, 0, bytes.length);
        assertThat(new String(encoded, StandardCharsets.US_ASCII)).isEqualTo(word);
        assertThat(WordCodec.lengthQ(bytes, 0, bytes.length)).isEqualTo(word.length());
    }

    /** RFC 2047 5 (3). */
    @Test
    void writesOnlyWhatAPhraseAllowsAsItIs() {
        String literal = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/";
        for (int octet = 0; octet < 256; octet++) {
            String escaped = String.format(Locale.ROOT, "=%02X", octet);
            String word = octet == ' ' ? "_" : literal.indexOf(octet) >= 0 ? Character.toString(octet) : escaped;
            byte[] encoded = WordCodec.encodeQ(new byte[] {(byte) octet}, 0, 1);
            assertThat(new String(encoded, StandardCharsets.US_ASCII)).isEqualTo(word);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, AA==", "2, AAA=", "3, AAAA", "4, AAAAAA=="})
    void writesB(int zeros, String word) {
        assertThat(new String(WordCodec.encodeB(new byte[zeros + 2], 1, zeros + 1), StandardCharsets.US_ASCII))
                .isEqualTo(word);
        assertThat(WordCodec.lengthB(zeros)).isEqualTo(word.length());
    }
}
