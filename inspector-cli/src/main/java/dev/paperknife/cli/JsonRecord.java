package dev.paperknife.cli;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.core.util.Separators;

/**
 * One JSON value, written in the order of the calls and kept until it is whole, so that no line is ever half of a record; one that
 * may grow large is passed on piece by piece. It is valid UTF-8 whatever text is given: half a surrogate pair becomes U+FFFD. Nothing
 * in it acts on a terminal.
 */
final class JsonRecord {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // depth is bounded by the limits of the engine
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(10_000).build())
            .characterEscapes(new TerminalEscapes())
            .recyclerPool(JsonRecyclerPools.threadLocalPool()) // takes less than one that all readers share
            .build();

    private static final char REPLACEMENT = '\uFFFD';

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private final JsonGenerator json;
    private final char[] room = new char[1024];

    /** A value on one line, or indented. */
    JsonRecord(boolean isPretty) {
        this.json = FACTORY.createGenerator(isPretty ? new Pretty() : ObjectWriteContext.empty(), bytes);
    }

    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            Separators separators = Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("");
            return new DefaultPrettyPrinter(separators)
                    .withArrayIndenter(indenter)
                    .withObjectIndenter(indenter);
        }
    }

    /** Ends the value and writes it with a line end. */
    void writeTo(Output out) {
        json.close();
        out.write(bytes.toByteArray(), 0, bytes.size());
        out.write('\n');
    }

    /** Writes what there is so far, of a value that is too large to be kept. */
    void passTo(Output out) {
        json.flush();
        out.write(bytes.toByteArray(), 0, bytes.size());
        bytes.reset();
    }

    void startObject() {
        json.writeStartObject();
    }

    void startObject(String name) {
        name(name);
        json.writeStartObject();
    }

    void endObject() {
        json.writeEndObject();
    }

    void startList(String name) {
        name(name);
        json.writeStartArray();
    }

    void endList() {
        json.writeEndArray();
    }

    void name(String name) {
        json.writeName(whole(name));
    }

    /** Letter by letter an array is read faster than a string, above all by the JDK's first compiler. */
    void text(String text) {
        int length = text.length();
        char[] letters = length <= room.length ? room : new char[length];
        text.getChars(0, length, letters, 0);
        makeWhole(letters, length);
        json.writeString(letters, 0, length);
    }

    void text(String name, String text) {
        name(name);
        text(text);
    }

    void text(String name, Optional<String> text) {
        if (text.isPresent()) {
            text(name, text.get());
        } else {
            nothing(name);
        }
    }

    void number(String name, long number) {
        json.writeNumberProperty(name, number);
    }

    void flag(String name, boolean flag) {
        json.writeBooleanProperty(name, flag);
    }

    void nothing(String name) {
        json.writeNullProperty(name);
    }

    void nothing() {
        json.writeNull();
    }

    void texts(String name, List<String> texts) {
        startList(name);
        for (String text : texts) {
            text(text);
        }
        endList();
    }

    <T> void list(String name, List<? extends T> values, Consumer<T> writer) {
        name(name);
        list(values, writer);
    }

    <T> void list(List<? extends T> values, Consumer<T> writer) {
        json.writeStartArray();
        values.forEach(writer);
        json.writeEndArray();
    }

    /** The text with U+FFFD for each half of a surrogate pair that stands alone. */
    private static String whole(String text) {
        char[] letters = text.toCharArray();
        return makeWhole(letters, letters.length) ? new String(letters) : text;
    }

    /** Puts U+FFFD for each such half; whether there was one. */
    private static boolean makeWhole(char[] letters, int length) {
        boolean isChanged = false;
        for (int i = 0; i < length; i++) {
            char c = letters[i];
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (i + 1 < length && Character.isSurrogatePair(c, letters[i + 1])) {
                i++;
            } else {
                letters[i] = REPLACEMENT;
                isChanged = true;
            }
        }
        return isChanged;
    }
}
