package dev.paperknife.mime;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.ParameterStyle;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Mail that somebody may want to send: names and texts of many scripts, quoted and odd, files of any octets. */
public final class NewMails {
    private NewMails() {}

    private static final String[] WORDS = {
        "Ann",
        "报告",
        "会议纪要",
        "Zoë",
        "Grüße",
        "😀",
        "\"quoted\"",
        "Lee, Bob",
        "a\\b",
        "(x)",
        "=?utf-8?q?a?=",
        "it's",
        "100%",
        "你好，世界",
        "a.b",
        "<x>",
        ";",
        ":",
        "@",
        "日本語",
        "한국어",
        "Привет",
        "👩‍👩‍👧",
        "long".repeat(30),
        "=",
        "?=",
        "_",
        "  ",
        "é",
        "\u00a0",
        "\u3000",
        "&",
        "*"
    };

    /** Mail with at most one message in it. */
    public static Arbitrary<NewMail> all() {
        return mail(parts(Arbitraries.lazy(NewMails::inner).optional()));
    }

    private static Arbitrary<NewMail> inner() {
        return mail(parts(Arbitraries.just(Optional.empty())));
    }

    private static Arbitrary<NewMail> mail(Arbitrary<NewMail.Parts> parts) {
        Arbitrary<Charset> charsets =
                Arbitraries.of("utf-8", "gb18030", "iso-8859-1", "shift_jis").map(Charset::forName);
        Arbitrary<NewMail.Style> styles = Combinators.combine(charsets, Arbitraries.of(ParameterStyle.class))
                .as(NewMail.Style::new);
        return Combinators.combine(fields(), texts(), parts, styles).as(NewMail::new);
    }

    private static Arbitrary<String> line() {
        Arbitrary<String> letters = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a1', '\u024f')
                .withCharRange('\u4e00', '\u9fff')
                .ofMaxLength(40);
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20).map(NewMails::permitted);
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(WORDS)), Tuple.of(3, letters), Tuple.of(1, any))
                .list()
                .ofMaxSize(5)
                .map(words -> String.join(" ", words));
    }

    /** Without what a builder refuses, and without byte order marks, which readers drop. */
    private static String permitted(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= ' ' && c != 0x7F && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFEFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static Arbitrary<String> name() {
        return line().map(String::strip).filter(name -> !name.isEmpty());
    }

    private static Arbitrary<Mailbox> mailbox() {
        Arbitrary<String> addresses = Arbitraries.of(
                "ann@a.example",
                "bob.lee+x@b.example",
                "o'neil@c.example",
                "\"a b\"@d.example",
                "x@xn--bcher-kva.example");
        return Combinators.combine(name().optional(), addresses)
                .as((name, address) -> name.isPresent() ? Mailbox.of(name.get(), address) : Mailbox.of(address));
    }

    private static Arbitrary<List<Address>> addresses() {
        Arbitrary<Address> group =
                Combinators.combine(name(), mailbox().list().ofMaxSize(3)).as(Group::of);
        return Arbitraries.frequencyOf(Tuple.of(4, mailbox()), Tuple.of(1, group))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<NewMail.Fields> fields() {
        Arbitrary<NewMail.Addresses> addresses = Combinators.combine(
                        mailbox().list().ofMinSize(1).ofMaxSize(2),
                        mailbox().optional(),
                        addresses(),
                        addresses(),
                        addresses(),
                        addresses())
                .as(NewMail.Addresses::new);
        Arbitrary<String> id = Arbitraries.of("1.2@a.example", "x+y=z$@b.example", "a_-~@[127.0.0.1]", "q@c.example");
        Arbitrary<NewMail.Ids> ids = Combinators.combine(
                        id, id.list().ofMaxSize(2), id.list().ofMaxSize(5))
                .as(NewMail.Ids::new);
        return Combinators.combine(addresses, line(), date(), ids, line().list().ofMaxSize(2))
                .as(NewMail.Fields::new);
    }

    private static Arbitrary<OffsetDateTime> date() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(0, 4_000_000_000L);
        Arbitrary<Integer> minutes = Arbitraries.integers().between(-12 * 60, 14 * 60);
        return Combinators.combine(seconds, minutes)
                .as((second, minute) -> OffsetDateTime.ofInstant(
                        Instant.ofEpochSecond(second), ZoneOffset.ofTotalSeconds(minute * 60)));
    }

    private static Arbitrary<NewMail.Texts> texts() {
        Arbitrary<String> lines = Arbitraries.oneOf(
                        line(),
                        Arbitraries.of(
                                "",
                                "--",
                                "--b",
                                ".",
                                "From a",
                                "-- ",
                                "\ttab ",
                                "=3D",
                                "a".repeat(1200),
                                "\u2028",
                                "\r",
                                "\0"))
                .list()
                .ofMaxSize(6)
                .map(list -> String.join("\n", list));
        return Combinators.combine(lines.optional(), lines.map(NewMails::html).optional(), lines.optional(0.2))
                .as(NewMail.Texts::new);
    }

    /** Without references to parts, which are checked. */
    private static String html(String text) {
        return "<p>" + text.replace(":", "");
    }

    private static Arbitrary<NewMail.Parts> parts(Arbitrary<Optional<NewMail>> inner) {
        Arbitrary<String> octets = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(200),
                Arbitraries.of("", "\r", "\n", "\r\n", "--b\r\n", "%PDF-1.4", "a\r\n"));
        Arbitrary<String> types =
                Arbitraries.of("application/octet-stream", "application/pdf", "image/png", "application/x-thing");
        Arbitrary<NewMail.File> files =
                Combinators.combine(name(), types, octets).as(NewMail.File::new);
        return Combinators.combine(files.list().ofMaxSize(2), files.list().ofMaxSize(3), inner)
                .as(NewMail.Parts::new);
    }
}
