package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class EncodedWordsProperties {
    @Provide
    Arbitrary<String> text() {
        Arbitrary<Integer> ascii = Arbitraries.integers().between(' ', '~');
        Arbitrary<Integer> blank = Arbitraries.of((int) ' ', (int) '\t');
        Arbitrary<Integer> latin = Arbitraries.integers().between(0xA0, 0x17F);
        Arbitrary<Integer> cyrillic = Arbitraries.integers().between(0x400, 0x4FF);
        Arbitrary<Integer> hebrewAndArabic = Arbitraries.integers().between(0x5D0, 0x6FF);
        Arbitrary<Integer> thai = Arbitraries.integers().between(0xE01, 0xE5B);
        Arbitrary<Integer> cjk = Arbitraries.integers().between(0x4E00, 0x9FA5);
        Arbitrary<Integer> emoji = Arbitraries.integers().between(0x1F300, 0x1FAFF);
        Arbitrary<Integer> mark = Arbitraries.of((int) '=', (int) '?', (int) '_', 0x85, 0x2028, 0x200D, 0xFE0F, 0x301);
        return Arbitraries.frequencyOf(
                        Tuple.of(12, ascii),
                        Tuple.of(4, blank),
                        Tuple.of(2, latin),
                        Tuple.of(1, cyrillic),
                        Tuple.of(1, hebrewAndArabic),
                        Tuple.of(1, thai),
                        Tuple.of(3, cjk),
                        Tuple.of(2, emoji),
                        Tuple.of(2, mark))
                .list()
                .ofMaxSize(300)
                .map(EncodedWordsProperties::string);
    }

    private static String string(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    @Provide
    Arbitrary<Charset> charset() {
        return Arbitraries.of("UTF-8", "GB18030", "ISO-2022-JP", "Big5", "windows-1251", "ISO-8859-1", "UTF-16")
                .map(Charset::forName);
    }

    @Property
    void whatIsEncodedReadsBack(
            @ForAll("text") String text, @ForAll("charset") Charset charset, @ForAll @IntRange(max = 100) int column) {
        String value = EncodedWords.encode(text, charset, Math.min(column, 40));
        assertThat(EncodedWords.decode(value)).isEqualTo(text);
        assertThat(EncodedWords.decode(EncodedWords.encodeAll(text, charset, column))
                        .stripLeading())
                .isEqualTo(text.stripLeading());
    }

    @Property
    void whatIsEncodedIsFoldedAsciiWithinItsLimits(
            @ForAll("text") String text, @ForAll @IntRange(max = 40) int column) {
        String value = EncodedWords.encode(text, StandardCharsets.UTF_8, column);
        String[] lines = ("x".repeat(column) + value).split("\r\n", -1);
        for (String line : lines) {
            assertThat(line.chars()).allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
            assertThat(line.length()).isLessThanOrEqualTo(line.contains("=?") ? 76 : 78);
        }
        for (int i = 1; i < lines.length; i++) {
            assertThat(lines[i]).matches("[ \t]+[^ \t].*");
        }
    }

    @Property
    void whatIsEncodedDepartsFromNoRule(@ForAll("text") String text) {
        HeaderForm<String> decoded = (value, context) -> EncodedWords.decode(value, context);
        Reading<String> read = Reading.of(decoded, EncodedWords.encode(text));
        assertThat(read.ids()
                        .replace("encoded-word-control", "")
                        .replace("encoded-word-nested", "")
                        .replace("invisible-in-text", ""))
                .isBlank();
    }

    /** Labels as mail writes them, each with the charset whose encoder stands for it. */
    @Provide
    Arbitrary<String[]> label() {
        return Arbitraries.of(new String[][] {
            {"utf-8", "UTF-8"},
            {"gb2312", "GB18030"},
            {"GBK", "GB18030"},
            {"big5", "Big5-HKSCS"},
            {"shift_jis", "windows-31j"},
            {"iso-2022-jp", "ISO-2022-JP"},
            {"euc-jp", "EUC-JP"},
            {"euc-kr", "x-windows-949"},
            {"ks_c_5601-1987", "x-windows-949"},
            {"iso-2022-kr", "ISO-2022-KR"},
            {"iso-8859-1", "windows-1252"},
            {"iso-8859-2", "ISO-8859-2"},
            {"iso-8859-5", "ISO-8859-5"},
            {"iso-8859-6", "ISO-8859-6"},
            {"iso-8859-7", "ISO-8859-7"},
            {"iso-8859-8", "ISO-8859-8"},
            {"iso-8859-15", "ISO-8859-15"},
            {"windows-1251", "windows-1251"},
            {"windows-1255", "windows-1255"},
            {"windows-1256", "windows-1256"},
            {"koi8-r", "KOI8-R"},
            {"koi8-u", "KOI8-U"},
            {"tis-620", "x-windows-874"},
            {"utf-16", "UTF-16"},
            {"utf-16le", "UTF-16LE"},
        });
    }

    @Property
    void textInAnyCharsetReadsBackHoweverItsBytesAreCut(
            @ForAll("text") String text,
            @ForAll("label") String[] label,
            @ForAll @IntRange(min = 1, max = 40) int cut) {
        Charset charset = Charset.forName(label[1]);
        String encodable = encodable(text, charset, label[0]);
        byte[] bytes = encodable.getBytes(charset);
        StringBuilder words = new StringBuilder();
        StringBuilder sections = new StringBuilder("attachment");
        for (int from = 0, i = 0; from < bytes.length; from += cut, i++) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + cut, bytes.length));
            words.append(i % 3 == 0 ? quoted(piece, label[0]) : base64(piece, label[0]))
                    .append("\r\n ");
            sections.append(";\r\n filename*").append(i).append("*=").append(i == 0 ? label[0] + "''" : "");
            sections.append(percent(piece));
        }
        assertThat(EncodedWords.decode(words.toString().stripTrailing())).isEqualTo(encodable);
        Limits limits = Limits.DEFAULT.withSections(10_000);
        ContentDisposition disposition = Reading.of(
                        HeaderForms.contentDisposition(),
                        sections.toString().getBytes(StandardCharsets.US_ASCII),
                        limits)
                .value();
        assertThat(disposition.filename().orElse("")).isEqualTo(encodable);
    }

    /** The characters that the charset holds; the JDK's encoders also write some that read back as others. */
    private static String encodable(String text, Charset charset, String label) {
        StringBuilder encodable = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .filter(c -> Charsets.encode(c, charset)
                        .filter(bytes -> Charsets.decode(Slice.of(bytes), Optional.of(label), CharsetHints.NONE)
                                .text()
                                .equals(c))
                        .isPresent())
                .forEach(encodable::append);
        return encodable.toString();
    }

    private static String base64(byte[] bytes, String label) {
        return "=?" + label + "?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }

    private static String quoted(byte[] bytes, String label) {
        return "=?" + label + "?q?" + percent(bytes).replace('%', '=') + "?=";
    }

    private static String percent(byte[] bytes) {
        return HexFormat.of().withPrefix("%").formatHex(bytes);
    }

    /** A text that is one word has a short cut where nobody listens. */
    @Property
    void whoeverListensReadsTheSame(@ForAll("word") String word, @ForAll @IntRange(max = 9) int chars) {
        Limits limits = Limits.DEFAULT.withEncodedWords(chars & 1).withDecodedChars(chars);
        HeaderForm<String> decoded = (value, context) -> EncodedWords.decode(value, context);
        for (Limits each : List.of(Limits.DEFAULT, limits)) {
            String unheard = decoded.read(Slice.of(word), ReadContext.DEFAULT.withLimits(each));
            assertThat(unheard)
                    .isEqualTo(Reading.of(decoded, word.getBytes(StandardCharsets.UTF_8), each)
                            .value());
        }
    }

    @Provide
    Arbitrary<String> word() {
        Arbitrary<String> begin = Arbitraries.of("=?", "=?", "=?", " =?", "a=?", "==?", "=x=?");
        Arbitrary<String> label = Arbitraries.of("utf-8", "GB18030", "utf-8*en", "iso-2022-jp", "us-ascii", "x", "");
        Arbitrary<String> encoding = Arbitraries.of("?b?", "?Q?", "?x?", "?");
        Arbitrary<String> payload =
                Arbitraries.of("5rWL6K+V", "=E6=B5=8B_a", "", "4Q", "a?b", "=", "5r\r\n WL", "=EF=BB=BFa", "=C3", "!");
        Arbitrary<String> end =
                Arbitraries.of("?=", "?=", "?=", "?= ", "?=a", "?==?utf-8?q?b?=", "?= =?utf-8?q?b?=", "?", "");
        return Combinators.combine(begin, label, encoding, payload, end)
                .as((a, b, c, d, e) -> String.join("", a, b, c, d, e));
    }

    @Property
    void anyBytesDecode(@ForAll("noise") byte[] value) {
        HeaderForm<String> decoded = (bytes, context) -> EncodedWords.decode(bytes, context);
        assertThat(Reading.of(decoded, value, Limits.DEFAULT).value()).isNotNull();
    }

    @Provide
    Arbitrary<byte[]> noise() {
        Arbitrary<String> piece = Arbitraries.of(
                "=?",
                "?=",
                "=?utf-8?q?",
                "=?gb2312?b?",
                "=?iso-2022-jp?b?GyRC",
                "?",
                "=",
                "_",
                " ",
                "\r\n ",
                "\n",
                "\r",
                "=C3",
                "5rWL",
                "\u00C3",
                "\0",
                "\u001B$B",
                "*en",
                "=?utf-16?b?AGE",
                "+ADw-",
                "=?utf-7?q?");
        return Arbitraries.oneOf(
                        piece,
                        Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(3))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
    }
}
