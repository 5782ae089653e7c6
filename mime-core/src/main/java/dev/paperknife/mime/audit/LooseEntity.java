package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * An entity that stands before the first delimiter of a multipart or behind the last one.
 *
 * @param start where its first field begins, an offset in the source
 * @param field the line of its first field of MIME
 */
record LooseEntity(long start, Slice field) {
    /** How many fields, at most, are looked at before one of them must be of MIME. */
    private static final int MOST_FIELDS = 100;

    /** The one that a text begins with, empty lines before it aside; absent where no field of MIME is among its first fields. */
    static Optional<LooseEntity> in(Slice text) {
        try (LineReader lines = LineReader.of(text)) {
            long start = -1;
            int fields = 0;
            while (lines.next() && fields < MOST_FIELDS) {
                boolean isEmpty = lines.to() == lines.from();
                if (isEmpty && fields == 0) {
                    continue;
                }
                start = fields == 0 ? lines.offset(lines.from()) : start;
                if (FieldText.isContentField(lines.bytes(), lines.from(), lines.to())) {
                    return Optional.of(new LooseEntity(start, lines.slice(lines.from(), lines.to())));
                }
                boolean isContinuation = fields > 0 && !isEmpty && Ascii.isBlank(lines.bytes()[lines.from()]);
                if (!isContinuation && FieldText.colon(lines.bytes(), lines.from(), lines.to()) < 0) {
                    return Optional.empty();
                }
                fields++;
            }
            return Optional.empty();
        }
    }
}
