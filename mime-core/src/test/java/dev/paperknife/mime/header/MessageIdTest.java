package dev.paperknife.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
    private static Reading<List<MessageId>> read(String value) {
        return Reading.of(HeaderForms.messageIds(), value.replace("\\r\\n", "\r\n"));
    }

    private static String shown(List<MessageId> ids) {
        return String.join(" ", ids.stream().map(MessageId::id).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<a.1@x.example>                     | a.1@x.example",
                "<a@x.example> <b@y.example>         | a@x.example b@y.example",
                "<a@x.example>\\r\\n <b@y.example>   | a@x.example b@y.example",
                "(c) <a@x.example> (d)               | a@x.example",
                "<a @ x (c) . example>               | a@x.example",
                "<a@\\r\\n x.example>                | a@x.example",
                "<a@[192.0.2.1]>                     | a@[192.0.2.1]",
                "<\"a>b\"@x.example>                 | \"a>b\"@x.example",
                "<\"a(b\"@x.example>                 | \"a(b\"@x.example",
                "< a@x.example >                     | a@x.example",
                "<a@x. \\r\\n\texample>              | a@x.example"
            })
    void readsTheGrammarWithoutComplaint(String value, String ids) {
        Reading<List<MessageId>> reading = read(value);
        assertThat(shown(reading.value())).isEqualTo(ids);
        assertThat(reading.codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a@x.example                         | a@x.example",
                "a@x.example b@y.example             | a@x.example b@y.example",
                "m                                   | m",
                "<ab>                                | ab",
                "<a@x.example>, <b@y.example>        | a@x.example b@y.example",
                "Your mail of \"Mon\" <a@x.example>  | a@x.example",
                "<a b@x.example>                     | ab@x.example",
                "<a@b@x.example>                     | a@b@x.example",
                "<a@x.example                        | a@x.example",
                "<a@x.example <b@y.example>          | a@x.example b@y.example",
                "<<a@x.example>>                     | a@x.example",
                "<>                                  | ^^",
                "<a..b@x.example>                    | a..b@x.example",
                "<a.@x.example>                      | a.@x.example",
                "<a@x.>                              | a@x.",
                "<@x.example>                        | @x.example",
                "<a@>                                | a@",
                "<a@x  example>                      | a@xexample",
                "<a b>                               | ab",
                "<\"a b\" @x.example>                | \"a b\"@x.example",
                "<\"a\"b@x.example>                  | \"a\"b@x.example",
                "<\"a@x.example> <b@y.example>       | \"a@x.example b@y.example"
            })
    void recoversAndSaysSo(String value, String ids) {
        Reading<List<MessageId>> reading = read(value);
        assertThat(shown(reading.value())).isEqualTo(ids);
        assertThat(reading.codes()).isNotEmpty().containsOnly("invalid-message-id");
    }

    @Test
    void fieldOfOneIdTakesTheFirst() {
        Reading<Optional<MessageId>> reading = Reading.of(HeaderForms.messageId(), "<a@x.example> <b@x.example>");
        assertThat(reading.value()).contains(MessageId.of("a", "x.example"));
        assertThat(reading.places()).containsExactly("invalid-message-id@0+27");
    }

    @Test
    void nothingHasNoIdentifier() {
        Reading<List<MessageId>> reading = read(" \\r\\n ");
        assertThat(reading.value()).isEmpty();
        assertThat(reading.codes()).containsExactly("empty-field");
        assertThat(Reading.of(HeaderForms.messageId(), "<a@x.example>").codes()).isEmpty();
    }

    @Test
    void controlsShowAsReplacementCharacters() {
        assertThat(shown(read("<a\0b@x.example>").value())).isEqualTo("a\uFFFDb@x.example");
    }

    @Test
    void tellsItsSides() {
        MessageId id = new MessageId("a@b@x.example");
        assertThat(id.left()).isEqualTo("a@b");
        assertThat(id.right()).isEqualTo("x.example");
        assertThat(new MessageId("m").left()).isEqualTo("m");
        assertThat(new MessageId("m").right()).isEmpty();
        assertThat(new MessageId("@x.example").left()).isEmpty();
        assertThat(new MessageId("@x.example").right()).isEqualTo("x.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a>b", "<a", "a\r\nb", "a\0", "a(b)c", "a\u2028", "a\uD800"})
    void refusesWhatWouldNotReadBack(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageId(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b|x.example",
                "a|x..example",
                "a@b|x.example",
                "@a|x.example",
                "a.|x.example",
                "a|x.example.",
                "a|[x",
                "|x.example",
                "a|"
            })
    void ofKeepsToTheStrictGrammar(String left, String right) {
        String nonNullLeft = left == null ? "" : left;
        String nonNullRight = right == null ? "" : right;
        assertThatIllegalArgumentException().isThrownBy(() -> MessageId.of(nonNullLeft, nonNullRight));
    }
}
