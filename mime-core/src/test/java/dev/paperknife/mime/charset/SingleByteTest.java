package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleByteTest {
    private static String character(String label, int b) {
        Charset charset = Charsets.forLabel(label).orElseThrow();
        return new String(new byte[] {(byte) b}, charset);
    }

    @ParameterizedTest
    @CsvSource({
        "VISCII, 0x02, Ẳ",
        "VISCII, 0x1E, Ỵ",
        "VISCII, 0x80, Ạ",
        "VISCII, 0xD5, ạ",
        "VISCII, 0xFF, Ữ",
        "VISCII, 0x41, A",
        "KOI8-RU, 0x93, “",
        "KOI8-RU, 0xA4, є",
        "KOI8-RU, 0xAE, ў",
        "KOI8-RU, 0xBE, Ў",
        "KOI8-RU, 0xBF, ©",
        "KOI8-RU, 0xF0, П",
        "ISO-8859-10, 0xA1, Ą",
        "ISO-8859-10, 0xBD, ―",
        "ISO-8859-10, 0xFF, ĸ",
        "ISO-8859-10, 0x85, \u0085",
        "ISO-8859-14, 0xA1, Ḃ",
        "ISO-8859-14, 0xD7, Ṫ",
        "ISO-8859-14, 0xFF, ÿ",
        "KZ-1048, 0xA3, Ә",
        "KZ-1048, 0x98, \uFFFD",
        "PTCP154, 0x80, Җ",
        "ARMSCII-8, 0xB2, Ա",
        "TCVN, 0xB8, á",
        "x-mac-cyrillic, 0xFF, €",
        "x-mac-cyrillic, 0xA2, Ґ",
        "windows-1252, 0x81, \u0081",
        "windows-1252, 0x80, €",
        "windows-1255, 0xD9, \uFFFD",
        "windows-1255, 0x9F, \u009F",
        "x-user-defined, 0x80, \uF780",
    })
    void readsEachByte(String label, String b, String text) {
        // A table cell cannot hold a control.
        assertThat(character(label, Integer.decode(b))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1250",
        "windows-1251",
        "windows-1253",
        "windows-1254",
        "windows-1256",
        "windows-1257",
        "windows-1258"
    })
    void theJdksTablesAreKept(String name) {
        Charset jdk = Charset.forName(name);

        for (int b = 0; b < 256; b++) {
            String itsText = new String(new byte[] {(byte) b}, jdk);
            String expected = itsText.equals("\uFFFD") && b <= 0x9F ? String.valueOf((char) b) : itsText;
            assertThat(character(name, b)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-2", "ISO-8859-3", "ISO-8859-6", "ISO-8859-8", "ISO-8859-15", "KOI8-R", "KOI8-U"})
    void aLongTextIsReadAsTheJdkReadsIt(String name) {
        Charset jdk = Charset.forName(name);
        byte[] bytes = new byte[2048];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }

        assertThat(SingleByte.isWorthIt(jdk, bytes.length)).isTrue();
        assertThat(Decoding.of(jdk, bytes, 3, bytes.length))
                .isEqualTo(Decoding.of(jdk, jdk.newDecoder(), bytes, 3, bytes.length));
    }

    @Test
    void windows1252IsTheJdksWhereThatHasCharacters() {
        for (int b = 0; b < 256; b++) {
            String itsText = new String(new byte[] {(byte) b}, Charset.forName("windows-1252"));
            assertThat(character("windows-1252", b)).isEqualTo(itsText.equals("\uFFFD") ? "" + (char) b : itsText);
        }
    }

    @Test
    void everyCharacterIsWrittenAsItWasRead() {
        for (String label : new String[] {"VISCII", "KOI8-RU", "ISO-8859-14", "windows-1252", "x-user-defined"}) {
            for (int b = 0; b < 256; b++) {
                assertThat(Charsets.encode(
                                character(label, b), Charsets.forLabel(label).orElseThrow()))
                        .contains(new byte[] {(byte) b});
            }
        }
    }
}
