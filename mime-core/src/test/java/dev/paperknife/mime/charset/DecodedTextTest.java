package dev.paperknife.mime.charset;

import static dev.paperknife.mime.charset.CharsetsTest.decode;
import static dev.paperknife.mime.charset.CharsetsTest.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedTextTest {
    private static List<Defect> report(DecodedText decoded, Slice where) {
        DefectLog log = new DefectLog(Limits.DEFAULT);
        decoded.report(log, where);
        return log.defects();
    }

    private static List<String> report(String label, String hex) {
        Slice bytes = Slice.of(hex(hex));
        Optional<String> declared = Optional.ofNullable(label);
        return report(Charsets.decode(bytes, declared, CharsetHints.NONE), bytes).stream()
                .map(defect ->
                        defect.code().id() + "@" + defect.offset() + "+" + defect.length() + " " + defect.detail())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "            | 41             | ",
                "us-ascii    | 41             | ",
                "utf-8       | C3A9           | ",
                "utf-8       | EFBBBF41       | ",
                "gb18030     | B2E2 8139EF30  | ",
                "gbk         | B2E2 8140      | ",
                "gb2312      | B2E2           | ",
                "windows-1252| 80             | ",
                "iso-8859-1  | E9 A0          | ",
                "iso-8859-9  | F0             | ",
                "shift_jis   | 8160 B1        | ",
                "big5        | A4A4           | ",
                "euc-kr      | B0A1           | ",
                "euc-jp      | B4C1           | ",
                "iso-2022-jp | 1B244232711B2842                     | ",
                "iso-2022-kr | 1B2429430D0A 0E 3021 0F              | ",
                "cp50221     | 1B284931 1B2842                      | ",
                "hz-gb-2312  | 7E7B56507E7D                         | ",
                "            | 41 E9          | undeclared-charset@1+1 read as windows-1252",
                "us-ascii    | 41 C3A9        | undeclared-charset@1+1 read as UTF-8",
                "default     | 41             | unknown-charset@0+1 default",
                "x-é         | 41 C3A9        | unknown-charset@0+3 x-\\xc3\\xa9, read as UTF-8",
                "utf-7       | 2B414477412F772D | utf7-charset@0+8 ",
                "gb2312      | B2E2 E946      | charset-superset@2+1 read as GB18030",
                "gbk         | 8139EF30       | charset-superset@0+1 read as GB18030",
                "iso-8859-1  | 41 93          | charset-superset@1+1 read as windows-1252",
                "iso-8859-9  | 80             | charset-superset@0+1 read as windows-1254",
                "tis-620     | A1 80          | charset-superset@1+1 read as x-windows-874",
                "shift_jis   | 8740           | charset-superset@0+1 read as windows-31j",
                "euc-jp      | B4C1 ADA1      | charset-superset@2+1 read as x-eucJP-Open",
                "iso-2022-jp | 1B2442 2D21 1B2842 | charset-superset@3+1 read with the rows of NEC and IBM",
                "iso-2022-jp | 41 1B2442 792E 1B2842 | charset-superset@4+1 read with the rows of NEC and IBM",
                "big5        | A4A4 8740      | charset-superset@2+1 read as Big5-HKSCS",
                "euc-kr      | B0A1 8141      | charset-superset@2+1 read as x-windows-949",
                "iso-2022-jp | 1B24423271     | charset-state-unfinished@0+5 ISO-2022-JP",
                "iso-2022-jp | 1B2849311B2842 | charset-state-unfinished@0+7 ISO-2022-JP",
                "iso-2022-jp | 1B24423271 0A 41 | charset-state-unfinished@0+7 ISO-2022-JP",
                "hz-gb-2312  | 7E7B5650       | charset-state-unfinished@0+4 HZ-GB-2312",
                "utf-8       | 41 C3A9 FF     | undecodable-bytes@3+1 1 not in UTF-8",
                "gb18030     | C3A9 FF        | undecodable-bytes@2+1 1 not in GB18030",
            })
    void reportsWhatDeparts(String label, String bytes, String finding) {
        assertThat(report(label, bytes))
                .isEqualTo(finding == null ? List.of() : List.of(finding.trim() + ends(finding)));
    }

    /** A table cell loses the blank that an empty detail leaves at its end. */
    private static String ends(String finding) {
        return finding.trim().contains(" ") ? "" : " ";
    }

    @Test
    void theLikelyCharsetIsInTheDetail() {
        byte[] bytes = "会议通知：明天下午三点开会".getBytes(Charset.forName("GB18030"));
        DecodedText decoded = decode(bytes, "utf-8");

        assertThat(decoded.likely().map(Charset::name)).contains("GB18030");
        assertThat(report(decoded, Slice.of(bytes)).get(0).detail()).endsWith(" not in UTF-8; looks like GB18030");
        assertThat(decode(bytes, "gb2312").likely()).isEmpty();
    }

    @Test
    void utf8UnderAnotherLabelIsLikely() {
        DecodedText decoded = decode(hex("E6B58BE8AF95 E4BDA0E5A5BDE5"), "big5");

        assertThat(decoded.malformed()).isPositive();
        assertThat(decode(hex("C3A9 C3BC FF"), "gb18030").likely()).isEmpty();
        assertThat(decode(hex("EBAFB8EC9D84"), "big5").likely().map(Charset::name))
                .contains("UTF-8");
    }

    @Test
    void findingsPointAtTheByteOnlyWhereItStands() {
        byte[] message = hex("48 3A 0A 0A 41 E9 42");
        Slice body = Slice.of(message).slice(4, 7);
        DecodedText raw = Charsets.decode(body, Optional.empty(), CharsetHints.NONE);
        DecodedText coded = Charsets.decode(Slice.of(hex("41E942")), Optional.empty(), CharsetHints.NONE);

        assertThat(report(raw, body)).singleElement().satisfies(defect -> {
            assertThat(defect.offset()).isEqualTo(5);
            assertThat(defect.length()).isEqualTo(1);
        });
        assertThat(report(coded, body)).singleElement().satisfies(defect -> {
            assertThat(defect.offset()).isEqualTo(4);
            assertThat(defect.length()).isEqualTo(3);
        });
    }

    @Test
    void nobodyListensAtNoCost() {
        decode(hex("B2E2CAD4"), "utf-8").report(DefectSink.NONE, Slice.empty());
    }
}
