package dev.paperknife.cli;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Slice;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;

/** The lines of a message that a search looks at, decoded, or of its source as they stand. */
final class SearchedText {
    /** A longer line of a source is looked at in pieces, so that it costs no more memory. */
    private static final int MOST_LINE_BYTES = 1 << 20;

    private final TextCharset charset;
    private final Predicate<SearchedLine> reader;
    private boolean isCut;

    /** Hands lines to the reader until it answers no. */
    SearchedText(TextCharset charset, Predicate<SearchedLine> reader) {
        this.charset = charset;
        this.reader = reader;
    }

    /** Whether a part had more text than is decoded into memory, so that it was not searched to its end. */
    boolean isCut() {
        return isCut;
    }

    // ---- decoded

    /** The fields of the message and of those inside it, the names of attachments, and all text. */
    void decoded(Message message) {
        for (Entity part : (Iterable<Entity>) message.walk()::iterator) {
            if (!(fields(part) && name(part) && text(part))) {
                return;
            }
        }
    }

    private boolean fields(Entity part) {
        if (!(part instanceof Message message)) {
            return true;
        }
        boolean isOutermost = message.section().equals("0") || message.section().equals("1");
        String prefix = isOutermost ? "" : message.section() + " ";
        for (Field field : message.header().fields()) {
            String text = Envelope.decoded(field);
            if (!reader.test(new SearchedLine(Place.Kind.HEADER, prefix + field.name(), field.name(), 0, text))) {
                return false;
            }
        }
        return true;
    }

    private boolean name(Entity part) {
        Optional<String> name = part.filename();
        String label = "attachment " + part.section();
        return name.isEmpty() || reader.test(new SearchedLine(Place.Kind.ATTACHMENT, label, "", 0, name.get()));
    }

    private boolean text(Entity part) {
        Optional<PartText> text = PartText.of(part, charset);
        isCut |= text.filter(PartText::isCut).isPresent();
        long number = 0;
        for (String line :
                (Iterable<String>) text.map(PartText::text).orElse("").lines()::iterator) {
            if (!reader.test(new SearchedLine(Place.Kind.BODY, part.section(), "", ++number, line))) {
                return false;
            }
        }
        return true;
    }

    // ---- as it stands

    /**
     * The lines of the source, read as UTF-8.
     *
     * @throws IOException if it cannot be read
     */
    void raw(Slice source) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        try (InputStream in = new BufferedInputStream(source.stream())) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    line.write(b);
                }
                if ((b == '\n' || line.size() == MOST_LINE_BYTES) && !rawLine(number, line)) {
                    return;
                }
                number += b == '\n' ? 1 : 0;
            }
        }
        if (line.size() > 0) {
            rawLine(number, line);
        }
    }

    private boolean rawLine(long number, ByteArrayOutputStream line) {
        byte[] bytes = line.toByteArray();
        line.reset();
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        String text = Charsets.decode(bytes, 0, end, Optional.of("utf-8"), CharsetHints.NONE)
                .text();
        return reader.test(new SearchedLine(Place.Kind.ANY, "", "", number, text));
    }
}
