package dev.paperknife.fuzz;

import dev.paperknife.mime.MailArbitraries;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.testdata.TestData;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What the laws are tried on. */
final class LawArbitraries {
    private LawArbitraries() {}

    /** Generated mail, and the messages of testdata, damaged here and there. */
    static Arbitrary<byte[]> sources() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, MailArbitraries.sources()),
                Tuple.of(1, Arbitraries.of(samples()).flatMap(MailArbitraries::damaged)));
    }

    static List<byte[]> samples() {
        return TestData.names("messages").stream()
                .filter(name -> name.endsWith(".eml"))
                .map(TestData::bytes)
                .toList();
    }

    /** Text for a field: words in several scripts, and what looks like syntax. */
    static Arbitrary<String> lines() {
        Arbitrary<String> word = Arbitraries.of(
                "a",
                "Grüße",
                "你好",
                "=?utf-8?q?a?=",
                "😀",
                "\"",
                "(",
                ",",
                ";",
                "a@b.example",
                "=",
                "x".repeat(90),
                ":");
        return word.list().ofMinSize(1).ofMaxSize(8).map(words -> String.join(" ", words));
    }

    /** The same, with what a text must not hold in a field. */
    static Arbitrary<String> hostileLines() {
        Arbitrary<String> piece = Arbitraries.of(
                "a",
                "\r\n",
                "\n",
                "\r",
                "\0",
                "\u010A",
                "\u010D",
                "\u2028",
                "\u0085",
                "X-Evil: 1",
                " ",
                "\r\n\r\nbody",
                "\uFF1A",
                "ü");
        return piece.list().ofMaxSize(6).map(pieces -> String.join("", pieces));
    }

    static Arbitrary<Draft> drafts() {
        Arbitrary<String> text = Arbitraries.of(
                        "", "Hi", "Grüße 你好", ".", "From a", "--b", "a".repeat(1200), "=3D", "-- ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(lines -> String.join("\n", lines));
        Arbitrary<String> octets =
                Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(80);
        Arbitrary<Draft.File> files = Combinators.combine(
                        Arbitraries.of("a.txt", "报告.pdf", "a b;c\".bin", "ü".repeat(60) + ".x"), octets)
                .as(Draft.File::new);
        Arbitrary<Mailbox> authors = Arbitraries.of("Ann", "Lee, Ann", "Änn 你好", "a\"b\\c", "(x)", "=?utf-8?q?a?=")
                .map(name -> Mailbox.of(name, "ann@a.example"));
        return Combinators.combine(authors, lines(), text, files.list().ofMaxSize(3))
                .as(Draft::new);
    }

    /** A message whose attachments want to be elsewhere. */
    static Arbitrary<byte[]> traps() {
        return Arbitraries.of(Trap.NAMES).list().ofMinSize(1).ofMaxSize(4).map(LawArbitraries::trap);
    }

    static byte[] trap(List<String> names) {
        StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (String name : names) {
            mail.append("--b\r\nContent-Disposition: attachment; filename=\"")
                    .append(name.replace("\\", "\\\\"))
                    .append("\"\r\n\r\npayload\r\n");
        }
        return Laws.latin1(mail.append("--b--\r\n").toString());
    }
}
