package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
    private static final String BOTH = "季度报告";

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static DecodedText decode(byte[] bytes, String label) {
        return Charsets.decode(Slice.of(bytes), Optional.of(label), CharsetHints.NONE);
    }

    static DecodedText decode(byte[] bytes) {
        return Charsets.decode(Slice.of(bytes), Optional.empty(), CharsetHints.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gb2312       | D6ECE946BBF9       | 朱镕基    | GB18030",
                "gbk          | 80                 | €        | GB18030",
                "gbk          | B2E2 A3A0 CAD4     | 测\u3000试 | GB18030",
                "gb18030      | 95328236 A8BC      | 𠀀ḿ      | GB18030",
                "iso-8859-1   | 8093 81            | €“\u0081 | windows-1252",
                "windows-1253 | 81 C1              | \u0081Α  | windows-1253",
                "shift_jis    | 8740 8160          | ①～      | windows-31j",
                "euc-jp       | ADA1 B4C1 8FB0A1   | ①漢丂    | x-eucJP-Open",
                "euc-kr       | B0A1 8141          | 가갂     | x-windows-949",
                "big5         | A3E1 A1C3 A4A4     | €￣中    | Big5-HKSCS",
                "big5-hkscs   | 8862 8740          | Ê̄䏰      | Big5-HKSCS",
                "iso-8859-9   | F0 80              | ğ€       | windows-1254",
                "tis-620      | A1 80              | ก€       | x-windows-874",
                "iso-8859-8-i | F9                 | ש        | ISO-8859-8",
                "macintosh    | 8A DB              | ä€       | x-MacRoman",
                "koi8-u       | A4                 | є        | KOI8-U",
                "utf-7        | 2B414477412F772D   | <ÿ       | UTF-7",
                "x-user-defined | 80FF             | \uF780\uF7FF | x-user-defined",
                "IBM037       | C8C9               | HI       | IBM037",
            })
    void readsByTheCharsetThatMailMeans(String label, String bytes, String text, String used) {
        DecodedText decoded = decode(hex(bytes), label);

        assertThat(decoded.text()).isEqualTo(text);
        assertThat(decoded.used()).isEqualTo(used);
        assertThat(decoded.declared()).contains(label);
        assertThat(decoded.malformed()).isZero();
        assertThat(decoded.guessed()).isFalse();
        assertThat(decoded.knownLabel()).isTrue();
        assertThat(decoded.isEncodingProblem()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utf-8        | 61 B2E2 62         | aXXb     | 2",
                "gb18030      | 61 FF 62           | aXb      | 1",
                "gb18030      | D0                 | X        | 1",
                "gb18030      | D0 0A 41           | X\\nA    | 1",
                "big5         | A4 3C 62 3E        | X<b>     | 1",
                "euc-kr       | B0 3C 62 3E        | X<b>     | 1",
                "euc-jp       | A4 22 61           | X\"a     | 1",
                "iso-8859-8   | A1 E0              | Xא       | 1",
                "koi8-r       | F0                 | П        | 0",
                "utf-16be     | D800 0041 00       | XAX      | 2",
                "utf-32be     | 00110000 00000041  | XA       | 1",
                "us-ascii     | 41                 | A        | 0",
                "hz-gb-2312   | 7E7B 5650 7E7D D6  | 中X      | 1",
                "iso-2022-jp  | D6 41              | XA       | 1",
            })
    void aKnownLabelIsKeptTo(String label, String bytes, String text, int malformed) {
        DecodedText decoded = decode(hex(bytes), label);

        assertThat(decoded.text()).isEqualTo(text.replace('X', '\uFFFD').replace("\\n", "\n"));
        assertThat(decoded.malformed()).isEqualTo(malformed);
        assertThat(decoded.isEncodingProblem()).isEqualTo(malformed > 0);
        assertThat(decoded.guessed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utf-16   | 00610062       | ab | UTF-16BE",
                "utf-16   | FEFF00610062   | ab | UTF-16BE",
                "utf-16   | FFFE61006200   | ab | UTF-16LE",
                "utf-16le | 61006200       | ab | UTF-16LE",
                "utf-16le | FFFE61006200   | ab | UTF-16LE",
                "utf-16le | FEFF00610062   | ab | UTF-16BE",
                "utf-16be | FFFE61006200   | ab | UTF-16LE",
                "unicode  | 61006200       | ab | UTF-16LE",
                "ucs-2    | 00610062       | ab | UTF-16BE",
                "utf-32   | 0000006100000062         | ab | UTF-32BE",
                "utf-32   | FFFE00006100000062000000 | ab | UTF-32LE",
                "utf-32le | 0000FEFF00000061         | a  | UTF-32BE",
                "utf-8    | EFBBBF6162     | ab | UTF-8",
                "utf-7    | 2B2F76382D6162 | ab | UTF-7",
                "gb18030  | 843195336162   | ab | GB18030",
            })
    void aMarkDecidesTheOrderAndIsNoText(String label, String bytes, String text, String used) {
        DecodedText decoded = decode(hex(bytes), label);

        assertThat(decoded.text()).isEqualTo(text);
        assertThat(decoded.used()).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us-ascii", "x-unknown"})
    void withoutAUsableLabelUtf8IsFirst(String label) {
        DecodedText decoded = decode(BOTH.getBytes(StandardCharsets.UTF_8), label);

        assertThat(decoded.text()).isEqualTo(BOTH);
        assertThat(decoded.used()).isEqualTo("UTF-8");
        assertThat(decoded.guessed()).isTrue();
        assertThat(decoded.knownLabel()).isEqualTo(label.equals("us-ascii"));
        assertThat(decoded.malformed()).isZero();
    }

    @Test
    void thenTheFirstCandidateThatReadsThemAll() {
        byte[] bytes = "Привет, мир".getBytes(Charset.forName("KOI8-R"));
        List<Charset> candidates = List.of(
                StandardCharsets.US_ASCII,
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16BE,
                Charset.forName("ISO-8859-3"),
                Charset.forName("KOI8-R"),
                Charset.forName("windows-1251"));

        DecodedText decoded = Charsets.decode(Slice.of(bytes), Optional.empty(), () -> candidates);

        assertThat(decoded.text()).isEqualTo("Привет, мир");
        assertThat(decoded.used()).isEqualTo("KOI8-R");
        assertThat(decoded.guessed()).isTrue();
        assertThat(decoded.knownLabel()).isTrue();
    }

    @Test
    void lastOfAllIsWindows1252() {
        DecodedText decoded = decode("Grün für 5 €".getBytes(Charset.forName("windows-1252")), "x-unknown");

        assertThat(decoded.text()).isEqualTo("Grün für 5 €");
        assertThat(decoded.used()).isEqualTo("windows-1252");
        assertThat(decoded.knownLabel()).isFalse();
        assertThat(decoded.isEncodingProblem()).isTrue();
    }

    @Test
    void asciiNeedsNoGuess() {
        assertThat(decode(hex("61 1B 24 42 7E 7B 2B"))).satisfies(decoded -> {
            assertThat(decoded.text()).isEqualTo("a\u001B$B~{+");
            assertThat(decoded.used()).isEqualTo("US-ASCII");
            assertThat(decoded.guessed()).isFalse();
        });
        assertThat(decode(new byte[0], "default")).satisfies(decoded -> {
            assertThat(decoded.text()).isEmpty();
            assertThat(decoded.guessed()).isTrue();
            assertThat(decoded.knownLabel()).isFalse();
        });
    }

    @Test
    void utf16WithAMarkNeedsNoLabel() {
        assertThat(decode(hex("FFFE 60 4F 0A 00"))).satisfies(decoded -> {
            assertThat(decoded.text()).isEqualTo("你\n");
            assertThat(decoded.used()).isEqualTo("UTF-16LE");
            assertThat(decoded.guessed()).isTrue();
        });
        // The same two bytes before odd text are letters.
        assertThat(decode(hex("FFFE 61")).text()).isEqualTo("ÿþa");
    }

    @Test
    void readsARangeOfAnArray() {
        byte[] bytes = hex("FF B2E2 CAD4 FF");

        assertThat(Charsets.decode(bytes, 1, 5, Optional.of("gbk"), CharsetHints.NONE))
                .satisfies(decoded -> assertThat(decoded.text()).isEqualTo("测试"));
        assertThatThrownBy(() -> Charsets.decode(bytes, 1, 7, Optional.empty(), CharsetHints.NONE))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void readsARangeOfAFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.txt"), hex("FF B2E2 CAD4 FF"));

        assertThat(Charsets.decode(Slice.of(file).slice(1, 5), Optional.of("gbk"), CharsetHints.NONE)
                        .text())
                .isEqualTo("测试");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, true",
        "US-ASCII, true",
        "GB18030, true",
        "Big5-HKSCS, true",
        "windows-31j, true",
        "x-windows-949, true",
        "x-eucJP-Open, true",
        "windows-1252, true",
        "ISO-8859-10, true",
        "KOI8-RU, true",
        "x-MacRoman, true",
        "UTF-16, false",
        "UTF-16LE, false",
        "UTF-32BE, false",
        "UTF-7, false",
        "HZ-GB-2312, false",
        "ISO-2022-JP, false",
        "ISO-2022-KR, false",
        "VISCII, false",
        "IBM037, false",
    })
    void asciiSupersetsReadAsciiAnywhere(String label, boolean isSuperset) {
        assertThat(Charsets.isAsciiSuperset(Charsets.forLabel(label).orElseThrow()))
                .isEqualTo(isSuperset);
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, 😀, F09F9880",
        "gb2312, 朱镕基, D6ECE946BBF9",
        "gb18030, 😀, 9439FC36",
        "iso-8859-1, “é”, 93E994",
        "iso-8859-10, Ą, A1",
        "viscii, Ẳ, 02",
        "big5, 中, A4A4",
        "shift_jis, ①, 8740",
        "iso-2022-jp, 会議a, 1B2442327135441B284261",
        "utf-7, ü+, 2B414F794F4B77412D",
    })
    void writesWhatTheCharsetHolds(String label, String text, String bytes) {
        Charset charset = Charsets.forLabel(label).orElseThrow();

        Optional<byte[]> encoded = Charsets.encode(text, charset);

        if (!label.equals("utf-7")) {
            assertThat(encoded).hasValueSatisfying(b -> assertThat(b).isEqualTo(hex(bytes)));
        }
        assertThat(decode(encoded.orElseThrow(), label).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "us-ascii, é",
        "iso-8859-1, 中",
        "iso-8859-1, 😀",
        "big5, 😀",
        "iso-2022-jp, 가",
        "hz-gb-2312, 中",
        "iso-2022-kr, 가",
        "x-user-defined, é",
        "koi8-ru, 中",
    })
    void writesNothingElse(String label, String text) {
        assertThat(Charsets.encode(text, Charsets.forLabel(label).orElseThrow()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gb2312, GB18030",
        "iso-8859-1, windows-1252",
        "shift_jis, Shift_JIS",
        "euc-jp, EUC-JP",
        "ks_c_5601-1987, EUC-KR",
        "iso-2022-jp-ms, ISO-2022-JP",
        "tis-620, windows-874",
        "mac, macintosh",
        "utf8, UTF-8",
    })
    void writesALabelThatReadersKnow(String label, String written) {
        Charset charset = Charsets.forLabel(label).orElseThrow();

        assertThat(Charsets.label(charset)).isEqualTo(written);
        assertThat(Charsets.forLabel(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "gb18030", "utf-7", "iso-8859-1", "viscii"})
    void halfASurrogatePairIsNotWritten(String label) {
        Charset charset = Charsets.forLabel(label).orElseThrow();

        assertThat(Charsets.encode("a\uD83D", charset)).isEmpty();
        assertThat(Charsets.encode("\uD83Da", charset)).isEmpty();
        assertThat(Charsets.encode("\uDE00", charset)).isEmpty();
    }
}
