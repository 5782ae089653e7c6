package dev.paperknife.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Sources that look like mail, well-formed and broken, small enough to read when one fails. */
public final class MailArbitraries {
    private static final String[] FIELDS = {
        "From: Ann <ann@a.example>",
        "To: \"Lee, Bob\" <bob@b.example>,\r\n c@c.example",
        "Subject: =?gb18030?B?suLK1Lvsus8=?=",
        "Subject: Gr\u00fc\u00dfe",
        "Date: Tue, 1 Oct 2024 10:00:00 +0200",
        "MIME-Version: 1.0",
        "X-Long: a\r\n b\r\n\tc",
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=gb2312",
        "Content-Type: image/png; name*0*=gb18030''%CD%BC; name*1=.png",
        "Content-Disposition: attachment; filename=\"a b.txt\"",
        "Content-ID: <x@a.example>"
    };
    private static final String[] FAULTS = {
        "\r",
        "\n",
        "\r\n",
        "\0",
        " ",
        "\t",
        ":",
        "--",
        "--b",
        "--b--",
        "--c\r\n",
        "\r\n--b\r\n",
        "\r\n--b--\r\n",
        "From a@a.example\r\n",
        "Content-Type: multipart/mixed; boundary=b\r\n",
        "Content-Type: multipart/digest; boundary=c\r\n\r\n",
        "Content-Type: message/rfc822\r\n\r\n",
        "junk\r\n",
        "=?utf-8?b?4p?=",
        "=\r\n",
        "\u00ff",
        "\r\n\r\n",
        "\ufeff",
        ";",
        "\"",
        "("
    };
    private static final String[] TEXTS = {
        "", "Hi", "Hi\r\n", "SGk=", "--\r\n", "Gr=C3=BC=\r\n\u00fc\r\n", "\r\n\r\n", "-- b\r\n", "a\r\n--x\r\n"
    };

    private MailArbitraries() {}

    /** Trees of parts, well-formed but for what the fields say of bodies that do not keep to it. */
    public static Arbitrary<byte[]> mail() {
        return entity(3).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with up to four faults put in, or the end cut off. */
    public static Arbitrary<byte[]> brokenMail() {
        return mail().flatMap(MailArbitraries::damaged);
    }

    /** One mail with up to four faults put in, or the end cut off. */
    public static Arbitrary<byte[]> damaged(byte[] mail) {
        Arbitrary<List<Fault>> faults = Combinators.combine(
                        Arbitraries.of(FAULTS), Arbitraries.doubles().between(0, 1))
                .as(Fault::new)
                .list()
                .ofMaxSize(4);
        Arbitrary<Double> cut = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(1.0)),
                Tuple.of(1, Arbitraries.doubles().between(0, 1)));
        return Combinators.combine(faults, cut).as((list, end) -> damage(mail, list, end));
    }

    /** Any bytes, those that mean something to a parser far more often than others. */
    public static Arbitrary<byte[]> noise() {
        return Arbitraries.of(FAULTS)
                .list()
                .ofMaxSize(24)
                .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All of the above. */
    public static Arbitrary<byte[]> sources() {
        return Arbitraries.oneOf(mail(), brokenMail(), noise());
    }

    private record Fault(String text, double place) {}

    private static byte[] damage(byte[] mail, List<Fault> faults, double cut) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        for (Fault fault : faults) {
            int at = (int) (fault.place * text.length());
            text = text.substring(0, at) + fault.text + text.substring(at);
        }
        return text.substring(0, (int) (cut * text.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Arbitrary<String> entity(int depth) {
        Arbitrary<List<String>> fields = Arbitraries.of(FIELDS).list().ofMaxSize(5);
        Arbitrary<String> leaf =
                Combinators.combine(fields, Arbitraries.of(TEXTS)).as((header, body) -> header(header) + "\r\n" + body);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> entity(depth - 1));
        Arbitrary<String> multipart = Combinators.combine(
                        fields,
                        Arbitraries.of("b", "c", "b c", "-", "b-"),
                        inner.list().ofMaxSize(3),
                        Arbitraries.of(true, false))
                .as(MailArbitraries::multipart);
        Arbitrary<String> nested = Combinators.combine(fields, inner)
                .as((header, message) -> header(header) + "Content-Type: message/rfc822\r\n\r\n" + message);
        return Arbitraries.oneOf(leaf, multipart, nested);
    }

    private static String header(List<String> fields) {
        List<String> lines = new ArrayList<>(fields);
        lines.add("");
        return String.join("\r\n", lines);
    }

    private static String multipart(List<String> fields, String boundary, List<String> parts, boolean isClosed) {
        StringBuilder text = new StringBuilder(header(fields))
                .append("Content-Type: multipart/mixed; boundary=\"")
                .append(boundary)
                .append("\"\r\n\r\n");
        for (String part : parts) {
            text.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
        }
        return isClosed ? text.append("--").append(boundary).append("--\r\n").toString() : text.toString();
    }
}
