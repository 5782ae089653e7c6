package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/** A field of a header section: a name, a colon and a value (RFC 5322 2.2), as ranges of the source. */
public final class Field {
    private final Slice raw;
    private final int colon;
    private final ReadContext context;

    /** A field whose bytes are {@code raw}, with its colon at that index there; an index at the end means it has none. */
    Field(Slice raw, int colon, ReadContext context) {
        this.raw = raw;
        this.colon = colon;
        this.context = context;
    }

    /** The whole field, line ends included. */
    public Slice raw() {
        return raw;
    }

    /** The name as it stands, without the blanks that may precede the colon; bytes above 127 show as ISO 8859-1. */
    public String name() {
        return raw.slice(0, nameLength()).latin1();
    }

    /** Whether this is the field of that name; ASCII case does not matter. */
    public boolean isNamed(String name) {
        return Ascii.equalsIgnoreCase(raw.array(), raw.from(), raw.from() + nameLength(), name);
    }

    private int nameLength() {
        int length = colon;
        while (length > 0 && Ascii.isBlank(raw.array()[raw.from() + length - 1])) {
            length--;
        }
        return length;
    }

    /** What follows the colon, folds included, without the last line end (RFC 8621 4.1.2.1). */
    public Slice value() {
        return value(raw, raw.from() + colon, raw.to());
    }

    /** The value of the field that ends at an index of the array behind a slice, and has its colon at another. */
    static Slice value(Slice around, int colon, int fieldEnd) {
        byte[] bytes = around.array();
        int end = fieldEnd;
        if (end > colon && bytes[end - 1] == '\n') {
            end--;
            if (end > colon && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return around.slice(Math.min(colon + 1, end) - around.from(), end - around.from());
    }

    /** The value read in that form, its departures unreported; absent where the field passes the limit for values. */
    public <T> Optional<T> read(HeaderForm<T> form) {
        return read(form, context);
    }

    /** The value read in that form; absent, with a defect, where the field passes the limit for values. */
    public <T> Optional<T> read(HeaderForm<T> form, ReadContext context) {
        if (raw.length() > context.limits().fieldBytes()) {
            context.defects().report(Defect.Code.LIMIT_FIELD, raw);
            return Optional.empty();
        }
        return Optional.of(form.read(value(), context));
    }

    /** The field escaped, for people. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
