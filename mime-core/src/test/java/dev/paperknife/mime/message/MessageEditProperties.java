package dev.paperknife.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.KeptBytes;
import dev.paperknife.mime.MailArbitraries;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.source.Ascii;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessageEditProperties {
    private static final String[] NAMES = {"Subject", "X-Long", "From", "X-New", "Content-Type", "MIME-Version"};

    /** A change and the name of the fields it is allowed to touch. */
    record Change(String name, Consumer<MessageEdit> change) {}

    @Provide
    Arbitrary<byte[]> sources() {
        return MailArbitraries.sources();
    }

    @Provide
    Arbitrary<byte[]> mail() {
        return MailArbitraries.mail();
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> names = Arbitraries.of(NAMES);
        Arbitrary<Change> remove = names.map(name -> new Change(name, edit -> edit.remove(name)));
        Arbitrary<Change> rename = names.map(name -> new Change(name, edit -> edit.rename(name, "X-Renamed")));
        Arbitrary<Change> set = Combinators.combine(Arbitraries.of("Subject", "X-Long", "X-New"), texts())
                .as((name, text) -> new Change(name, edit -> edit.set(name, text)));
        Arbitrary<Change> add = texts().map(text -> new Change("X-New", edit -> edit.add("X-New", text)));
        return Arbitraries.oneOf(remove, rename, set, add).list().ofMaxSize(5);
    }

    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> word = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30).all(),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(120),
                Arbitraries.of(
                        "=?utf-8?q?a?=", "\u4f60\u597d", " ", "\t", "  ", "\u0085", "\u2028", "a".repeat(200), ","));
        return word.list().ofMaxSize(5).map(words -> String.join(" ", words)).map(MessageEditProperties::permitted);
    }

    private static String permitted(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c >= ' ' && c != 0x7F && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFEFF)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static byte[] written(MessageEdit edit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        edit.writeTo(out);
        return out.toByteArray();
    }

    /** Law 5. */
    @Property(tries = 500)
    void bytesThatNoChangeNamesStay(@ForAll("sources") byte[] source, @ForAll("changes") List<Change> changes)
            throws IOException {
        Message message = Message.parse(source);
        MessageEdit edit = message.edit();
        changes.forEach(change -> change.change().accept(edit));
        String out = new String(written(edit), StandardCharsets.ISO_8859_1);
        KeptBytes.assertKept(message, field -> changes.stream().anyMatch(change -> field.isNamed(change.name())), out);
        assertThat(Message.parse(out.getBytes(StandardCharsets.ISO_8859_1))
                        .rawBody()
                        .latin1())
                .isEqualTo(message.rawBody().latin1());
    }

    /** Law 10, and what is put in is what is read. */
    @Property(tries = 1000)
    void aFieldIsSetToAnyText(@ForAll("mail") byte[] source, @ForAll("texts") String text) {
        Message message = Message.parse(source);
        Message changed =
                message.edit().set("Subject", text).add("X-Last", text).apply();
        assertThat(changed.header().first("Subject", HeaderForms.unstructured()).orElseThrow())
                .isEqualTo(text);
        assertThat(changed.header().first("X-Last", HeaderForms.unstructured()).orElseThrow())
                .isEqualTo(text);
        assertThat(changed.subject()).contains(Normalizer.normalize(text, Normalizer.Form.NFC));
        assertThat(names(changed)).isEqualTo(expected(message));
        assertThat(changed.rawBody().bytes()).isEqualTo(message.rawBody().bytes());
    }

    @Property(tries = 500)
    void underSmtpUtf8Too(@ForAll("texts") String text) {
        Message changed = Message.parse(new byte[0])
                .edit()
                .smtpUtf8()
                .set("Subject", text)
                .apply();
        assertThat(changed.header().first("Subject", HeaderForms.unstructured()).orElseThrow())
                .isEqualTo(text);
        assertThat(changed.header().fields()).hasSize(1);
    }

    private static List<String> names(Message message) {
        return message.header().fields().stream()
                .map(Field::name)
                .map(Ascii::lower)
                .toList();
    }

    private static List<String> expected(Message message) {
        List<String> names = new ArrayList<>();
        for (String name : names(message)) {
            if (!name.equals("subject") || !names.contains(name)) {
                names.add(name);
            }
        }
        if (!names.contains("subject")) {
            names.add("subject");
        }
        names.add("x-last");
        return names;
    }
}
