package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Law 10: whatever strings enter a client, only the commands asked for go out. */
class InjectionProperties {
    private static final String OK = "S: 250 ok\n".repeat(3);

    /** Texts full of what ends lines, commands and addresses, or looks so after a careless conversion. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\r",
                "\n",
                "\0",
                "\r\n",
                ">",
                "<",
                " ",
                "\"",
                "\\",
                "@",
                "+",
                "=",
                ";",
                "\u0085",
                "\u2028",
                "\u760d",
                "\u760a",
                "\uff20",
                "\u013e",
                "\u010d",
                "\ud800",
                "RCPT TO:<e@x.example>",
                "DATA",
                "\r\n.\r\n",
                "a",
                "b.example",
                "a@b.example",
                "{3}",
                "\t",
                "\u007f",
                "ü");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(6).map(parts -> String.join("", parts)), Arbitraries.strings());
    }

    private interface Call {
        void on(SmtpClient smtp) throws IOException;
    }

    private interface PopCall {
        void on(Pop3Client pop3) throws IOException;
    }

    /** Lines that the client sends after EHLO, when it is told to do something; none where it refuses. */
    private static List<String> smtpLines(Call call) {
        ScriptedSocket socket = new ScriptedSocket(
                Script.of(
                        "S: 220 m\nC^ EHLO \nS: 250-m\nS: 250-SMTPUTF8\nS: 250-8BITMIME\nS: 250-PIPELINING\nS: 250 DSN\n"
                                + OK.repeat(2)),
                ScriptedSocket.Delivery.LINE);
        try {
            call.on(SmtpClient.connect(
                    Endpoint.parse("smtp+insecure://mail.example"),
                    ConnectOptions.DEFAULT.withSocketFactory(socket.factory()).withAllowsCleartextLogin(true)));
        } catch (IllegalArgumentException | IOException e) {
            // refused by us or by the script: what counts is what went out
        }
        return lines(socket);
    }

    private static List<String> popLines(PopCall call) {
        ScriptedSocket socket = new ScriptedSocket(
                Script.of("S: +OK <1@m.example>\nC: CAPA\nS: -ERR\n" + "S: +OK\n".repeat(4)),
                ScriptedSocket.Delivery.LINE);
        try {
            call.on(Pop3Client.connect(
                    Endpoint.parse("pop3+insecure://mail.example"),
                    ConnectOptions.DEFAULT.withSocketFactory(socket.factory()).withAllowsCleartextLogin(true)));
        } catch (IllegalArgumentException | IOException e) {
            // as above
        }
        return lines(socket);
    }

    private static List<String> lines(ScriptedSocket socket) {
        String written = socket.written();
        assertThat(written).doesNotContain("\0");
        assertThat(written.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        List<String> lines = List.of(written.split("\r\n", -1));
        return lines.subList(1, lines.size() - 1);
    }

    @Property
    void anAddressIsOneAddress(@ForAll("texts") String address) {
        List<String> lines = smtpLines(smtp -> smtp.check(Envelope.of(address, address)));
        if (!lines.isEmpty()) {
            assertThat(lines.size()).isBetween(2, 3);
            String bytes = new String(address.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(lines.get(0)).startsWith("MAIL FROM:<" + bytes + ">");
            assertThat(lines.get(1)).isEqualTo("RCPT TO:<" + bytes + ">");
        }
    }

    @Property
    void wishesAreParameters(@ForAll("texts") String id, @ForAll("texts") String original) {
        List<String> lines = smtpLines(smtp -> smtp.check(Envelope.of("a@a.example", "b@b.example")
                .withEnvelopeId(id)
                .withRecipients(List.of(Recipient.of("b@b.example").withOriginalAddress(original)))));
        if (!lines.isEmpty()) {
            assertThat(Words.of(lines.get(0))).hasSize(3);
            assertThat(Words.of(lines.get(1))).hasSize(3);
        }
    }

    @Property
    void argumentsAreOneLine(@ForAll("texts") String text) {
        assertThat(smtpLines(smtp -> smtp.verify(text))).hasSizeLessThan(2);
        assertThat(smtpLines(smtp -> smtp.expand(text))).hasSizeLessThan(2);
        assertThat(smtpLines(smtp -> smtp.help(text))).hasSizeLessThan(2);
        assertThat(popLines(pop3 -> pop3.useLanguage(text))).hasSizeLessThan(2);
    }

    @Property
    void credentialsAreArguments(@ForAll("texts") String user, @ForAll("texts") String password) {
        List<String> lines = popLines(pop3 -> pop3.login(new Password(user, password)));
        if (lines.size() > 1 || (lines.size() == 1 && !lines.get(0).equals("CAPA"))) {
            String both = user + "\r\n" + password;
            assertThat(both.chars().filter(c -> c < ' ').count()).isEqualTo(2);
            assertThat(lines.size()).isLessThanOrEqualTo(3);
        }
        assertThat(popLines(pop3 -> pop3.loginApop(new Password(user, password))))
                .hasSizeLessThan(3);
        for (String mechanism : List.of("PLAIN", "LOGIN", "CRAM-MD5", "SCRAM-SHA-256")) {
            smtpLines(smtp -> smtp.login(new Password(user, password), mechanism))
                    .forEach(line -> assertThat(line).matches("(AUTH [A-Z0-9-]+ ?)?[A-Za-z0-9+/=]*"));
        }
        smtpLines(smtp -> smtp.login(Token.of(user, password), "XOAUTH2"))
                .forEach(line -> assertThat(line).matches("(AUTH XOAUTH2 ?)?[A-Za-z0-9+/=]*"));
    }

    @Property
    void aHostIsAHost(@ForAll("texts") String text) {
        try {
            Endpoint endpoint = Endpoint.parse("smtp://" + text);
            assertThat(endpoint.host()).matches("[A-Za-z0-9._:-]+");
            assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }

    @Property
    void aClientNameIsADomainOrLiteral(@ForAll("texts") String name) {
        try {
            ConnectOptions.DEFAULT.withClientName(name);
            assertThat(name).matches("\\[?[A-Za-z0-9._:-]+]?");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }
}
