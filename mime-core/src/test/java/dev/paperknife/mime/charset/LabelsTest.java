package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "utf8                | UTF-8",
                "UTF_8               | UTF-8",
                "utf-8;              | UTF-8",
                "utf-8; format=flowed| UTF-8",
                "'utf-8'             | UTF-8",
                "\"UTF-8\"           | UTF-8",
                "` utf-8\t`          | UTF-8",
                "3Dutf-8             | UTF-8",
                "charset=utf-8       | UTF-8",
                "unicode-1-1-utf-8   | UTF-8",
                "US-ASCII            | US-ASCII",
                "ascii               | US-ASCII",
                "ANSI_X3.4-1968      | US-ASCII",
                "iso-8859-1          | windows-1252",
                "ISO_8859-1:1987     | windows-1252",
                "iso 8859-1          | windows-1252",
                "8859_1              | windows-1252",
                "latin1              | windows-1252",
                "cp-1252             | windows-1252",
                "x-cp1252            | windows-1252",
                "x-ansi              | ",
                "gb2312              | GB18030",
                "GB2312_CHARSET      | GB18030",
                "GB_2312-80          | GB18030",
                "x-gbk               | GB18030",
                "ms936               | GB18030",
                "gb18030-2022        | GB18030",
                "hz-gb-2312          | HZ-GB-2312",
                "big5                | Big5-HKSCS",
                "x-x-big5            | Big5-HKSCS",
                "CHINESEBIG5_CHARSET | Big5-HKSCS",
                "big5-hkscs          | Big5-HKSCS",
                "cp950               | Big5-HKSCS",
                "shift_jis           | windows-31j",
                "x-sjis              | windows-31j",
                "cp932               | windows-31j",
                "euc-jp              | x-eucJP-Open",
                "iso-2022-jp         | ISO-2022-JP",
                "_iso-2022-jp$ESC    | ISO-2022-JP",
                "csISO2022JP2        | ISO-2022-JP-2",
                "iso-2022-jp-ms      | CP50221",
                "euc-kr              | x-windows-949",
                "ks_c_5601-1987      | x-windows-949",
                "iso-ir-149          | x-windows-949",
                "cp949               | x-windows-949",
                "iso-8859-8-i        | ISO-8859-8",
                "iso-8859-9          | windows-1254",
                "iso-8859-11         | windows-874",
                "tis-620             | windows-874",
                "iso-8859-10         | ISO-8859-10",
                "csISO885914         | ISO-8859-14",
                "Latin-9             | ISO-8859-15",
                "koi8-r              | KOI8-R",
                "koi8-ru             | KOI8-RU",
                "viscii              | VISCII",
                "macintosh           | x-MacRoman",
                "x-mac-ukrainian     | x-mac-cyrillic",
                "unicode-1-1-utf-7   | UTF-7",
                "utf-16              | UTF-16",
                "unicode             | UTF-16LE",
                "utf-32              | UTF-32",
            })
    void namesWhatMailMeans(String label, String charset) {
        // The JDK calls Thai's windows-874 by a name of its own.
        String name = "windows-874".equals(charset) ? "x-windows-874" : charset;

        assertThat(Charsets.forLabel(label).map(Charset::name).orElse(null)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "\"\"",
                "x",
                "cs",
                "charset",
                "default",
                "DEFAULT_CHARSET",
                "x-unknown",
                "unknown-8bit",
                "unknown",
                "none",
                "ansi",
                "8bit",
                "replacement",
                "x-nonesuch",
                "utf-9",
                "iso-8859-17",
                "windows-1259",
                "utf-8\u0000",
                "\u017Fhift_jis",
                "\uFF55tf-8",
                "utf-8%",
                "=?utf-8?q?utf-8?=",
                "İso-8859-1"
            })
    void namesNothingElse(String label) {
        assertThat(Charsets.forLabel(label)).isEmpty();
    }

    @Test
    void aLabelOfAnyLengthIsRead() {
        assertThat(Charsets.forLabel("utf-8".repeat(100_000))).isEmpty();
        assertThat(Charsets.forLabel("-".repeat(100_000) + "utf-8")).contains(StandardCharsets.UTF_8);
    }

    @Test
    void everyCharsetOfTheTableIsThere() {
        assertThat(entries()).allSatisfy(entry -> {
            int larger = entry.name().indexOf('>');
            String name = larger < 0 ? entry.name() : entry.name().substring(0, larger);
            assertThat(entry.keys())
                    .allSatisfy(key -> assertThat(Charsets.forLabel(key).map(Charset::name))
                            .contains(name));
            if (larger > 0) {
                assertThat(JdkCharsets.named(entry.name().substring(larger + 1)))
                        .isPresent();
            }
        });
    }

    @Test
    void everyLabelOfTheTableStandsThereOnce() {
        Set<String> seen = new HashSet<>();

        assertThat(entries())
                .allSatisfy(entry -> assertThat(entry.keys()).allSatisfy(key -> {
                    assertThat(seen.add(key)).as(key).isTrue();
                    assertThat(Labels.key(key)).isEqualTo(key);
                }));
    }

    @ParameterizedTest
    @MethodSource("whatwgLabels")
    void everyWhatwgLabelIsKnown(String label) {
        assertThat(Charsets.forLabel(label)).isPresent();
    }

    /** All of them but "replacement", which names no charset. */
    static Stream<String> whatwgLabels() {
        return Stream.of(
                        "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
                        "866 cp866 csibm866 ibm866",
                        "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
                        "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
                        "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
                        "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
                        "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e",
                        "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
                        "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7",
                        "iso_8859-7:1987 sun_eu_greek csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138",
                        "iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical",
                        "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 iso-8859-13 iso8859-13 iso885913",
                        "iso-8859-14 iso8859-14 iso885914 csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
                        "iso-8859-16 cskoi8r koi koi8 koi8-r koi8_r koi8-ru koi8-u csmacintosh mac macintosh x-mac-roman",
                        "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 cp1250 windows-1250 x-cp1250",
                        "cp1251 windows-1251 x-cp1251 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1",
                        "iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
                        "cp1253 windows-1253 x-cp1253 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9",
                        "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254 cp1255 windows-1255 x-cp1255 cp1256 windows-1256",
                        "x-cp1256 cp1257 windows-1257 x-cp1257 cp1258 windows-1258 x-cp1258 x-mac-cyrillic x-mac-ukrainian",
                        "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030",
                        "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cseucpkdfmtjapanese euc-jp x-euc-jp csiso2022jp iso-2022-jp",
                        "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
                        "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
                        "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr unicodefffe utf-16be",
                        "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le x-user-defined")
                .flatMap(line -> Stream.of(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csASCII",
                "csUTF8",
                "csUTF7",
                "csUnicode11UTF7",
                "csUTF16",
                "csUTF16BE",
                "csUTF16LE",
                "csUTF32",
                "csUTF32BE",
                "csUTF32LE",
                "csCESU-8",
                "csGBK",
                "csGB18030",
                "csBig5HKSCS",
                "csHZGB2312",
                "csISO2022JP",
                "csISO2022JP2",
                "csISO2022CN",
                "csISO2022CNEXT",
                "csISO2022KR",
                "csEUCKR",
                "csKSC56011987",
                "csShiftJIS",
                "csWindows31J",
                "csEUCPkdFmtJapanese",
                "csISO885913",
                "csISO885915",
                "csISO885916",
                "csISOLatin1",
                "csISOLatinGreek",
                "csKOI8U",
                "csPTCP154",
                "csKZ1048",
                "csTIS620",
                "csVISCII",
                "cswindows1258",
                "csMacintosh",
                "csIBM866",
                "csPC850Multilingual",
                "csPCp852",
                "csPC862LatinHebrew",
                "csIBM00858",
                "csHalfWidthKatakana",
                "csCP50220",
                "csCP51932",
                "csUCS4",
                "csIBM037",
                "csIBMThai",
                "Extended_UNIX_Code_Packed_Format_for_Japanese",
                "PC-Multilingual-850+euro",
                "ebcdic-cp-us",
                "Cyrillic-Asian",
                "STRK1048-2002",
                "RK1048",
                "ISO-Celtic"
            })
    void ianaAliasesAreKnown(String label) {
        // STRK1048-2002 is what the registry says.
        assertThat(Charsets.forLabel(label)).isPresent();
    }

    record Entry(String name, List<String> keys) {}

    static List<Entry> entries() {
        return Labels.TABLE
                .lines()
                .map(line -> List.of(line.split(" ", -1)))
                .map(words -> new Entry(words.get(0), words.subList(1, words.size())))
                .toList();
    }
}
