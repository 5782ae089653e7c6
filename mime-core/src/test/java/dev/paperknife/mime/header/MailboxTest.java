package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example",
                "\"ann lee\"@b.example",
                "\"a@b\\\"\"@c.example",
                "a@[192.0.2.1]",
                "a+b=c@d.example",
                "a=?b@c.example",
                "用户@例子.example",
                "a@localhost"
            })
    void takesAnAddrSpec(String addrSpec) {
        assertThat(Mailbox.of(addrSpec).format()).isEqualTo(addrSpec);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a                        | no @",
                "@b.example               | precedes the @",
                "a@                       | follows the @",
                "a@b@c.example            | more than one @",
                "a b@c.example            | outside quotes",
                "<a@b.example>            | outside quotes",
                "\"a\"b@c.example         | quotes do not enclose",
                "\"a@b.example            | quotes do not enclose",
                "a..b@c.example           | a dot",
                "a@b.example.             | a dot",
                "a@b c.example            | no host name",
                "a@b(x).example           | no host name",
                "a@[192.0.2.1             | literal",
                "a@[a b]                  | literal"
            })
    void refusesWhatIsNoAddrSpecAndNamesTheRule(String addrSpec, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mailbox.of(addrSpec))
                .withMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\r\nRCPT TO:<e>\"@x.example",
                "a\n@x.example",
                "a\0@x.example",
                "a@x.example\r",
                "a\u001F@x.example",
                "a\u007F@x.example",
                "a\u0085@x.example",
                "a\u009F@x.example",
                "a@x\u2028.example",
                "a@x\u2029.example",
                "a\uD800@x.example",
                "a@x.example\uD800",
                "\uDC00a@x.example",
                "\uD800\uD800\uDC00@x.example"
            })
    void refusesControlsInAnAddress(String addrSpec) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mailbox.of(addrSpec))
                .withMessageMatching(".*(control character|surrogate pair).*");
        assertThatIllegalArgumentException().isThrownBy(() -> new Mailbox(Optional.empty(), addrSpec, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0a@x.example",
                "\u2027@x.example",
                "\u202A@x.example",
                "\uD83D\uDE00@x.example",
                "a~@x.example"
            })
    void takesWhatStandsBesideThem(String addrSpec) {
        assertThat(Mailbox.of(addrSpec).address()).isEqualTo(addrSpec);
        assertThat(new Mailbox(Optional.empty(), addrSpec, "").address()).isEqualTo(addrSpec);
    }

    /** Stray dots, odd domains: what a reader met may be kept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b.example",
                "a..b@c.example",
                ".a.@b_c.example",
                "a=b@c.example",
                "\"a b,c@d\"@e.example",
                "\"a\\\"@b\"@c.example",
                "\"a b\".c=@d.example",
                "a@[192.0.2.1]",
                "=a@[a~b].x",
                "a",
                "a=b"
            })
    void keepsAnOddAddressThatWasRead(String address) {
        assertThat(new Mailbox(Optional.of("Ann"), address, "").address()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "@b.example     | one side of the @",
                "a@             | one side of the @",
                "=@             | one side of the @",
                "a b            | outside quotes",
                "a@b@c.example  | outside quotes",
                "a b@c.example  | outside quotes",
                "a,b@c.example  | outside quotes",
                "a@b;c.example  | outside quotes",
                "<a@b.example   | outside quotes",
                "a@b.example>   | outside quotes",
                "a@b(c).example | outside quotes",
                "a\\b@c.example | outside quotes",
                "\"a@b.example  | outside quotes",
                "a@[192.0.2.1   | outside quotes",
                "a@[a b]        | outside quotes",
                "a@[a[b]        | outside quotes",
                "a@[a\\b]       | outside quotes",
                "a=?u?q?b?=@c.example   | encoded-word",
                "\"=?u?q?b c?=\"@d.example | encoded-word"
            })
    void refusesWhatCouldEndAnAddressEarly(String address, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mailbox(Optional.of("Ann"), address, ""))
                .withMessageContaining(rule);
    }

    @Test
    void quotesWhatItRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mailbox.of("a\nb\uD800@x.example"))
                .withMessageStartingWith("no address: \"a\\u000ab\\ud800@x.example\": ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mailbox.of("x".repeat(100)))
                .withMessageStartingWith("no address: \"" + "x".repeat(80) + "\": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: e@x.example", "a\n", "\0", "\u007F", "a\uDC00"})
    void refusesControlsInAName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mailbox.of(name, "a@b.example"));
        assertThatIllegalArgumentException().isThrownBy(() -> Group.of(name, List.of()));
    }

    @Test
    void groupNeedsAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Group.of(" ", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Ann              | Ann <a@b.example>",
                "Ann Lee          | Ann Lee <a@b.example>",
                "Lee, Ann         | \"Lee, Ann\" <a@b.example>",
                "J. Lee           | \"J. Lee\" <a@b.example>",
                "Ann  Lee         | \"Ann  Lee\" <a@b.example>",
                "a\"b\\c          | \"a\\\"b\\\\c\" <a@b.example>",
                "Boss <b@x.example> | \"Boss <b@x.example>\" <a@b.example>",
                "Jürgen           | =?utf-8?Q?J=C3=BCrgen?= <a@b.example>",
                "=?utf-8?q?x?=    | =?utf-8?B?PT91dGYtOD9xP3g/PQ==?= <a@b.example>"
            })
    void formatsANameThatReadsBack(String name, String field) {
        Mailbox mailbox = Mailbox.of(name, "a@b.example");
        assertThat(mailbox.format()).isEqualTo(field);
        assertThat(Reading.of(HeaderForms.addressList(), field).value()).containsExactly(mailbox);
    }

    @Test
    void formatsUtf8WithoutEncodedWords() {
        assertThat(Mailbox.of("Jürgen", "j@x.example").formatUtf8()).isEqualTo("Jürgen <j@x.example>");
        assertThat(Group.of("Grüße", List.of(Mailbox.of("j@x.example"))).formatUtf8())
                .isEqualTo("Grüße: j@x.example;");
        assertThat(Group.of("A, B", List.of()).format()).isEqualTo("\"A, B\":;");
    }

    @Test
    void longNameStaysOnOneLine() {
        String field = Mailbox.of("ü".repeat(200), "a@b.example").format();
        assertThat(field).doesNotContain("\r").doesNotContain("\n");
        assertThat(Reading.of(HeaderForms.addresses(), field).value().get(0).name())
                .contains("ü".repeat(200));
    }

    @Test
    void routeIsKeptApartAndNotWritten() {
        Mailbox mailbox = Reading.of(HeaderForms.addresses(), "<@x.example:a@b.example>")
                .value()
                .get(0);
        assertThat(mailbox.route()).isEqualTo("@x.example");
        assertThat(mailbox.format()).isEqualTo("a@b.example");
    }

    @Test
    void tellsTheSidesOfAnAddress() {
        Mailbox mailbox = Mailbox.of("\"a@b\"@c.example");
        assertThat(mailbox.localPart()).isEqualTo("\"a@b\"");
        assertThat(mailbox.domain()).isEqualTo("c.example");
        Mailbox nameOnly = new Mailbox(Optional.of("Ann"), "", "");
        assertThat(nameOnly.localPart()).isEmpty();
        assertThat(nameOnly.domain()).isEmpty();
        assertThat(nameOnly.asciiDomain()).isEmpty();
        assertThat(nameOnly.format()).isEqualTo("Ann");
        Mailbox localOnly = new Mailbox(Optional.empty(), "root", "");
        assertThat(localOnly.localPart()).isEqualTo("root");
        assertThat(localOnly.domain()).isEmpty();
        assertThat(localOnly.format()).isEqualTo("<root>");
    }

    @Test
    void convertsInternationalDomainsBothWays() {
        assertThat(Mailbox.of("a@bücher.example").asciiDomain()).contains("xn--bcher-kva.example");
        assertThat(Mailbox.of("a@xn--bcher-kva.example").unicodeDomain()).isEqualTo("bücher.example");
        assertThat(Mailbox.of("a@faß.example").asciiDomain()).contains("xn--fa-hia.example");
        assertThat(Mailbox.of("a@b.example").asciiDomain()).contains("b.example");
        assertThat(Mailbox.of("a@[192.0.2.1]").asciiDomain()).contains("[192.0.2.1]");
        assertThat(Mailbox.of("a@xn--zz99zz99.example").unicodeDomain()).isEqualTo("xn--zz99zz99.example");
    }

    @Test
    void onlyWhatAsciiCannotSayNeedsSmtpUtf8() {
        assertThat(Mailbox.of("ü@b.example").needsSmtpUtf8()).isTrue();
        assertThat(Mailbox.of("a@bücher.example").needsSmtpUtf8()).isFalse();
        assertThat(Mailbox.of("a@b.example").needsSmtpUtf8()).isFalse();
        assertThat(Mailbox.of("a~@b.example").needsSmtpUtf8()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example",
                "<a@b.example>",
                "Ann Lee <a@b.example>",
                "\"Lee, Ann\" <a@b.example>",
                "用户 <用户@例子.example>",
                "=?utf-8?q?J=C3=BCrgen?= <a@b.example>",
                "a@[192.0.2.1]"
            })
    void strictQuestionIsAnsweredWhereThereIsOneReading(String text) {
        assertThat(Mailbox.parseStrict(text)).isPresent();
        assertThat(Mailbox.parse(text)).isEqualTo(Mailbox.parseStrict(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann",
                "a@b.example, c@d.example",
                "G: a@b.example;",
                "a@b.example (Ann)",
                "J. Lee <a@b.example>",
                "a@b.example.",
                "<@x.example:a@b.example>",
                "\"x@y.example\" <a@b.example>",
                "x@y.example <a@b.example>",
                "a%x@b.example",
                "\"a@x\"@b.example",
                "a..b@c.example",
                "a@b..example",
                "a@b_c.example",
                "<<a@b.example>>",
                "a@b.example c",
                "Ann\r\n <a@b.example>",
                "a\u00ADb@x.example",
                "\u202Eann <a@b.example>",
                "=?utf-8?q?a?=@b.example",
                "\"=?utf-8?q?a?=\" <a@b.example>",
                "a@\u2488com.example",
                "a@b.example]"
            })
    void strictQuestionHasNoAnswerWhereAnythingDeparts(String text) {
        assertThat(Mailbox.parseStrict(text)).isEmpty();
    }

    @Test
    void strictQuestionKeepsToTheSizesOfSmtp() {
        assertThat(Mailbox.parseStrict("a".repeat(64) + "@b.example")).isPresent();
        assertThat(Mailbox.parseStrict("a".repeat(65) + "@b.example")).isEmpty();
        assertThat(Mailbox.parseStrict("a@" + "b".repeat(60) + ("." + "c".repeat(60)).repeat(4)))
                .isEmpty();
    }

    @Test
    void programsMayWriteHarmlessThings() {
        assertThat(Mailbox.parse("J. Lee <a@b.example>")).isEqualTo(Mailbox.of("J. Lee", "a@b.example"));
        assertThat(Mailbox.parse("a@b.example (Ann)")).isEqualTo(Mailbox.of("Ann", "a@b.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann",
                "a@b.example, c@d.example",
                "Lee, Ann <a@b.example>",
                "a@b.example\r\n",
                "<a@b@c.example>"
            })
    void programsMayNotWriteWhatIsNotOneMailbox(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mailbox.parse(text));
    }
}
