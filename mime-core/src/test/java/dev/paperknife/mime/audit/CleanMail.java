package dev.paperknife.mime.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Mail without fault, of many kinds: what programs write that follow the standards. */
final class CleanMail {
    private static final String HEAD =
            "From: Ann <ann@a.example>\r\nDate: Tue, 1 Oct 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n";

    private static final String[] FIELDS = {
        "To: \"Lee, Bob\" <bob@b.example>, carl@c.example",
        "Cc: Team: dora@d.example, Emil <emil@e.example>;",
        "Message-ID: <1@a.example>",
        "References: <a@b.example>\r\n <b@b.example>",
        "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?= und mehr",
        "List-Id: A list <list.a.example>",
        "Reply-To: ann@a.example",
        "X-Folded: one\r\n two: three\r\n\tfour",
        "Comments: a (b) <c> \"d\" =e"
    };

    private static final String[] LEAVES = {
        "\r\nhello\r\n-- \r\nAnn\r\n",
        "Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGr\u00fc\u00dfe\r\n.x\r\n--\r\n",
        "Content-Type: text/plain; charset=\"gb18030\"\r\nContent-Transfer-Encoding: base64\r\n\r\nsuLK1NK7z8I=\r\n",
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p id=3D\"a\">x=C3=A9=\r\n</p>\r\n",
        "Content-Type: application/pdf; name=\"a b.pdf\"\r\nContent-Disposition: attachment; filename=\"a b.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n",
        "Content-Type: image/png\r\nContent-Disposition: inline; filename*=utf-8''%E5%9B%BE.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n",
        "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a.example\r\n\r\nAction: failed\r\n"
    };

    private CleanMail() {}

    static Arbitrary<byte[]> mails() {
        Arbitrary<List<String>> fields =
                Arbitraries.of(FIELDS).set().ofMaxSize(5).map(ArrayList::new);
        Arbitrary<Boolean> isLf = Arbitraries.of(false, false, true);
        return Combinators.combine(fields, entity(2), isLf).as(CleanMail::mail);
    }

    private static byte[] mail(List<String> fields, String entity, boolean isLf) {
        StringBuilder mail = new StringBuilder(HEAD);
        fields.forEach(field -> mail.append(field).append("\r\n"));
        String text = mail.append(entity).toString();
        return (isLf ? text.replace("\r\n", "\n") : text).getBytes(StandardCharsets.UTF_8);
    }

    private static Arbitrary<String> entity(int depth) {
        Arbitrary<String> leaf = Arbitraries.of(LEAVES);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<String>> parts =
                Arbitraries.lazy(() -> entity(depth - 1)).list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<String> multipart = Combinators.combine(parts, Arbitraries.of("mixed", "related"))
                .as((inner, subtype) -> multipart(inner, subtype, depth));
        Arbitrary<String> nested = Arbitraries.lazy(() -> entity(depth - 1))
                .map(inner -> "Content-Type: message/rfc822\r\n\r\n" + HEAD + inner);
        return Arbitraries.oneOf(leaf, multipart, nested);
    }

    private static String multipart(List<String> parts, String subtype, int depth) {
        String boundary = "=_part" + depth + "_";
        StringBuilder text =
                new StringBuilder("Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\r\n\r\n");
        parts.forEach(part ->
                text.append("--").append(boundary).append("\r\n").append(part).append("\r\n"));
        return text.append("--").append(boundary).append("--\r\n").toString();
    }
}
