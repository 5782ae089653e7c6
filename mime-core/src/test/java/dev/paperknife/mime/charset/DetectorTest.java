package dev.paperknife.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private static Optional<Charset> detect(byte[] bytes) {
        return Detector.detect(bytes, 0, bytes.length);
    }

    private static String guess(String text, String charset) {
        return CharsetsTest.decode(text.getBytes(Charset.forName(charset))).text();
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030, 测试",
        "GB18030, 你好",
        "GB18030, 张三",
        "GB18030, 合同",
        "GB18030, 会议通知",
        "GB18030, 答复: 项目进度",
        "GB18030, 回复：报价单",
        "GB18030, 2024年度工作总结",
        "GB18030, 季度报告.pdf",
        "Big5, 你好",
        "Big5, 台北",
        "Big5, 會議通知",
        "Big5, 請查收附件",
        "Big5, 訂單確認",
        "Shift_JIS, こんにちは",
        "Shift_JIS, 会議のお知らせ",
        "Shift_JIS, テスト",
        "Shift_JIS, 請求書の件",
        "EUC-JP, ありがとう",
        "EUC-JP, 会議のお知らせ",
        "EUC-JP, 報告書",
        "EUC-KR, 안녕하세요",
        "EUC-KR, 서울",
        "EUC-KR, 견적서 요청",
        "windows-1251, Привет",
        "windows-1251, Уведомление о доставке",
        "KOI8-R, Привет",
        "KOI8-R, Уведомление",
        "windows-1252, Grün",
        "windows-1252, Größe",
        "windows-1252, Île",
        "windows-1252, señor",
        "windows-1252, fête",
        "windows-1252, Às 10 horas",
        "windows-1252, ÄÖÜ",
        "windows-1252, ÀÉ",
        "windows-1252, Águas Ácido",
        "windows-1252, “quoted”",
        "windows-1252, crème brûlée",
        "windows-1252, 5 €",
        "windows-1252, Ö",
        "windows-1252, é",
        "windows-1252, É",
        "windows-1252, œuvre",
    })
    void aSubjectWithoutLabelComesOut(String charset, String subject) {
        assertThat(guess(subject, charset)).isEqualTo(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1251  | Добрый день! Направляем вам договор и счёт на оплату, просим подписать его до конца недели.",
                "KOI8-R        | Добрый день! Направляем вам договор и счет на оплату, просим подписать его до конца недели.",
                "windows-1256  | السلام عليكم ورحمة الله وبركاته، نرفق لكم التقرير الشهري ونرجو منكم مراجعته في أقرب وقت ممكن.",
                "ISO-8859-7    | Καλημέρα σας, σας στέλνουμε την αναφορά για τον προηγούμενο μήνα και περιμένουμε την απάντησή σας.",
                "windows-1255  | שלום רב, אנו שולחים לכם את הדוח החודשי ומבקשים לקבל את תשובתכם עד סוף השבוע. תודה רבה לכם.",
                "GB18030       | 各位同事，大家好：现将本季度的工作报告发给大家，请在本周五之前提出修改意见，谢谢大家的支持。",
            })
    void aBodyWithoutLabelComesOut(String charset, String body) {
        assertThat(guess(body.repeat(6), charset)).isEqualTo(body.repeat(6));
    }

    /** Law 8: CR once made this another language. */
    @Test
    void lineEndsDoNotCount() {
        String lines = "e\nquoted-printFrom a@a.example\nable\n\nGr=C3=BC=\n\u00C3";
        byte[] lf = lines.getBytes(StandardCharsets.ISO_8859_1);
        byte[] crlf = lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(detect(crlf)).isEqualTo(detect(lf));
    }

    @Test
    void aLittleDamageDoesNotHideUtf8() {
        byte[] bytes = "Подробности внутри, ".repeat(2).getBytes(StandardCharsets.UTF_8);
        bytes[5] = (byte) 0xFF;

        assertThat(CharsetsTest.decode(bytes)).satisfies(decoded -> {
            assertThat(decoded.used()).isEqualTo("UTF-8");
            assertThat(decoded.malformed()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 399, 400, 16_000, 200_000})
    void anyNumberOfBytesIsLookedAt(int length) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) 0xFF);

        assertThat(detect(bytes)).isEmpty();
    }

    @Test
    void asciiIsNeverDetected() {
        assertThat(detect(new byte[0])).isEmpty();
        assertThat(detect("just some English text".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @Test
    void theTextIsFoundBehindMuchAscii() {
        String text = "<p class=\"x\">&nbsp;</p>\r\n".repeat(5000) + "各位同事，大家好：现将本季度的工作报告发给大家";

        assertThat(guess(text, "GB18030")).isEqualTo(text);
    }
}
