package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.mime.header.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageEditTest {
    private static final String MAIL = "From: ann@a.example$SUBJECT : old$ text$X-A: 1$To: bob@b.example$X-A: 2$$Hi$";

    private static Message message(String text) {
        return Message.parse(text.replace("$", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String written(MessageEdit edit) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            edit.writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(edit.apply().bytes()).isEqualTo(out.toByteArray());
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "$");
    }

    @Test
    void anEditWithoutChangesChangesNothing() {
        assertThat(written(message(MAIL).edit())).isEqualTo(MAIL);
    }

    @Test
    void aFieldThatIsSetKeepsItsPlaceAndItsSpelling() {
        assertThat(written(message(MAIL).edit().set("Subject", "new")))
                .isEqualTo(MAIL.replace("SUBJECT : old$ text$", "SUBJECT: new$"));
    }

    @Test
    void ofSeveralFieldsOneIsLeftWhereTheFirstStood() {
        assertThat(written(message(MAIL).edit().set("x-a", "3")))
                .isEqualTo("From: ann@a.example$SUBJECT : old$ text$X-A: 3$To: bob@b.example$$Hi$");
    }

    @Test
    void aFieldThatIsMissingComesLast() {
        assertThat(written(
                        message(MAIL).edit().set("X-B", "new").add("X-A", "3").addFirst("Received", "by a.example")))
                .isEqualTo("Received: by a.example$" + MAIL.replace("$$", "$X-B: new$X-A: 3$$"));
    }

    @Test
    void allFieldsOfANameGoOrAreRenamed() {
        assertThat(written(
                        message(MAIL).edit().remove("X-a").rename("to", "X-To").remove("nothing")))
                .isEqualTo("From: ann@a.example$SUBJECT : old$ text$X-To: bob@b.example$$Hi$");
    }

    @Test
    void changesAreMadeInOrder() {
        MessageEdit edit = message(MAIL)
                .edit()
                .set("Subject", "a")
                .rename("Subject", "X-Old")
                .add("Subject", "b");
        assertThat(written(edit.set("X-Old", "c").remove("X-A").add("X-A", "d").set("X-A", "e")))
                .isEqualTo("From: ann@a.example$X-Old: c$To: bob@b.example$Subject: b$X-A: e$$Hi$");
    }

    @Test
    void manyFieldsChangeAtOnce() {
        MessageEdit edit = message(MAIL).edit();
        for (int i = 0; i < 1000; i++) {
            edit.add("X-N", "n" + i);
        }
        Message changed = edit.apply();
        assertThat(changed.header().all("X-N")).hasSize(1000);
        assertThat(changed.rawBody().latin1()).isEqualTo("Hi\r\n");
    }

    @Test
    void lineEndsAreThoseOfTheMessage() {
        Message message = Message.parse("Subject: a\nTo: b@b.example\n\nHi\n".getBytes(StandardCharsets.US_ASCII));
        String text = "word ".repeat(30) + "end";
        String changed = written(message.edit().set("Subject", text).add("X-A", "1"));
        assertThat(changed).doesNotContain("$").startsWith("Subject: word").endsWith("\nX-A: 1\n\nHi\n");
        assertThat(Message.parse(changed.getBytes(StandardCharsets.US_ASCII)).subject())
                .contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Subject | Grüße 你好                         | Subject: =?utf-8?B?R3LDvMOfZSDkvaDlpb0=?=$",
                "To      | Bob Lee <b@b.example>, c@c.example | To: Bob Lee <b@b.example>, c@c.example$",
                "To      | Zoë <z@bücher.example>             | To: =?utf-8?Q?Zo=C3=AB?= <z@xn--bcher-kva.example>$",
                "Date    | Tue, 1 Oct 2024 10:00:00 +0200     | Date: Tue, 1 Oct 2024 10:00:00 +0200$",
                "X-Empty | \"\"                               | X-Empty:$",
                "References | <a@a.example> <b@b.example>     | References: <a@a.example> <b@b.example>$",
                "Content-Type | text/plain; charset=utf-8     | Content-Type: text/plain; charset=utf-8$"
            })
    void valuesAreWrittenAsTheirFieldsNeedThem(String name, String value, String field) {
        assertThat(written(message("$Hi").edit().set(name, value))).isEqualTo(field + "$Hi");
    }

    @Test
    void utf8IsWrittenWhereTheCallerAllowsIt() {
        assertThat(written(
                        message("$").edit().smtpUtf8().set("Subject", "Grüße").set("To", "zoë@bücher.example")))
                .isEqualTo("Subject: Grüße$To: zoë@bücher.example$$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x\r\nBcc: e@x.example", "x\r", "x\n", "x\n ", "\0", "a\u001bb", "\u007f", "a\rb", "\ud800"})
    void noValueHoldsAControl(String value) {
        for (String name : List.of("Subject", "To", "X-A", "Date", "Content-Type", "List-Id", "Message-ID")) {
            MessageEdit edit = message(MAIL).edit();
            assertThatThrownBy(() -> edit.set(name, value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> edit.add(name, value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> edit.addFirst(name, value)).isInstanceOf(IllegalArgumentException.class);
            assertThat(written(edit)).isEqualTo(MAIL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X:Y", "X\r\nY", "", "Ü", "X Y", "X\0", "\u760dx", "X:"})
    void noNameHoldsAnythingElse(String name) {
        MessageEdit edit = message(MAIL).edit();
        assertThatThrownBy(() -> edit.set(name, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> edit.add(name, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> edit.rename("To", name)).isInstanceOf(IllegalArgumentException.class);
        assertThat(written(edit)).isEqualTo(MAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029"})
    void whatEndsALineForSomeReadersIsEncoded(String mark) {
        String changed = written(message(MAIL).edit().smtpUtf8().set("Subject", "a" + mark + "Bcc: e@x.example"));
        assertThat(changed).contains("=?utf-8?").doesNotContain(mark);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "To | nobody",
                "To | a@b@c.example,",
                "Date | yesterday",
                "Message-ID | <a b>",
                "List-Id | <ü>",
                "Content-Type | text",
                "Content-Transfer-Encoding | 9bit",
                "To | zoë@b.example"
            })
    void valuesThatAreNoneAreRefused(String name, String value) {
        MessageEdit edit = message(MAIL).edit();
        assertThatThrownBy(() -> edit.set(name, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A: 1            | A: 1$X: y$",
                "Sub             | Sub:$X: y$",
                "$$Hi            | X: y$$$Hi",
                "text only$$more | X: y$$text only$$more",
                "A: 1$text$more  | A: 1$X: y$$text$more",
                " orphan$A: 1$$b | orphan$A: 1$X: y$$b"
            })
    void fieldsFindTheirPlaceInBrokenMessages(String source, String changed) {
        String expected = source.startsWith("orphan") ? " " + changed : changed;
        String actual = written(message(source).edit().add("X", "y"));
        assertThat(actual.strip()).isEqualTo(expected.strip());
    }

    @Test
    void theLastFieldMayLackItsLineEnd() {
        assertThat(written(message("A: 1$B: 2").edit().set("B", "3").add("C", "4")))
                .isEqualTo("A: 1$B: 3$C: 4$");
        assertThat(written(message("A: 1$B: 2").edit().remove("B").add("C", "4")))
                .isEqualTo("A: 1$C: 4$");
    }

    @Test
    void aFileIsEditedWithoutReadingItWhole(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("a.eml"), MAIL.replace("$", "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(written(Message.open(file).edit().set("X-A", "3").add("X-B", "4")))
                .isEqualTo("From: ann@a.example$SUBJECT : old$ text$X-A: 3$To: bob@b.example$X-B: 4$$Hi$");
    }

    @Test
    void aMessageInsideAMessageIsEditedByItself() {
        Message message = message("Content-Type: message/rfc822$$Subject: inner$$Hi");
        Message inner = (Message) message.body();
        assertThat(written(inner.edit().set("Subject", "new"))).isEqualTo("Subject: new$$Hi");
        assertThat(inner.edit().apply().header().fields())
                .extracting(Field::name)
                .containsExactly("Subject");
    }
}
