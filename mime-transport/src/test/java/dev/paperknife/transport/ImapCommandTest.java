package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.transport.ImapCommand.Literal;
import dev.paperknife.transport.ImapCommand.Segment;
import dev.paperknife.transport.ImapEncoding.Literals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapCommandTest {
    private static final ImapEncoding PLUS = new ImapEncoding(Literals.PLUS, false);
    private static final ImapEncoding MINUS = new ImapEncoding(Literals.MINUS, false);
    private static final ImapEncoding UTF8 = new ImapEncoding(Literals.MINUS, true);

    /** All that goes out; {@code <} stands where the server must ask first. */
    private static String sent(ImapCommand command, ImapEncoding encoding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (Segment segment : command.segments("A1", encoding)) {
                out.writeBytes((segment.line() + segment.hidden()).getBytes(StandardCharsets.UTF_8));
                out.writeBytes((segment.isAwaited() ? "<" : "|").getBytes(StandardCharsets.UTF_8));
                if (segment.literal().isPresent()) {
                    segment.literal().get().source().writeTo(out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itsPartsStandBetweenBlanks() {
        ImapCommand command = ImapCommand.of("UID FETCH")
                .uids(UidSet.of(1, 2, 3))
                .open()
                .word("FLAGS")
                .open()
                .close()
                .number(7)
                .close()
                .nstring("charset", Optional.empty());
        assertThat(sent(command, ImapEncoding.PLAIN)).isEqualTo("A1 UID FETCH 1:3 (FLAGS () 7) NIL|");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "INBOX; \"INBOX\"|",
                "''; \"\"|",
                "a\"b\\c; \"a\\\"b\\\\c\"|",
                "INBOX\" A2 DELETE x; \"INBOX\\\" A2 DELETE x\"|",
                "收件; {6}<收件|",
                "a\u0085; {3}<a\u0085|",
                "a\tb; {3}<a\tb|"
            })
    void aStringIsQuotedOrALiteral(String value, String expected) {
        assertThat(sent(ImapCommand.of("X").string("it", value), ImapEncoding.PLAIN))
                .isEqualTo("A1 X " + expected);
    }

    @Test
    void utf8IsQuotedWhereTheServerAgreed() {
        assertThat(sent(ImapCommand.of("X").string("it", "收\"件"), UTF8)).isEqualTo("A1 X \"收\\\"件\"|");
    }

    @Test
    void literalsWaitUnlessTheServerSaysOtherwise() {
        Literal small = Literal.of(new byte[4096]);
        Literal large = Literal.of(new byte[4097]);
        Literal binary = new Literal(1, true, out -> out.write(0));
        assertThat(sent(ImapCommand.of("X").literal(small), ImapEncoding.PLAIN)).startsWith("A1 X {4096}<");
        assertThat(sent(ImapCommand.of("X").literal(small), MINUS)).startsWith("A1 X {4096+}|");
        assertThat(sent(ImapCommand.of("X").literal(large), MINUS)).startsWith("A1 X {4097}<");
        assertThat(sent(ImapCommand.of("X").literal(large), PLUS)).startsWith("A1 X {4097+}|");
        assertThat(sent(ImapCommand.of("X").literal(binary), PLUS)).startsWith("A1 X ~{1+}|");
    }

    @Test
    void aSecretIsNeverInTheVisiblePart() {
        ImapCommand command = ImapCommand.of("LOGIN").string("user", "ann").secret("password", "s3cret");
        assertThat(command.segments("A1", PLUS))
                .containsExactly(new Segment("A1 LOGIN \"ann\" ", "\"s3cret\"", Optional.empty(), false));
        assertThatThrownBy(() -> ImapCommand.of("LOGIN").secret("password", "s3cret\n"))
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nA2 DELETE x", "\r", "\n", "\0", "\ud800", "a\udc00b"})
    void noStringEndsALineOrHoldsHalfACharacter(String value) {
        assertThatThrownBy(() -> ImapCommand.of("X").string("it", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[net-command-injection]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a(", ")", "{3}", "%", "*", "\"", "\\", "]", "\u010d", "é", "\r", "\u007f", "\\\\Seen"
            })
    void anAtomHoldsNothingWithAMeaning(String value) {
        assertThatThrownBy(() -> ImapCommand.of("X").atom("it", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImapFlag.of(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ImapCommand.of("X").flag(ImapFlag.received(value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whateverAStringHoldsItIsOneString(@ForAll String value) {
        ImapCommand command;
        try {
            command = ImapCommand.of("X").string("it", value).word("END");
        } catch (IllegalArgumentException e) {
            return;
        }
        String sent = sent(command, PLUS);
        assertThat(sent).doesNotContain("\r").doesNotContain("\n").doesNotContain("\0");
        String rest = sent.substring("A1 X ".length());
        if (rest.startsWith("{")) {
            int length = value.getBytes(StandardCharsets.UTF_8).length;
            assertThat(rest).isEqualTo("{" + length + "+}|" + value + " END|");
        } else {
            String inside = rest.substring(1, rest.length() - "\" END|".length());
            assertThat(inside.replace("\\\\", "").replace("\\\"", "")).doesNotContain("\"");
            assertThat(inside.replace("\\\"", "\"").replace("\\\\", "\\")).hasSameSizeAs(value);
        }
    }
}
