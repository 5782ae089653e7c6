package dev.paperknife.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperknife.mime.KeptBytes;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The laws, as docs/proof.md tells them, one method each. A law takes what it judges, so that the ordinary build can judge the engine, fuzzing too,
 * and a test of the test something that breaks it. The ninth counts work that only its package sees: LinearTest in mime-core.
 */
final class Laws {
    private static final int MOST_LINE_OCTETS = 998;

    private Laws() {}

    /** Law 1: whoever reads returns something, whatever the bytes are. */
    static void total(byte[] source, Iterable<Function<byte[], ?>> readers) {
        for (Function<byte[], ?> reader : readers) {
            assertThat((Object) reader.apply(source)).isNotNull();
        }
    }

    /** Law 2: events that carry bytes cover the source once, in order. */
    static void tiling(byte[] source, Function<byte[], List<Events.Range>> events) {
        long covered = 0;
        for (Events.Range range : events.apply(source)) {
            assertThat(range.offset()).as("%s", range).isEqualTo(covered);
            covered += range.length();
        }
        assertThat(covered).isEqualTo(source.length);
    }

    /** Law 3: what is read of a stream, however it is cut, is what is read of the array. */
    static <T> void cutIndependence(byte[] source, Function<byte[], T> whole, Function<byte[], T> cut) {
        assertThat(cut.apply(source)).isEqualTo(whole.apply(source));
    }

    /** Law 4: what is written is what was read. */
    static void identity(byte[] source, UnaryOperator<byte[]> copy) {
        assertThat(copy.apply(source)).isEqualTo(source);
    }

    /** Law 5: outside the fields of that name, and behind the header section where one may be added, every byte is the same. */
    static void locality(byte[] source, String name, UnaryOperator<byte[]> edit) {
        KeptBytes.assertKept(Message.parse(source), field -> field.isNamed(name), latin1(edit.apply(source)));
    }

    /** Law 6: what is put in is what is read, on lines that any server passes on, and nothing of its form is reported. */
    static void builder(Draft draft, Function<Draft, byte[]> build) {
        byte[] bytes = build.apply(draft);
        Message message = Message.parse(bytes);
        assertThat(message.header().first("Subject", HeaderForms.unstructured()))
                .contains(draft.subject());
        assertThat(message.from()).containsExactly(draft.author());
        assertThat(message.text().orElseThrow()).isEqualTo(crlf(draft.text()));
        List<Entity> files = message.attachments();
        assertThat(files).hasSameSizeAs(draft.files());
        for (int i = 0; i < files.size(); i++) {
            assertThat(files.get(i).filename()).contains(draft.files().get(i).name());
            assertThat(latin1(files.get(i).body().bytes()))
                    .isEqualTo(draft.files().get(i).content());
        }
        for (String line : latin1(bytes).split("\r\n", -1)) {
            assertThat(line.length()).isLessThanOrEqualTo(MOST_LINE_OCTETS);
            assertThat(line).doesNotContain("\r", "\n");
        }
        assertThat(Draft.faultsOfForm(message)).isEmpty();
    }

    /** Law 7 for content: what is encoded is decoded to itself. */
    static void codec(byte[] data, UnaryOperator<byte[]> encode, UnaryOperator<byte[]> decode) {
        assertThat(decode.apply(encode.apply(data))).isEqualTo(data);
    }

    /** Law 7 for values: what was read is written so that it is read again. */
    static <T> void value(byte[] bytes, Function<byte[], Optional<T>> parse, Function<T, String> format) {
        Optional<T> value = parse.apply(bytes);
        value.ifPresent(read -> assertThat(parse.apply(format.apply(read).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(value));
    }

    /** Law 8: without bare CR, all lines ending in LF and all in CRLF are the same structure and the same texts. */
    static void lineEnds(byte[] source, Function<byte[], Message> parse) {
        String bare = latin1(source).replace("\r\n", "\n").replace("\r", "");
        List<String> full = outline(parse.apply(latin1(bare.replace("\n", "\r\n"))));
        assertThat(outline(parse.apply(latin1(bare)))).isEqualTo(full);
    }

    private static List<String> outline(Message message) {
        return message.walk()
                .map(entity -> entity + " "
                        + (entity.body() instanceof Content content
                                ? content.text().replace("\r\n", "\n")
                                : ""))
                .toList();
    }

    /** Law 10: what a text becomes part of has the fields that were asked for, and one part; else the text is refused. */
    static void noInjection(String text, List<String> names, Function<String, Optional<byte[]>> write) {
        Optional<byte[]> written = write.apply(text);
        boolean isRefused = text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
        assertThat(written.isPresent() && isRefused).as("refused").isFalse();
        written.map(Message::parse).ifPresent(message -> {
            assertThat(message.header().fields().stream().map(field -> Ascii.lower(field.name())))
                    .containsExactlyElementsOf(names);
            assertThat(message.walk().count()).isEqualTo(1);
        });
    }

    /** Something that writes files below a folder. */
    @FunctionalInterface
    interface Extractor {
        void extract(byte[] source, Path folder) throws IOException;
    }

    /** Law 11: all that stood around and in the folder is as it was, and what is new is plain files in it. */
    static void containment(byte[] source, Extractor extractor) throws IOException {
        try (Trap trap = Trap.set()) {
            Map<String, String> before = trap.contents();
            extractor.extract(source, trap.folder());
            Map<String, String> after = trap.contents();
            assertThat(after).containsAllEntriesOf(before);
            after.keySet().removeAll(before.keySet());
            assertThat(after).allSatisfy((path, state) -> {
                assertThat(path).startsWith(trap.folderName() + "/");
                assertThat(path.substring(trap.folderName().length() + 1)).doesNotContain("/");
                assertThat(state).startsWith("file ");
            });
        }
    }

    private static String crlf(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
