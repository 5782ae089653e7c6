package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Limits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedWordsTest {
    private static final HeaderForm<String> DECODED = (value, context) -> EncodedWords.decode(value, context);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // RFC 2047 8
                "=?ISO-8859-1?Q?a?=                            | a            |",
                "=?ISO-8859-1?Q?a?= b                          | a b          |",
                "=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=         | ab           |",
                "=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=        | ab           |",
                "=?ISO-8859-1?Q?a_b?=                          | a b          |",
                "=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=        | a b          |",
                "=?utf-8?B?5rWL6K+V?=                          | 测试          |",
                "=?UTF-8?q?Gr=C3=BCn?= und =?utf-8?Q?Bla=c3=b6?= | Grün und Blaö |",
                // RFC 2231 5
                "=?utf-8*en?q?a?=                              | a            |",
                "=?utf-8*?q?a?=                                | a            |",
                // touching
                "a=?utf-8?q?b?=c                               | abc          | encoded-word-not-delimited",
                "=?utf-8?q?a?==?utf-8?q?b?=                    | ab           | encoded-word-not-delimited",
                "[x]=?utf-8?q?a?= b                            | [x]a b       | encoded-word-not-delimited",
                // blanks inside
                "=?utf-8?q?two words?=                         | two words    | encoded-word-bad-syntax",
                "=?utf-8?b?5rWL 6K+V?=                         | 测试          | encoded-word-bad-syntax",
                // question marks where none may be, and none where one must be
                "=?utf-8?q?Hello??=                            | Hello?       | encoded-word-bad-syntax",
                "=?utf-8?q?a?b?=                               | a?b          | encoded-word-bad-syntax",
                "=?utf-8??abc?=                                | =?utf-8??abc?= | encoded-word-bad-syntax",
                "=?utf-8 ?q?abc?=                              | =?utf-8 ?q?abc?= | encoded-word-bad-syntax",
                "=?what ?q or ?b                               | =?what ?q or ?b |",
                // empty, truncated, no word at all
                "x =?utf-8?q??= y                              | x  y         | encoded-word-bad-syntax",
                "=?utf-8?q?abc                                 | =?utf-8?q?abc | encoded-word-bad-syntax",
                "=?utf-8?q?abc?                                | =?utf-8?q?abc? | encoded-word-bad-syntax",
                "=?utf-8?q?abc =?utf-8?q?d?=                   | =?utf-8?q?abc d | encoded-word-bad-syntax",
                "=?utf-8?x?abc?=                               | =?utf-8?x?abc?= | encoded-word-bad-syntax",
                "=?utf-8?utf?abc?=                             | =?utf-8?utf?abc?= | encoded-word-bad-syntax",
                "=??q?abc?=                                    | =??q?abc?=   | encoded-word-bad-syntax",
                "=?                                            | =?           |",
                "a =? b ?=                                     | a =? b ?=    |",
                "=?utf-8                                       | =?utf-8      |",
                "=?=?=?=                                       | =?=?=?=      |",
                // damaged
                "=?utf-8?b?%%%?=                               | =?utf-8?b?%%%?= | encoded-word-bad-payload",
                "=?utf-8?b?5rWL6K+V!?=                         | 测试          | encoded-word-bad-payload",
                "=?utf-8?b?YQ?=                                | a            | base64-padding-length",
                "=?utf-8?q?a=4?=                               | a=4          | encoded-word-bad-payload",
                "=?utf-8?q?a=?=                                | a=           | encoded-word-bad-payload",
                // charsets
                "=?x-nonesuch?q?abc?=                          | abc          | unknown-charset",
                "=?utf-7?q?+ADw-b+AD4-?=                       | <b>          | utf7-charset",
                "=?utf-16?b?AGEAYg==?=                         | ab           | utf16-in-header",
                "=?utf-8?q?=C3?=                               | \uFFFD       | undecodable-bytes",
                "=?us-ascii?q?Gr=C3=BCn?=                      | Grün         | undeclared-charset",
                // nested
                "=?utf-8?q?=3D=3Futf-8=3Fq=3Fevil=3F=3D?=      | =?utf-8?q?evil?= | encoded-word-nested",
                // text that only looks dangerous when it is decoded
                "=?utf-8?q?=E2=80=AEx?=                        | \u202Ex      | bidi-override",
                "=?utf-8?q?a=E2=80=8Bb?=                       | a\u200Bb     | invisible-in-text",
            })
    void decodes(String value, String text, String defects) {
        Reading<String> read = Reading.of(DECODED, value);
        assertThat(read.value()).isEqualTo(text);
        assertThat(read.ids()).isEqualTo(defects == null ? "" : defects);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?q?=E2=82?= =?utf-8?q?=AC?=                          | €",
                "=?utf-8?b?4oI=?= =?utf-8?q?=AC?=                            | €",
                "=?utf-8?q?=E2=82?==?UTF8?q?=AC?=                            | €",
                // base64 quanta and Q escapes
                "=?utf-8?b?5rWL6?= =?utf-8?b?K+V?=                           | 测试",
                "=?utf-8?b?5r?= =?utf-8?b?WL?= =?utf-8?b?6K+VYQ==?=          | 测试a",
                "=?utf-8?q?=E2=8?= =?utf-8?q?2=AC?=                          | €",
                "=?utf-8?q?=E2=82=?= =?utf-8?q?AC!?=                         | €!",
                // one charset by three names
                "=?gb2312?b?1g==?= =?gbk?b?0A==?=                            | 中",
                "=?gb18030?q?=D6?= =?gb2312?q?=D0=B9?= =?GBK?q?=FA?=         | 中国",
                // the shift state of ISO-2022-JP
                "=?iso-2022-jp?b?GyRCRnw=?= =?iso-2022-jp?b?S1wbKEI=?=       | 日本",
            })
    void joinsTheBytesOfAdjacentWordsOfOneCharset(String value, String text) {
        Reading<String> read = Reading.of(DECODED, value);
        assertThat(read.value()).isEqualTo(text);
        assertThat(read.ids()).contains("encoded-word-split-character");
        assertThat(read.defects()).noneMatch(d -> d.code() == Defect.Code.ENCODED_WORD_BAD_PAYLOAD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@b.example (x (=?utf-8?q?=C3=B6?=) y)       | x (ö) y |",
                "a@b.example (=?utf-8?q?a?= (=?utf-8?q?b?=))  | a (b)   |",
                "a@b.example (x (=?utf-8?q?=C3=B6?=y))        | x (öy)  | encoded-word-not-delimited",
            })
    void parenthesesEndWordsInComments(String value, String text, String defects) {
        Reading<List<Mailbox>> read = Reading.of(HeaderForms.addresses(), value);
        List<String> wanted = defects == null ? List.of() : List.of(defects);
        assertThat(read.codes()).filteredOn(id -> id.startsWith("encoded-")).isEqualTo(wanted);
        assertThat(read.value()).singleElement().extracting(Mailbox::name).isEqualTo(Optional.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?b?YWI?= =?utf-8?b?Y2Q?=              | abcd",
                "=?utf-8?b?YQ?= =?utf-8?b?Yg?=                | ab",
                "=?iso-8859-1?b?5A?= =?iso-8859-1?b?9g?=      | äö",
            })
    void wordsThatLackNothingButPaddingAreReadApart(String value, String text) {
        Reading<String> read = Reading.of(DECODED, value);
        assertThat(read.value()).isEqualTo(text);
        assertThat(read.ids()).isEqualTo("base64-padding-length");
    }

    @Test
    void wordsOfTwoCharsetsAreNotJoined() {
        Reading<String> read = Reading.of(DECODED, "=?utf-8?q?=E2=82?= =?iso-8859-1?q?=AC?=");
        assertThat(read.value()).isEqualTo("\uFFFD¬");
        assertThat(read.ids()).isEqualTo("undecodable-bytes");
    }

    @Test
    void foldsVanishAndBlanksStay() {
        assertThat(EncodedWords.decode(" a\r\n\tb \r\n =?utf-8?q?c?=\r\n  =?utf-8?q?d?=\n e"))
                .isEqualTo(" a\tb  cd e");
        assertThat(EncodedWords.decode("=?utf-8?q?Hello\r\n there?=")).isEqualTo("Hello there");
    }

    @Test
    void rawBytesInsideAWordAreOfItsCharset() {
        byte[] value = "=?gbk?q?\u00D6\u00D0?= \u00D6\u00D0".getBytes(StandardCharsets.ISO_8859_1);
        Reading<String> read = Reading.of(DECODED, value, Limits.DEFAULT);
        assertThat(read.value()).startsWith("中 ");
        assertThat(read.ids()).contains("raw-8bit-in-header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=0D=0ABcc:_e@x.example", "=00", "=1B[31m", "=7F", "=C2=85"})
    void decodedControlsStayAndAreReported(String text) {
        Reading<String> read = Reading.of(DECODED, "=?utf-8?q?x" + text + "?=");
        assertThat(read.ids()).isEqualTo("encoded-word-control");
        assertThat(read.value().chars().anyMatch(Character::isISOControl)).isTrue();
    }

    @Test
    void longWordsAreReportedWhereTheyStand() {
        Reading<String> read = Reading.of(DECODED, "abc =?utf-8?q?" + "x".repeat(64) + "?=");
        assertThat(read.ids()).isEqualTo("encoded-word-too-long");
        assertThat(read.defects().get(0).offset()).isEqualTo(4);
        assertThat(read.defects().get(0).length()).isEqualTo(76);
    }

    @Test
    void wordsPastTheLimitStayLiteral() {
        String value = "=?utf-8?q?a?= ".repeat(5).strip();
        Reading<String> words = Reading.of(DECODED, bytes(value), Limits.DEFAULT.withEncodedWords(2));
        assertThat(words.value()).isEqualTo("aa =?utf-8?q?a?= =?utf-8?q?a?= =?utf-8?q?a?=");
        assertThat(words.ids()).isEqualTo("limit-values");
        Reading<String> chars = Reading.of(DECODED, bytes(value), Limits.DEFAULT.withDecodedChars(3));
        assertThat(chars.value()).isEqualTo("aaa =?utf-8?q?a?= =?utf-8?q?a?=");
        assertThat(chars.ids()).isEqualTo("limit-values");
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?",
                "=?x?q?",
                "=?x?y?",
                "=?x?q? ",
                "=?utf-8?q?a?= ",
                "=?utf-8?b?5?= ",
                "=?utf-8?b?5rWL6?==?utf-8?q?=?=",
                "=?utf-8?q?=?= =?utf-8?q?41?=",
                "=?a=?a?",
                "=?utf-8?b?",
                "?=",
                "=?=",
            })
    void hugeValuesFinish(String unit) {
        Limits limits = Limits.DEFAULT.withEncodedWords(Limits.UNLIMITED).withDecodedChars(Limits.UNLIMITED);
        byte[] value = bytes(unit.repeat(1_000_000 / unit.length()));
        assertThat(Reading.of(DECODED, value, Limits.DEFAULT).value()).isNotEmpty();
        assertThat(Reading.of(DECODED, value, limits).value()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain text                | plain text",
                "Grün                      | =?utf-8?B?R3LDvG4=?=",
                "测试                       | =?utf-8?B?5rWL6K+V?=",
                "Re: Blümchenwiese und mehr | Re: =?utf-8?Q?Bl=C3=BCmchenwiese?= und mehr",
                "a Grün und viele Blümchen b | a =?utf-8?Q?Gr=C3=BCn_und_viele_Bl=C3=BCmchen?= b",
                "x =?utf-8?q?a?= y         | x =?utf-8?B?PT91dGYtOD9xP2E/PQ==?= y",
                "` a`                      | =?utf-8?Q?_a?=",
                "`a `                      | =?utf-8?Q?a_?=",
                "` `                       | =?utf-8?Q?_?=",
                "``                        | ``",
                "a  b                      | a  b",
            })
    void encodes(String text, String value) {
        assertThat(EncodedWords.encode(text)).isEqualTo(value);
        assertThat(EncodedWords.decode(value)).isEqualTo(text);
    }

    @Test
    void separatorsOfUnicodeAreEncoded() {
        for (String text : new String[] {"a\u0085b", "a\u2028b", "a\u2029b"}) {
            assertThat(EncodedWords.encode(text)).startsWith("=?utf-8?").isPrintable();
            assertThat(EncodedWords.decode(EncodedWords.encode(text))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "a\u001Bb", "a\u007Fb"})
    void refusesControls(String text) {
        assertThatThrownBy(() -> EncodedWords.encode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RFC 5322");
        assertThatThrownBy(() -> EncodedWords.encodeAll(text, StandardCharsets.UTF_8, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherCharsetIsUsedWhereItHoldsTheText() {
        Charset gb18030 = Charset.forName("GB18030");
        assertThat(EncodedWords.encode("测试", gb18030, 0)).isEqualTo("=?gb18030?B?suLK1A==?=");
        Charset latin1 = StandardCharsets.ISO_8859_1;
        assertThat(EncodedWords.encode("Grün", latin1, 0)).isEqualTo("=?iso-8859-1?Q?Gr=FCn?=");
        assertThat(EncodedWords.encode("测试", latin1, 0)).isEqualTo("=?utf-8?B?5rWL6K+V?=");
        Charset jis = Charset.forName("ISO-2022-JP");
        String japanese = "日本語のとても長い件名をここに書いて折り返しを見る試験です";
        assertThat(EncodedWords.decode(EncodedWords.encode(japanese, jis, 9))).isEqualTo(japanese);
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertThat(EncodedWords.decode(EncodedWords.encode("a\uD83Db"))).isEqualTo("a\uFFFDb");
    }

    @Test
    void foldsBeforeBlanksAtTheLineLimits() {
        String text = "word ".repeat(40).strip();
        String value = EncodedWords.encode(text, StandardCharsets.UTF_8, "Subject: ".length());
        String[] lines = ("Subject: " + value).split("\r\n", -1);
        assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 78);
        assertThat(lines[0]).hasSizeGreaterThan(72).doesNotEndWith(" ");
        assertThat(EncodedWords.decode(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"70, 7, 1", "70, 8, 2", "76, 1, 1", "76, 2, 2"})
    void aPlainLineHasAtMost78Characters(int first, int second, int lines) {
        String text = "a".repeat(first) + " " + "b".repeat(second);
        String value = EncodedWords.encode(text);
        assertThat(value.split("\r\n", -1)).hasSize(lines);
        assertThat(EncodedWords.encode(text.substring(9), StandardCharsets.UTF_8, 9))
                .isEqualTo(value.substring(9));
    }

    @ParameterizedTest
    @CsvSource({"55, 1", "56, 2"})
    void aLineWithWordsHasAtMost76(int plain, int lines) {
        String value = EncodedWords.encode("Gr\u00FCn " + "x".repeat(plain));
        assertThat(value).startsWith("=?utf-8?B?R3LDvG4=?=");
        assertThat(value.split("\r\n", -1)).hasSize(lines);
    }

    /** Wherever the text is when its words begin: blanks are neither lost nor made, and lines are full but not too long. */
    @Test
    void wordsBeginWhereThereIsRoom() {
        for (int before = 0; before < 76; before++) {
            for (String blanks : new String[] {" ", "  \t"}) {
                String text = "x".repeat(before) + blanks + "\u00FC".repeat(30) + " y";
                String value = EncodedWords.encode(text, StandardCharsets.UTF_8, 3);
                assertThat(EncodedWords.decode(value)).isEqualTo(text);
                String[] lines = ("X: " + value).split("\r\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    assertThat(lines[i]).hasSizeBetween(2, lines[i].contains("=?") ? 76 : 78);
                    assertThat(i == 0 || lines[i].startsWith(" ") || lines[i].startsWith("\t"))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void wordsHaveAtMost75Characters() {
        String value = EncodedWords.encodeAll("\u00FC".repeat(100), StandardCharsets.UTF_8, 0);
        for (String line : value.split("\r\n ", -1)) {
            assertThat(line).hasSizeLessThanOrEqualTo(75);
        }
        assertThat(value.split("\r\n ", -1)[0]).hasSizeGreaterThan(71);
        assertThat(EncodedWords.encodeAll("\uD83D\uDE00".repeat(50), StandardCharsets.UTF_8, 20)
                        .split("\r\n ", -1))
                .allMatch(line -> EncodedWords.decode(line).codePoints().allMatch(c -> c == 0x1F600));
    }
}
