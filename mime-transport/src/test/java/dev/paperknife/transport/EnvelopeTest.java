package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: a@a.example\\nTo: b@b.example | a@a.example | b@b.example",
                "From: a@a.example\\nSender: s@a.example\\nTo: b@b.example | s@a.example | b@b.example",
                "From: a@a.example\\nTo: b@b.example, c@c.example\\nCc: B <b@b.example>\\nBcc: d@d.example"
                        + "| a@a.example | b@b.example c@c.example d@d.example",
                "From: a@a.example\\nTo: G: x@x.example, y@y.example;; | a@a.example | x@x.example y@y.example",
                "From: a@a.example\\nTo: b@b.example\\nResent-From: r@r.example\\nResent-To: t@t.example"
                        + "| r@r.example | t@t.example",
                "From: a@a.example\\nTo: b@bücher.example | a@a.example | b@xn--bcher-kva.example",
                "From: a@a.example\\nTo: ü@bücher.example | a@a.example | ü@bücher.example",
            })
    void isWhatTheFieldsSay(String header, String from, String to) {
        String text = header.replace("\\n", "\r\n") + "\r\n\r\n";
        Envelope envelope = Envelope.of(Message.parse(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(envelope.reversePath()).isEqualTo(from);
        assertThat(envelope.recipients()).extracting(Recipient::address).isEqualTo(List.of(to.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: a@a.example\r\n\r\n", "To: a@a.example\r\n\r\n", "\r\n"})
    void needsBothEnds(String text) {
        assertThatThrownBy(() -> Envelope.of(Message.parse(text.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b@c.example",
                "a@b c",
                "<a@b.example>",
                "a@b.example>",
                "a@",
                "@b.example",
                "a@b@c.example",
                "\"a",
                "\"a\"b@c.example",
                "a@[1.2.3.4",
                "a@[1.2 .4]",
                "a\r\nb@c.example",
                "a@b.example> NOTIFY=NEVER",
                "\"a\r\nRCPT TO:<e>\"@x.example",
                "a@b.example\0",
                "a\u0085@b.example",
                "\ud800@b.example"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> Recipient.of(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example",
                "a.b..c.@b.example",
                "\"a b\"@c.example",
                "\"a\\\"@\"@c.example",
                "a+b=c@d.example",
                "a@[1.2.3.4]",
                "a@[IPv6:::1]",
                "bob",
                "李雷@例子.example",
                "a@b_c.example"
            })
    void takesAddresses(String address) {
        assertThat(Recipient.of(address).address()).isEqualTo(address);
    }
}
