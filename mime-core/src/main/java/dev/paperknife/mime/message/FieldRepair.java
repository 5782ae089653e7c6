package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.source.Slice;
import java.util.List;
import java.util.Optional;

/**
 * Fields as a path can carry them: in lines, and in ASCII where it carries no UTF-8.
 *
 * @param mayBeUtf8 whether raw UTF-8 can go
 */
record FieldRepair(boolean mayBeUtf8) {
    private static final int LONGEST_LINE = 998;

    /** Whether the field can go as it is, line ends aside. */
    boolean isFit(Field field) {
        Slice raw = field.raw();
        byte[] bytes = raw.array();
        int line = raw.from();
        boolean hasHigh = false;
        for (int i = raw.from(); i < raw.to(); i++) {
            boolean isLoneCr = bytes[i] == '\r' && (i + 1 == raw.to() || bytes[i + 1] != '\n');
            line = bytes[i] == '\n' ? i + 1 : line;
            hasHigh |= bytes[i] < 0;
            if (bytes[i] == 0 || isLoneCr || i - line > LONGEST_LINE) {
                return false;
            }
        }
        return !hasHigh || (mayBeUtf8 && Charsets.isUtf8(bytes, raw.from(), raw.to()));
    }

    /** The field with the same value, as far as one was read; absent where there is no such form. */
    Optional<byte[]> repaired(Field field) {
        FieldWriter writer = FieldWriter.DEFAULT;
        String name = field.name();
        try {
            return switch (FieldKind.of(name)) {
                case TEXT ->
                    field.read(HeaderForms.unstructured()).map(text -> writer.text(name, Copies.printable(text)));
                case ADDRESSES ->
                    field.read(HeaderForms.addressList())
                            .filter(FieldRepair::isComplete)
                            .map(list -> writer.addresses(name, list));
                case TYPE -> field.read(HeaderForms.contentType()).map(type -> writer.type(name, type));
                case DISPOSITION ->
                    field.read(HeaderForms.contentDisposition()).map(kind -> writer.disposition(name, kind));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            // What mail holds and no field may: the writers say so in this one way.
            return Optional.empty();
        }
    }

    private static boolean isComplete(List<Address> list) {
        return !list.isEmpty()
                && list.stream()
                        .noneMatch(address -> address instanceof Mailbox mailbox
                                && mailbox.domain().isEmpty());
    }
}
