package dev.paperknife.mime.message;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one header section as they are to be: which stay, which are replaced, removed, renamed, added. */
final class HeaderEdit {
    /** A field that says nothing, where what is around it has its meaning from a field that stands there. */
    private static final byte[] HOLD = "Comments: -\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Entity entity;
    private final LineEnd lineEnd;
    private final List<Slot> slots = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();
    /** Whether no empty line of the source ends the section. */
    private final boolean isBare;

    private boolean isLineEnded;
    private boolean isEnded;

    /** A place for a field: one of the source's, or a new one. */
    private static final class Slot {
        private final @Nullable Field field;
        private final boolean isFirst;
        private String name;
        private byte @Nullable [] bytes;
        private boolean isRemoved;
        private boolean isRenamed;

        private Slot(@Nullable Field field, boolean isFirst, String name, byte @Nullable [] bytes) {
            this.field = field;
            this.isFirst = isFirst;
            this.name = name;
            this.bytes = bytes;
        }

        /** Whether it can only be a field. */
        private boolean hasName() {
            byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
            int length = 0;
            while (length < bytes.length && Ascii.isFieldName(bytes[length])) {
                length++;
            }
            return length > 0 && length == bytes.length;
        }

        private boolean isNamed(String name) {
            return !isRemoved && Ascii.equalsIgnoreCase(this.name, name);
        }
    }

    HeaderEdit(Entity entity, LineEnd lineEnd) {
        this.entity = entity;
        this.lineEnd = lineEnd;
        this.isBare = entity.rawBody().offset() == entity.header().raw().end();
        for (Field field : entity.header().fields()) {
            slots.add(new Slot(field, false, field.name(), null));
        }
    }

    boolean isUntouched() {
        return touched.isEmpty();
    }

    /** The names, in lower case, of the fields that were set, added, removed or renamed. */
    Set<String> touched() {
        return touched;
    }

    /** Adds a field that says nothing. */
    void hold() {
        add("Comments", HOLD);
    }

    /** Whether there will be no field. */
    boolean isEmpty() {
        return slots.stream().allMatch(slot -> slot.isRemoved);
    }

    /** Whether there will be a field of that name. */
    boolean has(String name) {
        return slots.stream().anyMatch(slot -> slot.isNamed(name));
    }

    /** The value of the first field of that name as it stands in the source; absent where an edit has put another there. */
    Optional<Field> untouched(String name) {
        return slots.stream()
                .filter(slot -> slot.isNamed(name))
                .findFirst()
                .filter(slot -> slot.bytes == null)
                .flatMap(slot -> Optional.ofNullable(slot.field));
    }

    /** One field with that name: the first is replaced, others go; where there is none it is added. */
    void set(String name, byte[] field) {
        touch(name);
        boolean isSet = false;
        for (Slot slot : slots) {
            if (slot.isNamed(name)) {
                slot.bytes = isSet ? null : withName(field, slot);
                slot.isRemoved = isSet;
                isSet = true;
            }
        }
        if (!isSet) {
            slots.add(new Slot(null, false, name, field));
        }
    }

    /** The field with its name spelled as the one it replaces. */
    private static byte[] withName(byte[] field, Slot slot) {
        byte[] name = slot.name.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(name, 0, field, 0, name.length);
        return field;
    }

    /** Replaces one field of the source, whatever others have its name. */
    void replace(Field field, byte[] bytes) {
        for (Slot slot : slots) {
            if (slot.field != null && slot.field.raw().offset() == field.raw().offset()) {
                touch(slot.name);
                slot.bytes = bytes;
            }
        }
    }

    /** A further field, after all others. */
    void add(String name, byte[] field) {
        touch(name);
        slots.add(new Slot(null, false, name, field));
    }

    /** A further field, before all others. */
    void addFirst(String name, byte[] field) {
        touch(name);
        slots.add(0, new Slot(null, true, name, field));
    }

    void remove(String name) {
        for (Slot slot : slots) {
            if (slot.isNamed(name)) {
                touch(name);
                slot.isRemoved = true;
            }
        }
    }

    void rename(String name, String newName) {
        for (Slot slot : slots) {
            if (slot.isNamed(name)) {
                touch(name);
                touch(newName);
                slot.name = newName;
                slot.isRenamed = true;
            }
        }
    }

    private void touch(String name) {
        touched.add(Ascii.lower(name));
    }

    /** Takes the Content-* fields away, each as it is by now, and gives their bytes. */
    byte[] takeContentFields() {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        for (Slot slot : slots) {
            if (!slot.isRemoved && Ascii.lower(slot.name).startsWith("content-")) {
                taken.writeBytes(
                        slot.field != null && slot.bytes == null
                                ? line(slot.field.raw())
                                : lineEnd.applied(bytes(slot)));
                touch(slot.name);
                slot.isRemoved = true;
            }
        }
        return taken.toByteArray();
    }

    private byte[] line(Slice field) {
        byte[] bytes = field.bytes();
        boolean isEnded = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
        return isEnded ? bytes : Bytes.joined(bytes, lineEnd.bytes());
    }

    /**
     * Puts what changes into a patch of the entity's source.
     *
     * @param hasNewBody whether something follows the section where nothing may have followed before
     */
    void emit(Patch patch, boolean hasNewBody) {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        isLineEnded = false;
        isEnded = false;
        boolean isLeadBare = isLeadBare();
        for (Slot slot : slots) {
            Field field = slot.field;
            if (field != null) {
                emit(slot, field.raw(), patch);
            } else if (!slot.isRemoved) {
                (slot.isFirst || isLeadBare ? first : last).writeBytes(bytes(slot));
            }
        }
        if (isLeadBare && first.size() == 0 && !isLeadHeld()) {
            first.writeBytes(HOLD);
        }
        if (last.size() == 0 && isJunkLoose(first.size() > 0)) {
            last.writeBytes(HOLD);
        }
        if (first.size() > 0) {
            patch.insert(entity.header().raw().offset(), lineEnd.applied(first.toByteArray()));
        }
        insertLast(first.size() > 0, last.toByteArray(), hasNewBody, patch);
    }

    /** What has to precede a body: the end of the last line and the empty line, where the section has them neither way. */
    byte[] missingEnd() {
        if (!isBare || isEnded) {
            return new byte[0];
        }
        return isLineEnded ? lineEnd.bytes() : Bytes.joined(missingLineEnd(), lineEnd.bytes());
    }

    /** Whether the first field goes from behind bytes that are none: empty lines there end the section unless one follows. */
    private boolean isLeadBare() {
        long first = entity.header().raw().offset();
        return first > entity.raw().offset()
                && slots.stream()
                        .anyMatch(slot -> slot.field != null
                                && slot.isRemoved
                                && slot.field.raw().offset() == first);
    }

    /** Whether a field that stays is next to what the first one stood behind. */
    private boolean isLeadHeld() {
        long next = entity.header().raw().offset();
        for (Slot slot : slots) {
            if (slot.field != null && slot.field.raw().offset() == next) {
                if (!slot.isRemoved) {
                    return slot.hasName();
                }
                next = slot.field.raw().end();
            }
        }
        return false;
    }

    /** Whether lines that are no fields lose the last field behind them, without which the body begins there. */
    private boolean isJunkLoose(boolean hasFirst) {
        boolean isLoose = false;
        boolean isLost = false;
        long position = hasFirst ? entity.header().raw().offset() : entity.raw().offset();
        for (Slot slot : slots) {
            if (slot.field != null) {
                isLoose |= slot.field.raw().offset() > position;
                isLost |= isLoose && slot.isRemoved;
                if (!slot.isRemoved && slot.hasName()) {
                    isLoose = false;
                    isLost = false;
                }
                position = slot.field.raw().end();
            }
        }
        return isLost;
    }

    private void emit(Slot slot, Slice raw, Patch patch) {
        if (slot.isRemoved) {
            patch.remove(raw.offset(), raw.end());
        } else if (slot.bytes != null) {
            patch.replace(raw, lineEnd.applied(bytes(slot)));
        } else if (slot.isRenamed && slot.field != null) {
            int length = slot.field.name().length();
            patch.replace(raw.slice(0, length), slot.name.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A new field's bytes, under the name it has come to. */
    private static byte[] bytes(Slot slot) {
        byte[] bytes = slot.bytes == null ? new byte[0] : slot.bytes;
        int colon = Ascii.indexOf(bytes, 0, bytes.length, (byte) ':');
        byte[] name = slot.name.getBytes(StandardCharsets.ISO_8859_1);
        return Bytes.joined(name, Arrays.copyOfRange(bytes, colon, bytes.length));
    }

    /** Adds fields after the last one, and the empty line where none ends the section, lest the body be read as part of it. */
    private void insertLast(boolean hasFirst, byte[] fields, boolean hasNewBody, Patch patch) {
        Slice raw = entity.header().raw();
        boolean isAdded = fields.length > 0 || (hasFirst && raw.isEmpty());
        // the delimiter that a body begins with ends the section as long as the type declares its boundary
        boolean mayGoOn = isAdded || touched.contains("content-type");
        boolean needsEmptyLine =
                isBare && (hasNewBody || (mayGoOn && !entity.rawBody().isEmpty()));
        if (fields.length == 0 && !needsEmptyLine) {
            return;
        }
        patch.insert(raw.end(), missingLineEnd());
        isLineEnded = true;
        patch.insert(raw.end(), lineEnd.applied(fields));
        if (needsEmptyLine) {
            patch.insert(raw.end(), lineEnd.bytes());
            isEnded = true;
        }
    }

    private byte[] missingLineEnd() {
        if (!isLineOpen(entity.header().raw())) {
            return new byte[0];
        }
        return isNameCutOff() ? Bytes.joined(new byte[] {':'}, lineEnd.bytes()) : lineEnd.bytes();
    }

    /** Whether what precedes the place after the last field is a line without its end: that field, or junk. */
    private boolean isLineOpen(Slice header) {
        if (!header.isEmpty()) {
            return header.array()[header.to() - 1] != '\n' && isLastFieldKept();
        }
        long before = header.offset() - entity.raw().offset();
        return before > 0 && entity.raw().slice(before - 1, before).bytes()[0] != '\n';
    }

    /** Whether the last field is a name that the source ends in: it reads as a field only as long as nothing follows. */
    private boolean isNameCutOff() {
        List<Field> fields = entity.header().fields();
        Slice last =
                fields.isEmpty() ? Slice.empty() : fields.get(fields.size() - 1).raw();
        return !last.isEmpty() && Ascii.indexOf(last.array(), last.from(), last.to(), (byte) ':') == last.to();
    }

    private boolean isLastFieldKept() {
        boolean isKept = false;
        for (Slot slot : slots) {
            isKept = slot.field == null ? isKept : !slot.isRemoved && slot.bytes == null;
        }
        return isKept;
    }
}
