package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;

/** What the bytes of header sections read as: lines that are fields, and values for comparison. */
final class FieldText {
    private FieldText() {}

    /** The index of the colon, if bytes [from, to) begin with a field name and one, blanks between them or not; else -1. */
    static int colon(byte[] bytes, int from, int to) {
        int i = nameEnd(bytes, from, to);
        if (i == from) {
            return -1;
        }
        while (i < to && Ascii.isBlank(bytes[i])) {
            i++;
        }
        return i < to && bytes[i] == ':' ? i : -1;
    }

    /** The index after the field name that bytes [from, to) begin with. */
    static int nameEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && Ascii.isFieldName(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Whether bytes [from, to) begin with a field whose name begins with {@code Content-}. */
    static boolean isContentField(byte[] bytes, int from, int to) {
        int prefix = "Content-".length();
        return to - from > prefix
                && Ascii.equalsIgnoreCase(bytes, from, from + prefix, "Content-")
                && colon(bytes, from, to) > from + prefix;
    }

    /** The value without folds, and with one blank for a run of them. */
    static String collapsed(Field field) {
        Slice value = field.value();
        StringBuilder text = new StringBuilder((int) value.length());
        boolean hasGap = false;
        for (int i = value.from(); i < value.to(); i++) {
            byte b = value.array()[i];
            if (Ascii.isFold(b)) {
                hasGap = text.length() > 0;
            } else {
                text.append(hasGap ? " " : "").append((char) (b & 0xFF));
                hasGap = false;
            }
        }
        return text.toString();
    }
}
