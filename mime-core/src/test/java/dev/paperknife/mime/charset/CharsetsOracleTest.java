package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.charset.CharsetProviderICU;
import dev.paperknife.mime.source.Slice;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own decoders against icu4j-charset, which is right about tables and wrong about malformed bytes and aliases. */
@Tag("icu4j-charset")
class CharsetsOracleTest {
    static Charset icu(String name) {
        return new CharsetProviderICU().charsetForName(name);
    }

    /** A text's bytes in a charset; absent where the charset cannot hold it. */
    static Optional<byte[]> written(Charset charset, String text) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            return Optional.of(result);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static DecodedText read(byte[] bytes, String label) {
        return Charsets.decode(Slice.of(bytes), Optional.of(label), CharsetHints.NONE);
    }

    @Test
    void theOracleIsHere() {
        assertThat(icu("UTF-7").getClass().getName()).startsWith("com.ibm.icu.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-10", "ISO-8859-14"})
    void singleBytesAreTheSame(String name) {
        for (int b = 0; b < 256; b++) {
            byte[] one = {(byte) b};
            assertThat(read(one, name).text()).isEqualTo(new String(one, icu(name)));
        }
    }

    /** ICU maps what Windows leaves open as the WHATWG Encoding standard does, and so do we; but not above 0x9F. */
    @ParameterizedTest
    @ValueSource(ints = {1250, 1251, 1252, 1254, 1256, 1258})
    void windowsTablesAreTheSame(int page) {
        for (int b = 0; b < 256; b++) {
            byte[] one = {(byte) b};
            assertThat(read(one, "windows-" + page).text()).isEqualTo(new String(one, icu("windows-" + page)));
        }
    }

    /** Letters only: in punctuation and in the private use area the tables of ICU and of the JDK differ here and there. */
    @ParameterizedTest
    @CsvSource({
        "HZ, hz-gb-2312",
        "ISO-2022-KR, iso-2022-kr",
        "ISO-2022-CN, iso-2022-cn",
        "ISO-2022-JP, iso-2022-jp",
        "ISO-2022-JP-1, iso-2022-jp-1",
        "ISO-2022-JP-2, iso-2022-jp-2",
    })
    void shiftedLettersAreReadAsIcuWritesThem(String name, String label) {
        Charset icu = icu(name);
        List<String> letters = IntStream.range(0xA0, 0xE000)
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .filter(text -> text.equals(
                        written(icu, text).map(bytes -> new String(bytes, icu)).orElse("")))
                .toList();

        assertThat(letters)
                .hasSizeGreaterThan(6000)
                .allSatisfy(text -> assertThat(
                                read(written(icu, text).orElseThrow(), label).text())
                        .isEqualTo(text));
    }
}
