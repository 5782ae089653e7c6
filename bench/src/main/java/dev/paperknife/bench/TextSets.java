package dev.paperknife.bench;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Mail that is mostly text: in the charsets of its time, and quoted-printable as newsletters have it. */
final class TextSets {
    /** A label as mail has it, what stands between words, and words that its charset can write. */
    private record Language(String label, String space, List<String> words) {}

    private static final List<Language> LANGUAGES = List.of(
            new Language("gb2312", "", List.of("会议纪要", "请查收附件", "谢谢", "明天上午十点", "meeting")),
            new Language("big5", "", List.of("會議", "請查收附件", "謝謝", "報告", "report")),
            new Language("shift_jis", "", List.of("会議の件", "お世話になります", "よろしく", "ガイド", "FYI")),
            new Language("iso-2022-jp", "", List.of("会議の件", "ご確認ください", "資料", "添付", "FYI")),
            new Language("euc-jp", "", List.of("会議の件", "ご確認ください", "資料", "添付", "FYI")),
            new Language("euc-kr", " ", List.of("회의록", "첨부파일", "감사합니다", "내일", "report")),
            new Language("koi8-r", " ", List.of("отчёт", "встреча", "спасибо", "завтра", "mail")),
            new Language("windows-1251", " ", List.of("отчёт", "встреча", "спасибо", "завтра", "mail")),
            new Language("iso-8859-1", " ", List.of("Grüße", "für", "nächste", "Woche", "señor")),
            new Language("iso-8859-15", " ", List.of("Grüße", "prix", "été", "œuvre", "Woche")),
            new Language("iso-8859-2", " ", List.of("zpráva", "příloha", "děkuji", "zítra", "mail")),
            new Language("windows-1252", " ", List.of("“Grüße”", "für", "–", "Woche", "señor")));
    private static final String[] MARKUP = {
        "<p style=\"color:#333333;font-family:Arial\">",
        "<a href=\"https://www.a.example/?id=42&amp;x=1\">",
        "</a>",
        "</p>",
    };
    private static final String[] GERMAN = {
        "Grüße", "Übersicht", "für", "nächste", "Woche", "Angebot", "Straße", "bitte"
    };
    private static final int TEXT_WORDS = 900;
    private static final int LETTER_WORDS = 4000;

    private TextSets() {}

    /** Set E: text in twelve legacy charsets, half of it base64 and half as it is. */
    static List<byte[]> legacy(int count) {
        Random random = new Random(19940801);
        List<byte[]> mails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Language language = LANGUAGES.get(i % LANGUAGES.size());
            byte[] text = text(random, language).getBytes(Charset.forName(language.label()));
            boolean isBase64 = i / LANGUAGES.size() % 2 == 0;
            String header = header(i, "text/plain; charset=" + language.label(), isBase64 ? "base64" : "8bit");
            mails.add(joined(header, isBase64 ? MailSets.base64(text).getBytes(StandardCharsets.US_ASCII) : text));
        }
        return mails;
    }

    /** Set G: newsletters in HTML, quoted-printable. */
    static List<byte[]> quoted(int count) {
        Random random = new Random(20010911);
        List<byte[]> mails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder html = new StringBuilder("<html><body>\r\n");
            for (int words = 0; words < LETTER_WORDS; words += 20) {
                html.append(MARKUP[0]).append(phrase(random, GERMAN, 10)).append(MARKUP[1]);
                html.append(phrase(random, GERMAN, 10))
                        .append(MARKUP[2])
                        .append(MARKUP[3])
                        .append("\r\n");
            }
            String body = MailSets.quoted(html.append("</body></html>\r\n").toString(), StandardCharsets.UTF_8);
            String header = header(i, "text/html; charset=utf-8", "quoted-printable");
            mails.add(joined(header, body.getBytes(StandardCharsets.US_ASCII)));
        }
        return mails;
    }

    private static String phrase(Random random, String[] words, int count) {
        return MailSets.phrase(random, words, count);
    }

    /** Lines of ten words, as many as the language needs. */
    private static String text(Random random, Language language) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < TEXT_WORDS; i++) {
            text.append(language.words().get(random.nextInt(language.words().size())));
            text.append(i % 10 == 9 ? "\r\n" : language.space());
        }
        return text.toString();
    }

    private static String header(int number, String type, String encoding) {
        return """
                Date: Fri, 6 Sep 2019 21:03:55 +0800
                From: Ann <ann@a.example>
                To: Bob <bob@b.example>
                Subject: text %d
                Message-ID: <t%d@a.example>
                MIME-Version: 1.0
                Content-Type: %s
                Content-Transfer-Encoding: %s

                """.formatted(number, number, type, encoding).replace("\n", "\r\n");
    }

    private static byte[] joined(String header, byte[] body) {
        byte[] head = header.getBytes(StandardCharsets.US_ASCII);
        byte[] mail = new byte[head.length + body.length];
        System.arraycopy(head, 0, mail, 0, head.length);
        System.arraycopy(body, 0, mail, head.length, body.length);
        return mail;
    }
}
