package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AddressProperties {
    private static List<Address> read(String text) {
        return HeaderForms.addressList().read(Slice.of(text), ReadContext.DEFAULT);
    }

    @Property
    void readsAnyBytes(@ForAll byte[] bytes) {
        check(HeaderForms.addressList().read(Slice.of(bytes), ReadContext.DEFAULT));
    }

    @Property(tries = 5000)
    void readsAnythingLikeAddresses(@ForAll("addressLike") byte[] bytes) {
        check(HeaderForms.addressList().read(Slice.of(bytes), ReadContext.DEFAULT));
    }

    private static void check(List<Address> list) {
        for (Address address : list) {
            assertThat(address.format()).doesNotContain("\r", "\n", "\0");
            assertThat(address.formatUtf8()).doesNotContain("\r", "\n", "\0");
            if (address instanceof Mailbox mailbox) {
                check(mailbox);
            } else if (address instanceof Group group) {
                group.members().forEach(AddressProperties::check);
            }
        }
    }

    /** Invariants 16 and 17: nothing dangerous in an address, and it reads back alone. */
    private static void check(Mailbox mailbox) {
        String unquoted = mailbox.address().replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"|\\[.*]", "");
        assertThat(unquoted).doesNotContainPattern("[\\x00-\\x20\\x7F<>,;:]");
        if (mailbox.name().isEmpty() || !mailbox.address().isEmpty()) {
            Mailbox written = new Mailbox(mailbox.name(), mailbox.address(), "");
            assertThat(read(mailbox.format())).containsExactly(written);
            assertThat(read(mailbox.formatUtf8())).containsExactly(written);
        }
    }

    @Property(tries = 3000)
    void shortCutGivesWhatTheParserGives(@ForAll("plainLike") String text) {
        List<Address> plain = PlainAddresses.read(Slice.of(text), ReadContext.DEFAULT);
        if (plain != null) {
            assertThat(AddressParser.parseFully(Slice.of(text), ReadContext.DEFAULT))
                    .isEqualTo(plain);
        }
    }

    @Property(tries = 3000)
    void shortCutLeavesNothingToReport(@ForAll("plainLike") String text) {
        List<Defect.Code> reported = new ArrayList<>();
        ReadContext context = ReadContext.DEFAULT.withDefects((code, offset, length, detail) -> reported.add(code));
        List<Address> plain = PlainAddresses.read(Slice.of(text), context);
        assertThat(reported).isEmpty();
        if (plain != null) {
            assertThat(AddressParser.parseFully(Slice.of(text), context)).isEqualTo(plain);
            assertThat(reported).isEmpty();
        }
    }

    @Example
    void shortCutTakesNamesInEncodedWords() {
        Slice text = Slice.of("=?utf-8?B?5rWL6K+V?= <a@x.example>, =?utf-8?q?J=C3=B6?= Lee <j@x.example>");
        List<Mailbox> mailboxes = List.of(Mailbox.of("测试", "a@x.example"), Mailbox.of("Jö Lee", "j@x.example"));
        ReadContext heard = ReadContext.DEFAULT.withDefects((code, offset, length, detail) -> {});
        assertThat(PlainAddresses.read(text, ReadContext.DEFAULT)).isEqualTo(mailboxes);
        assertThat(PlainAddresses.read(text, heard)).isEqualTo(mailboxes);
    }

    @Provide
    Arbitrary<String> plainLike() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("", "Ann ", "Ann Lee ", "\"Lee, Ann\" ", "J. Lee ", "Ann  ", "\"\" ", "\"a=b\" ", "ü "),
                Arbitraries.of(
                                "=?utf-8?B?5rWL6K+V?=",
                                "=?gb18030?b?suLK1A==?=",
                                "=?utf-8?q?a=40b=2Eexample?=",
                                "=?utf-8?q?a=E2=80=AEb?=",
                                "=?utf-8?q?=07?=",
                                "=?utf-8?q?a___________b?=",
                                "=?utf-8?q?=3D=3Fx=3Fq=3Fa=3F=3D?=",
                                "=?utf-8?q?=E6?=",
                                "=?utf-8?Q?_a_?=",
                                "=?utf-8?Q??=",
                                "=?utf-8?B?!?=",
                                "=?utf-8?B?5rWL",
                                "=?x?q?=22?=",
                                "=?",
                                "a=b",
                                "Lee")
                        .list()
                        .ofMaxSize(4)
                        .map(words -> String.join(" ", words) + (words.size() % 2 == 0 ? "" : " ")));
        Arbitrary<String> locals = Arbitraries.of("a", "a.b", "a..b", "a.", "a%b", "a=b", "\"a\"", "a+b", "=?", "");
        Arbitrary<String> hosts =
                Arbitraries.of("x.example", "x", "x-.example", "x..y", "x_y", "[192.0.2.1]", "x.example.", "");
        Arbitrary<String> mailboxes = Combinators.combine(names, locals, hosts, Arbitraries.of(true, false))
                .as((name, local, host, isBare) ->
                        isBare && name.isEmpty() ? local + "@" + host : name + "<" + local + "@" + host + ">");
        return Combinators.combine(mailboxes.list().ofMaxSize(3), Arbitraries.of(",", ", ", ",\r\n ", " ,", ";"))
                .as((list, separator) -> String.join(separator, list));
    }

    @Property
    void formattedMailboxReadsTheSame(@ForAll("mailboxes") Mailbox mailbox) {
        assertThat(read(mailbox.format())).containsExactly(mailbox);
        assertThat(read(mailbox.formatUtf8())).containsExactly(mailbox);
    }

    @Property
    void formattedGroupReadsTheSame(@ForAll("groups") Group group) {
        assertThat(read(group.format())).containsExactly(group);
        assertThat(read(group.formatUtf8())).containsExactly(group);
    }

    @Property
    void strictAnswerIsTheOnlyReading(@ForAll("addressLike") byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Mailbox.parseStrict(text).ifPresent(mailbox -> assertThat(read(text)).containsExactly(mailbox));
    }

    @Property
    void aBadElementNeverCostsTheOthers(@ForAll("badElements") String bad) {
        assertThat(read("first@x.example, " + bad + ", last@x.example"))
                .startsWith(Mailbox.of("first@x.example"))
                .endsWith(Mailbox.of("last@x.example"));
    }

    @Provide
    Arbitrary<Mailbox> mailboxes() {
        Arbitrary<String> names = Arbitraries.strings()
                .ofMaxLength(30)
                .filter(name -> name.chars().noneMatch(c -> (c < ' ' && c != '\t') || c == 0x7F))
                .filter(name -> name.equals(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
        return Combinators.combine(names, localParts(), domains())
                .as((name, local, domain) -> Mailbox.of(name, local + "@" + domain));
    }

    @Provide
    Arbitrary<Group> groups() {
        Arbitrary<String> names = Arbitraries.of("G", "A, B", "Grüße", "a@b.example", "x:y;", "=?utf-8?q?a?=");
        return Combinators.combine(names, mailboxes().list().ofMaxSize(4)).as(Group::of);
    }

    private static Arbitrary<String> localParts() {
        Arbitrary<String> atoms = Arbitraries.strings()
                .withChars("abcXYZ019!#$%&'*+-/=?^_`{|}~ü例")
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> quoted = Arbitraries.strings()
                .withChars("ab @<>,;:.()[]'")
                .ofMaxLength(8)
                .map(text -> "\"" + text + "\"");
        return Arbitraries.oneOf(atoms, atoms.list().ofSize(2).map(list -> String.join(".", list)), quoted)
                .filter(local -> !EncodedWordScanner.findsWord(local));
    }

    private static Arbitrary<String> domains() {
        return Arbitraries.of(
                "x.example", "a-b.x.example", "localhost", "[192.0.2.1]", "[IPv6:2001:db8::1]", "例子.example");
    }

    @Provide
    Arbitrary<byte[]> addressLike() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b.example",
                "@",
                "@",
                ".",
                ",",
                ";",
                ":",
                "<",
                ">",
                "\"",
                "(",
                ")",
                "[",
                "]",
                "\\",
                " ",
                "\r\n ",
                "\t",
                "\r",
                "\n",
                "\0",
                "\7",
                "=?utf-8?q?x?=",
                "=?utf-8?q?=40=0D=0A?=",
                "=?",
                "?=",
                "%",
                "!",
                "ü",
                "\u0085",
                "\u2028",
                "\u202e",
                "Ann",
                "1");
        Arbitrary<byte[]> text =
                pieces.list().ofMaxSize(24).map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> latin =
                pieces.list().ofMaxSize(24).map(list -> String.join("", list).getBytes(StandardCharsets.ISO_8859_1));
        return Arbitraries.oneOf(text, latin);
    }

    /** Elements without an open quote, comment or group, which may take all that follows. */
    @Provide
    Arbitrary<String> badElements() {
        return Arbitraries.of(
                        "a",
                        "@",
                        ".",
                        "<",
                        ">",
                        "[",
                        "]",
                        "\\x",
                        " ",
                        "\0",
                        "=?",
                        "=?utf-8?q?x?=",
                        "%",
                        "ü",
                        "(c)",
                        "\"q\"")
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
    }

    @Property
    void namesAreOptionalNeverBlank(@ForAll String name) {
        assertThat(new Mailbox(Optional.of(name), "", "").name()).isNotEqualTo(Optional.of(""));
    }
}
