package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.source.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {
    /** A list on one line: {@code name <address>}, an address that is not there left out, groups in square brackets. */
    private static String shown(List<Address> list) {
        return list.stream().map(AddressListTest::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Address address) {
        if (address instanceof Group group) {
            String members =
                    group.members().stream().map(AddressListTest::shown).collect(Collectors.joining(", "));
            return "[" + group.name().orElse("") + ": " + members + "]";
        }
        Mailbox mailbox = (Mailbox) address;
        String name = mailbox.name().orElse("");
        String bracketed = mailbox.address().isEmpty() ? "" : "<" + mailbox.address() + ">";
        return name.isEmpty() || bracketed.isEmpty() ? name + bracketed : name + " " + bracketed;
    }

    private static Reading<List<Address>> read(String value) {
        return Reading.of(HeaderForms.addressList(), value.replace("\\r\\n", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a@b.example                                 | <a@b.example>",
                "<a@b.example>                               | <a@b.example>",
                "Ann <a@b.example>                           | Ann <a@b.example>",
                "Ann<a@b.example>                            | Ann <a@b.example>",
                "\"Lee, Ann\" <a@b.example>                  | Lee, Ann <a@b.example>",
                "\"Ann \\\"A\\\" Lee\" <a@b.example>         | Ann \"A\" Lee <a@b.example>",
                "\"Ann\" \"Lee\" <a@b.example>               | Ann Lee <a@b.example>",
                "Ann\\r\\n Lee\\r\\n\t<a@b.example>          | Ann Lee <a@b.example>",
                "\"Ann\\r\\n Lee\" <a@b.example>             | Ann Lee <a@b.example>",
                "a@b.example, c@d.example                    | <a@b.example>, <c@d.example>",
                "=?utf-8?q?J=C3=BCrgen?= <a@b.example>       | Jürgen <a@b.example>",
                "=?utf-8?q?J=C3?= =?utf-8?q?=BCrgen?= <a@b.example> | Jürgen <a@b.example>",
                "=?utf-8?q?Lee,_Ann?= <a@b.example>          | Lee, Ann <a@b.example>",
                "=?utf-8?q?Lee,?= <a@b.example>              | Lee, <a@b.example>",
                "=?utf-8?B?TGVlLCBBbm4=?= <a@b.example>      | Lee, Ann <a@b.example>",
                "a @b.example                                | <a@b.example>",
                "a~@b.example                                | <a~@b.example>",
                "a@[a~b]                                     | <a@[a~b]>",
                "a@[]                                        | <a@[]>",
                "=?utf-8?q?a@b.example?= <a@b.example>       | a@b.example <a@b.example>",
                "\"ann lee\"@b.example                       | <\"ann lee\"@b.example>",
                "a@[192.0.2.1]                               | <a@[192.0.2.1]>",
                "<a@[IPv6:2001:db8::1]>                      | <a@[IPv6:2001:db8::1]>",
                "Friends: Ann <a@b.example>, c@d.example;    | [Friends: Ann <a@b.example>, <c@d.example>]",
                "undisclosed-recipients:;                    | [undisclosed-recipients: ]",
                "\"A: b\":;                                  | [A: b: ]",
                "A:a@b.example;, c@d.example                 | [A: <a@b.example>], <c@d.example>",
                "o'neil+tag=x@b.example                      | <o'neil+tag=x@b.example>",
                "a=?b@c.example                              | <a=?b@c.example>",
                "Ann <a=?b@c.example>                        | Ann <a=?b@c.example>",
                "prvs=x=?y@z.example, c@d.example            | <prvs=x=?y@z.example>, <c@d.example>",
                "=?utf-8?q?a@b.example                       | <=?utf-8?q?a@b.example>",
                "=?utf-8?x?a?=@b.example                     | <=?utf-8?x?a?=@b.example>",
                "=?a/b?q?x?=@c.example                       | <=?a/b?q?x?=@c.example>",
                "\"a=?\"@b.example                           | <\"a=?\"@b.example>"
            })
    void readsTheGrammarWithoutComplaint(String value, String list) {
        Reading<List<Address>> reading = read(value);
        assertThat(shown(reading.value())).isEqualTo(list);
        assertThat(reading.codes()).isSubsetOf("encoded-word-not-delimited", "encoded-word-split-character");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a@b.example (Ann Lee)                    | Ann Lee <a@b.example>",
                "(Ann) a@b.example                        | <a@b.example>",
                "(Ann) <a@b.example>                      | <a@b.example>",
                "a@(Ann)b.example                         | <a@b.example>",
                "a@b.example, (D) d@e.example             | <a@b.example>, <d@e.example>",
                "(Ann) a@b.example (Lee)                  | Lee <a@b.example>",
                "<a@b.example (Ann)>                      | Ann <a@b.example>",
                "<(x) a@b.example> (Ann)                  | Ann <a@b.example>",
                "a@b.example (Ann (the first))            | Ann (the first) <a@b.example>",
                "<a@b.example> (=?utf-8?q?J=C3=BCrgen?=)  | Jürgen <a@b.example>",
                "Ann <a@b.example> (work)                 | Ann <a@b.example>",
                "Ann (work) Lee <a@b.example>             | Ann Lee <a@b.example>",
                "=?utf-8?q?a?= (c) =?utf-8?q?b?= <x@y.example> | a b <x@y.example>",
                "=?utf-8?q?a?=(c)=?utf-8?q?b?= =?utf-8?q?d?= <x@y.example> | a bd <x@y.example>",
                "=?utf-8?q?J=C3?= (c) =?utf-8?q?=BC?= <x@y.example> | J� � <x@y.example>",
                "a(x)@(y)b(z).example                     | <a@b.example>",
                "a@b.example (A), c@d.example (C)         | A <a@b.example>, C <c@d.example>",
                "(gone)                                   | ^^",
                "G(g):a@b.example(A);(end)                | [G: A <a@b.example>]"
            })
    void commentBehindAnAddressIsTheNameWhereThereIsNoOther(String value, String list) {
        assertThat(shown(read(value).value())).isEqualTo(list);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<@x.example,@y.example:a@b.example> | <a@b.example> | address-route@1+22",
                "a . b @ c . example | <a.b@c.example> | obsolete-syntax@0+3",
                "< a@b.example > | <a@b.example> | obsolete-syntax@0+15",
                "a@b.example. | <a@b.example> | obsolete-syntax@11+1",
                "J. Lee <a@b.example> | J. Lee <a@b.example> | obsolete-syntax@0+6",
                "a@b.example,, ,c@d.example, | <a@b.example>, <c@d.example> | obsolete-syntax@12+1",
                "a@b.example; c@d.example; | <a@b.example>, <c@d.example> | obsolete-syntax@11+1",
                "A:a@b.example; c@d.example | [A: <a@b.example>], <c@d.example> | obsolete-syntax@13+1",
                "A:a@b.example;\\r\\n c@d.example  | [A: <a@b.example>], <c@d.example> | obsolete-syntax@13+1",
                "G]: a@b.example; | [G]: <a@b.example>] | obsolete-syntax@0+2",
                "<<<a@b.example>>> | <a@b.example> | unbalanced-angle-brackets@0+17",
                "<a@b.example, <c@d.example | <a@b.example>, <c@d.example> | unbalanced-angle-brackets@0+12 unbalanced-angle-brackets@14+12",
                "Ann a@b.example>, c@d.example | Ann <a@b.example>, <c@d.example> | unbalanced-angle-brackets@0+16",
                "<a@b.example>c@d.example | <a@b.example> | text-after-address@13+11",
                "a@b.example Ann Lee | <a@b.example> | text-after-address@12+7",
                "a@b.example c@d.example | <a@b.example>, <c@d.example> | missing-address-separator@12+11",
                "Ann <a@b.example> Carl <c@d.example> | Ann <a@b.example>, Carl <c@d.example> | missing-address-separator@18+18",
                "Ann Lee a@b.example | Ann Lee <a@b.example> | invalid-address@0+19",
                "Lee, Ann <a@b.example> | Lee, Ann <a@b.example> | unquoted-comma-in-name@0+3",
                "root, a@b.example | root, <a@b.example> | invalid-address@0+4",
                "Ann | Ann | invalid-address@0+3",
                "a@b@c.example, d@e.example | a@b@c.example, <d@e.example> | several-at-signs@0+13",
                "@b.example, a@ | @b.example, a@ | invalid-address@0+10 invalid-address@12+2",
                "Ann <> | Ann | invalid-address@0+6",
                "<>, a@b.example | , <a@b.example> | invalid-address@0+2",
                "<@x.example:> | <@x.example:> | address-route@1+11 invalid-address@0+13",
                "Ann <postmaster> | Ann <postmaster> | invalid-address@5+10",
                "<first.last>, a@b.example | <first.last>, <a@b.example> | invalid-address@1+10",
                "=?utf-8?Q?A?= <x> | A <x> | invalid-address@15+1",
                "Lee, Ann <x> | Lee, Ann <x> | invalid-address@10+1 unquoted-comma-in-name@0+3",
                "<用户> | <用户> | invalid-address@1+6 non-ascii-address@1+6",
                "<\"a b\">, <.>, <a .b> | <\"a b\">, <.>, <a .b> | invalid-address@1+5 invalid-address@10+1 invalid-address@15+4",
                "<mailto:a@b.example> | <mailto:a@b.example> | invalid-address@1+18",
                "a..b@c.example, .d@e.example | <a..b@c.example>, <.d@e.example> | invalid-address@0+4 invalid-address@16+2",
                "a@b..example | <a@b..example> | invalid-domain@2+10",
                "a@b_c.example | <a@b_c.example> | invalid-domain@2+11",
                "a@[192.0.2.1 x] | <a@[192.0.2.1x]> | invalid-domain@2+13",
                "\"Ann <a@b.example> | Ann <a@b.example> | unbalanced-quote-in-address@0+5",
                "\"Ann a@b.example | Ann <a@b.example> | unbalanced-quote-in-address@0+5 invalid-address@0+16",
                "\"Ann | Ann | unbalanced-quote-in-address@0+4 invalid-address@0+4",
                "a@b.example ((c) | (c) <a@b.example> | unterminated-comment@12+4 comment-in-field@13+3",
                "a@b.example)c@d.example | <a@b.example>, <c@d.example> | unterminated-comment@11+12 missing-address-separator@12+11",
                "\"x@y.example\" <a@b.example> | x@y.example <a@b.example> | address-in-display-name@0+13",
                "x@y.example: a@b.example; | [x@y.example: <a@b.example>] | obsolete-syntax@0+11 address-in-display-name@0+11",
                "\"a            b\" <a@b.example> | a b <a@b.example> | padded-display-name@0+16",
                "Ann            Lee <a@b.example> | Ann Lee <a@b.example> | padded-display-name@0+18",
                "Ann           Lee | Ann Lee | padded-display-name@0+17 invalid-address@0+17",
                "Ann          Lee             <a@b.example> | Ann Lee <a@b.example> | ^^",
                "=?utf-8?q?a=C2=A0=C2=A0=C2=A0=C2=A0=C2=A0=C2=A0=C2=A0=C2=A0=C2=A0=C2=A0=C2=A0b?= <a@b.example> | a\u00A0b <a@b.example> | encoded-word-too-long@0+80 padded-display-name@0+80",
                "=?utf-8?q?A?=\\r\\n            =?utf-8?q?b?= <a@b.example> | Ab <a@b.example> | ^^",
                "a%c.example@b.example | <a%c.example@b.example> | legacy-routing-address@0+11",
                "c.example!a@b.example | <c.example!a@b.example> | legacy-routing-address@0+11",
                "\"a@c\"@b.example | <\"a@c\"@b.example> | at-in-quoted-local-part@0+5",
                "<a@b.example>\\,<c@d.example>, e@f.example | <a@b.example>\\,<c@d.example>, <e@f.example> | stray-backslash-in-address@0+28",
                "=?utf-8?q?a?=x@b.example | ax@b.example | encoded-word-in-address@0+24 encoded-word-not-delimited@0+13",
                "<=?utf-8?q?ann=40evil.example?=> | <ann@evil.example> | encoded-word-in-address@1+30 encoded-word-not-delimited@1+30",
                "Ann <=?utf-8?q?ann?=> | Ann <ann> | encoded-word-in-address@5+15 encoded-word-not-delimited@5+15",
                "a=?utf-8?q?x?=@b.example | ax@b.example | encoded-word-in-address@0+24 encoded-word-not-delimited@1+13",
                "a=?utf-8?q?x?=b@c.example | axb@c.example | encoded-word-in-address@0+25 encoded-word-not-delimited@1+13",
                "a@b=?utf-8?q?x?=.example | a@bx.example | encoded-word-in-address@0+24 encoded-word-not-delimited@3+13",
                "a@b.example=?utf-8?q?x?= | a@b.examplex | encoded-word-in-address@0+24 encoded-word-not-delimited@11+13",
                "<=?utf-8?q?a b?=@c.example> | <a b@c.example> | encoded-word-in-address@1+25 encoded-word-bad-syntax@1+15 encoded-word-not-delimited@1+15",
                "\"=?utf-8?q?a?=\"@b.example | \"a\"@b.example | encoded-word-in-address@0+25 encoded-word-not-delimited@1+13",
                "\"=\\?utf-8?q?a?=\"@b.example | \"=\\?utf-8?q?a?=\"@b.example | encoded-word-in-address@0+26",
                "A: B: a@b.example; c@d.example; e@f.example | [A: <a@b.example>, <c@d.example>], <e@f.example> | malformed-group@3+1 obsolete-syntax@17+1",
                "A: a@b.example | [A: <a@b.example>] | malformed-group@0+1",
                ":a@b.example; | [: <a@b.example>] | malformed-group@0+0",
                "a@b.example] | <a@b.example> | text-after-address@11+1",
                "a@b.example] x | <a@b.example> | text-after-address@11+3",
                "a@b.example ] c@d.example | <a@b.example>, <c@d.example> | text-after-address@12+1 missing-address-separator@14+11",
                "x] <a@b.example> | x] <a@b.example> | obsolete-syntax@0+2",
                "<a b@c.example> | <a b@c.example> | invalid-address@1+13",
                "<a@b c.example> | <a@b c.example> | invalid-domain@3+11",
                "<a@[x\\]y]> | <a@[x\\]y]> | obsolete-syntax@3+6",
                "a@[x\\\\\\[y], b@c.example | <a@[x\\\\\\[y]>, <b@c.example> | obsolete-syntax@2+8",
                "a@[x\\], b@c.example | a@[x\\], <b@c.example> | invalid-domain@2+4",
                "<a@[192.0.2.1]x> | <a@[192.0.2.1]x> | invalid-domain@3+12",
                "a@x.[192.0.2.1] | <a@x.[192.0.2.1]> | invalid-domain@2+13",
                "<a@[192.0.2.1] x> | <a@[192.0.2.1] x> | invalid-domain@3+13",
                "<a@[b[c]> | <a@[b[c]> | invalid-domain@3+5",
                "<a@[b> | <a@[b> | invalid-domain@3+2",
                "<a@b:c> | <a@b:c> | invalid-domain@3+3",
                "<a@> | <a@> | invalid-address@1+2",
                "a.@b.example | <a.@b.example> | invalid-address@0+2",
                "\"a\".b@c.example | <\"a\".b@c.example> | obsolete-syntax@0+5",
                "%a@b.example | <%a@b.example> | legacy-routing-address@0+2",
                "!a@b.example | <!a@b.example> | legacy-routing-address@0+2",
                "\"@a\"@b.example | <\"@a\"@b.example> | at-in-quoted-local-part@0+4",
                "\"<a\"@b.example | <\"<a\"@b.example> | at-in-quoted-local-part@0+4",
                "\">a\"@b.example | <\">a\"@b.example> | at-in-quoted-local-part@0+4",
                "a@ b.example | <a@b.example> | obsolete-syntax@1+3",
                "a@b. example | <a@b.example> | obsolete-syntax@3+9",
                "a .b@c.example | <a.b@c.example> | obsolete-syntax@0+3",
                "<@x.example , ,@y.example:a@b.example> | <a@b.example> | address-route@1+25",
                "<@x.example, c@d.example> | <@x.example, <c@d.example> | unbalanced-angle-brackets@0+11 invalid-address@1+10 unbalanced-angle-brackets@13+12",
                "<,@x.example:a@b.example> | <a@b.example> | address-route@1+12",
                "\"Ann <x> a@b.example | Ann <x> <a@b.example> | unbalanced-quote-in-address@0+9 invalid-address@0+20",
                "\"Ann <x> <a@b.example | Ann <x> <a@b.example> | unbalanced-quote-in-address@0+9 unbalanced-angle-brackets@0+21",
                "\"a@b.example | <a@b.example> | unbalanced-quote-in-address@0+1 invalid-address@0+12",
                "\"@b.example | @b.example | unbalanced-quote-in-address@0+11 invalid-address@0+11",
                "x=?utf-8?q?a?= <a@b.example> | xa <a@b.example> | encoded-word-not-delimited@1+13",
                "=??q?a?= <a@b.example> | =??q?a?= <a@b.example> | encoded-word-bad-syntax@0+8",
                "=?utf-8?qq?a?= <a@b.example> | =?utf-8?qq?a?= <a@b.example> | encoded-word-bad-syntax@0+14",
                "=?utf-8?q | =?utf-8?q | encoded-word-bad-syntax@0+9 invalid-address@0+9",
                "=?utf-8?q?a? | =?utf-8?q?a? | encoded-word-bad-syntax@0+12 invalid-address@0+12",
                "=?utf-8?x?a,b?= <a@b.example> | =?utf-8?x?a, b?= <a@b.example> | encoded-word-bad-syntax@0+11 unquoted-comma-in-name@0+11",
                "\"=?utf-8?q?a?=\" Lee <a@b.example> | a Lee <a@b.example> | encoded-word-in-quoted-string@0+19",
                "a@b.example, | <a@b.example> | obsolete-syntax@11+1",
                "Ann, G: Lee <a@b.example>; | Ann, [G: Lee <a@b.example>] | invalid-address@0+3",
                "G: Ann; Lee <a@b.example> | [G: Ann], Lee <a@b.example> | invalid-address@3+3 obsolete-syntax@6+1",
                "x@y.example, :a@b.example; | <x@y.example>, [: <a@b.example>] | malformed-group@12+0",
                "a@b.example (A) c@d.example (C) | A <a@b.example>, C <c@d.example> | comment-in-field@13+1 missing-address-separator@16+11",
                "(A) a@b.example (B) (C) c@d.example | B <a@b.example>, <c@d.example> | comment-in-field@1+1 missing-address-separator@24+11",
                "Ann <a@b.example>(A) Carl <c@d.example> | Ann <a@b.example>, Carl <c@d.example> | comment-in-field@18+1 missing-address-separator@21+18",
                "a\u00A0b@x.example | <a\u00A0b@x.example> | non-ascii-address@0+14",
                "a\u202Ab@x.example | <a\u202Ab@x.example> | bidi-override@0+15 non-ascii-address@0+15",
                "<a@x\u2066.example> | <a@x\u2066.example> | bidi-override@1+14 non-ascii-address@1+14",
                "\"\u202Ea\"@b.example | <\"\u202Ea\"@b.example> | bidi-override@0+16 non-ascii-address@0+16",
                "a\u200Eb@x.example | <a\u200Eb@x.example> | non-ascii-address@0+15",
                "a\u2128b@x.example | <a\u2128b@x.example> | non-ascii-address@0+15",
                "用户@例子.example | <用户@例子.example> | non-ascii-address@0+21"
            })
    void recoversAndSaysSo(String value, String list, String defects) {
        Reading<List<Address>> reading = read(value);
        assertThat(shown(reading.value())).isEqualTo(list);
        assertThat(String.join(" ", reading.places())).isEqualTo(defects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u3000", "\u2003", " \u3000"})
    void otherSpacesPadANameToo(String space) {
        String value = "Ann" + space.repeat(11) + "Lee <a@b.example>";
        assertThat(read(value).codes()).contains("padded-display-name");
        assertThat(read(value.replace(space.repeat(11), space)).codes()).doesNotContain("padded-display-name");
    }

    @Test
    void textBeforeBracketsThatIsAnAddressOfItsOwnIsAmbiguousToo() {
        assertThat(read("\"x\"@a.example <b@c.example>").codes())
                .contains("missing-address-separator", "address-in-display-name");
        assertThat(read("b@c.example <b@c.example>").codes()).containsExactly("obsolete-syntax");
    }

    @Test
    void encodedWordNeverMakesAnAddress() {
        Reading<List<Address>> reading = read("=?utf-8?b?YWRtaW5AbGVnaXQuZXhhbXBsZQ==?==?utf-8?q?=00?=@evil.example");
        assertThat(reading.value())
                .containsExactly(new Mailbox(Optional.of("admin@legit.example\0@evil.example"), "", ""));
        assertThat(reading.codes()).contains("encoded-word-in-address", "encoded-word-control");
        assertThat(read("=?utf-8?q?admin=40legit.example?=").codes()).contains("encoded-word-in-address");
        assertThat(read("=?utf-8?q?admin=40legit.example?= <a@b.example>").codes())
                .contains("encoded-word-in-address", "address-in-display-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<=?utf-8?q?ann=0D=0A?=@a.example>",
                "ann@=?utf-8?q?a=00?=.example",
                "\"=?utf-8?q?ann=0A?=\"@a.example",
                "Ann <=?utf-8?b?Gw==?=@a.example>",
                "<=?utf-8?q?ann=40a=C2=85?=>",
                "<=?utf-8?q?ann=E2=80=A8?=@a.example>"
            })
    void controlsThatComeOutOfAnEncodedWordAreOfTheAddressToo(String value) {
        assertThat(read(value).codes()).contains("encoded-word-in-address", "control-in-address");
        assertThat(read("=?utf-8?q?=0A?= <=?utf-8?q?ann?=@a.example>").codes())
                .contains("encoded-word-in-address")
                .doesNotContain("control-in-address");
    }

    @Test
    void anyAtextMayStandInALocalPart() {
        Mailbox mailbox = new Mailbox(Optional.empty(), "!#$%&'*+-/=?^_`{|}~@b.example", "");
        assertThat(read(mailbox.format()).value()).containsExactly(mailbox);
        assertThat(read(mailbox.format()).codes()).containsExactly("legacy-routing-address");
    }

    @Test
    void controlsAndUndecodableBytesAreNoPartOfAnAddress() {
        byte[] control = "<a\7b@x.example>, ok@x.example".getBytes(StandardCharsets.ISO_8859_1);
        Reading<List<Address>> reading = Reading.of(HeaderForms.addressList(), control);
        assertThat(reading.value())
                .containsExactly(
                        new Mailbox(Optional.of("<a\7b@x.example>"), "", ""),
                        new Mailbox(Optional.empty(), "ok@x.example", ""));
        assertThat(reading.places()).containsExactly("control-in-address@1+13");
        for (String text : List.of("a\u0080b", "a\u009F", "a\u2028", "a\u2029b", "\u2028")) {
            assertThat(read(text + "@x.example").codes()).contains("control-in-address");
        }
        byte[] half = "a\u00C2@x.example".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.of(HeaderForms.addressList(), half).places()).containsExactly("raw-8bit-in-header@0+12");
        byte[] latin = "J\u00fcrgen <\u00fc@x.example>".getBytes(StandardCharsets.ISO_8859_1);
        Reading<List<Address>> undecodable = Reading.of(HeaderForms.addressList(), latin);
        assertThat(undecodable.value()).containsExactly(new Mailbox(Optional.of("Jürgen"), "\uFFFD@x.example", ""));
        assertThat(undecodable.codes()).contains("raw-8bit-in-header");
    }

    @Test
    void addressesFlattenGroupsAndGroupedAddressesWrapTheRest() {
        String value = "a@x.example, G: b@x.example;, c@x.example, d@x.example";
        assertThat(Reading.of(HeaderForms.addresses(), value).value())
                .extracting(Mailbox::address)
                .containsExactly("a@x.example", "b@x.example", "c@x.example", "d@x.example");
        assertThat(Reading.of(HeaderForms.groupedAddresses(), value).value())
                .extracting(group -> group.name().orElse("-") + group.members().size())
                .containsExactly("-1", "G1", "-2");
    }

    @Test
    void stopsAtTheLimit() {
        Limits three = Limits.DEFAULT.withAddresses(3);
        for (String separator : List.of(",", " ")) {
            String value = String.join(separator, "a@x.example", "b@x.example", "c@x.example", "d@x.example");
            Reading<List<Mailbox>> reading =
                    Reading.of(HeaderForms.addresses(), value.getBytes(StandardCharsets.UTF_8), three);
            assertThat(reading.value()).hasSize(3);
            assertThat(reading.codes()).contains("limit-values");
        }
    }

    @Test
    void theLimitCountsTheMembersOfAGroup() {
        Limits three = Limits.DEFAULT.withAddresses(3);
        byte[] group = "G: a@x.example, b@x.example, c@x.example;".getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.of(HeaderForms.addresses(), group, three).codes()).isEmpty();
        byte[] more = "G: a@x.example, b@x.example; c@x.example, d@x.example".getBytes(StandardCharsets.UTF_8);
        Reading<List<Mailbox>> reading = Reading.of(HeaderForms.addresses(), more, three);
        assertThat(reading.value()).hasSize(3);
        assertThat(reading.codes()).contains("limit-values");
    }

    @Test
    void emptyValueHasNoAddresses() {
        Reading<List<Address>> reading = read(" \\r\\n ");
        assertThat(reading.value()).isEmpty();
        assertThat(reading.codes()).containsExactly("empty-field");
    }

    @Test
    void hostileValuesAreReadWhole() {
        int n = 40_001;
        assertThat(read("\"".repeat(n) + "a@x.example").value())
                .containsExactly(new Mailbox(Optional.empty(), "a@x.example", ""));
        assertThat(read("(".repeat(n) + ")".repeat(n) + "a@x.example").value()).hasSize(1);
        assertThat(read("(c)".repeat(n) + "a@x.example").value()).hasSize(1);
        assertThat(read(";".repeat(n)).value()).isEmpty();
        assertThat(read("a@[" + "x".repeat(n) + "]").value()).hasSize(1);
        assertThat(read("a:".repeat(n) + "a@x.example").value()).hasSize(1);
        assertThat(read("<".repeat(n) + "a@x.example").value()).hasSize(1);
    }
}
