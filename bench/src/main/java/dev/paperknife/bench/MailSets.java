package dev.paperknife.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Mail as people send it, made from a seed, so that each run measures the same bytes. */
final class MailSets {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String[] CHINESE = {"测试一下", "会议纪要", "请查收附件", "谢谢", "明天上午十点", "报告", "项目进度", "您好"};
    private static final String[] GERMAN = {
        "Grüße", "Übersicht", "für", "nächste", "Woche", "Angebot", "Straße", "bitte"
    };
    private static final String[] JAPANESE = {"会議の件", "お世話になります", "よろしく", "資料", "添付", "ご確認ください"};
    private static final int FIELD_BYTES = 70;
    private static final String LARGE_HEADER = """
            From: Ann <ann@a.example>
            To: bob@b.example
            Subject: large
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="----=_NextPart_5D7251FB_0C29D798_0D289F5C"

            ------=_NextPart_5D7251FB_0C29D798_0D289F5C
            Content-Type: text/plain

            Hi
            ------=_NextPart_5D7251FB_0C29D798_0D289F5C
            Content-Type: application/octet-stream; name="a.bin"
            Content-Transfer-Encoding: base64

            """;

    /** Whole lines of 57 octets. */
    private static final int BLOCK_OCTETS = 57 * 1000;

    private static final byte[] CRLF = {'\r', '\n'};
    private static final int SMALL_MAILS = 2000;
    private static final int TEXT_MAILS = 240;
    private static final int ATTACHMENT_OCTETS = 10_000_000;

    private MailSets() {}

    /** The set with that letter: A small mails, B a large attachment, E legacy charsets, G quoted-printable. */
    static List<byte[]> named(String letter) {
        return switch (letter) {
            case "A" -> small(SMALL_MAILS);
            case "B" -> List.of(large(ATTACHMENT_OCTETS));
            case "E" -> TextSets.legacy(TEXT_MAILS);
            case "G" -> TextSets.quoted(TEXT_MAILS);
            default -> throw new IllegalArgumentException("no set " + letter);
        };
    }

    /** Set A: small mails of three to six parts, 20 to 40 fields, in three languages, base64 and quoted-printable. */
    static List<byte[]> small(int count) {
        Random random = new Random(20240906);
        List<byte[]> mails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mails.add(smallMail(random, i).getBytes(StandardCharsets.UTF_8));
        }
        return mails;
    }

    /** Set B: one mail with a base64 attachment of so many octets. */
    static byte[] large(int octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets / 3 * 4 + octets / 50);
        try {
            writeLarge(octets, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same of any size, for set C. */
    static void writeLarge(long octets, OutputStream out) throws IOException {
        Random random = new Random(42);
        byte[] content = new byte[BLOCK_OCTETS];
        out.write(LARGE_HEADER.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        for (long left = octets; left > 0; left -= content.length) {
            random.nextBytes(content);
            out.write(Base64.getMimeEncoder().encode(content));
            out.write(CRLF);
        }
        out.write("------=_NextPart_5D7251FB_0C29D798_0D289F5C--\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String smallMail(Random random, int number) {
        String[] words = List.of(CHINESE, GERMAN, JAPANESE).get(number % 3);
        Charset charset = number % 3 == 0 ? GB18030 : StandardCharsets.UTF_8;
        StringBuilder mail = new StringBuilder(4096);
        int trace = 12 + random.nextInt(20);
        for (int i = 0; i < trace; i++) {
            mail.append("X-Trace-")
                    .append(i)
                    .append(": ")
                    .append(token(random, FIELD_BYTES))
                    .append("\r\n");
        }
        mail.append("Date: Fri, 6 Sep 2019 21:03:55 +0800\r\nFrom: ")
                .append(word(words[0], charset))
                .append(" <sender@a.example>\r\nTo: ")
                .append(word(words[1], charset))
                .append(" <ann@b.example>, Bob <bob@b.example>\r\nCc: carl@c.example\r\nSubject: ")
                .append(word(phrase(random, words, 4), charset))
                .append("\r\nMessage-ID: <")
                .append(number)
                .append("@a.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"o")
                .append(number)
                .append("\"\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n--o")
                .append(number)
                .append("\r\nContent-Type: multipart/alternative; boundary=\"i")
                .append(number)
                .append("\"\r\n\r\n");
        String text = phrase(random, words, 60);
        boolean isQuoted = number % 3 == 1;
        text(mail, "i" + number, "plain", charset, text, isQuoted);
        text(mail, "i" + number, "html", charset, "<p>" + text + "</p>", isQuoted);
        mail.append("--i").append(number).append("--\r\n\r\n");
        byte[] attachment = new byte[500 + random.nextInt(1500)];
        random.nextBytes(attachment);
        mail.append("--o").append(number).append("\r\nContent-Type: application/pdf; name=\"report.pdf\"\r\n");
        mail.append("Content-Disposition: attachment; filename=\"report.pdf\"\r\n");
        mail.append("Content-Transfer-Encoding: base64\r\n\r\n").append(base64(attachment));
        return mail.append("\r\n--o").append(number).append("--\r\n").toString();
    }

    private static void text(
            StringBuilder mail, String boundary, String subtype, Charset charset, String text, boolean isQuoted) {
        mail.append("--").append(boundary).append("\r\nContent-Type: text/").append(subtype);
        mail.append("; charset=\"").append(charset.equals(GB18030) ? "gb18030" : "utf-8");
        mail.append("\"\r\nContent-Transfer-Encoding: ").append(isQuoted ? "quoted-printable" : "base64");
        mail.append("\r\n\r\n").append(isQuoted ? quoted(text, charset) : base64(text.getBytes(charset)));
        mail.append("\r\n");
    }

    static String phrase(Random random, String[] words, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(words[random.nextInt(words.length)]).append(i % 10 == 9 ? "\r\n" : " ");
        }
        return text.toString().stripTrailing();
    }

    private static String word(String text, Charset charset) {
        return "=?" + (charset.equals(GB18030) ? "gb18030" : "utf-8") + "?B?"
                + Base64.getEncoder().encodeToString(text.getBytes(charset)) + "?=";
    }

    static String base64(byte[] octets) {
        return Base64.getMimeEncoder().encodeToString(octets);
    }

    static String quoted(String text, Charset charset) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (byte b : text.getBytes(charset)) {
            if (b == '\n') {
                lines.append("\r\n");
                column = 0;
            } else if (b != '\r') {
                String one = b >= ' ' && b < 0x7F && b != '=' ? String.valueOf((char) b) : hex(b);
                if (column + one.length() > 75) {
                    lines.append("=\r\n");
                    column = 0;
                }
                lines.append(one);
                column += one.length();
            }
        }
        return lines.toString();
    }

    private static String hex(byte b) {
        return "=" + Character.forDigit((b >> 4) & 0xF, 16) + Character.forDigit(b & 0xF, 16);
    }

    private static String token(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
