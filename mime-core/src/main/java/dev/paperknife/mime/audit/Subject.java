package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Slice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entity that may be read in more than one way, with what the audit found in it. Offsets are those of its source. */
final class Subject {
    /** A body in a file that is larger is not brought into memory to be read otherwise. */
    private static final long MOST_LOADED_BYTES = 1 << 24;

    private final Entity entity;
    private final List<Defect> defects;
    private final boolean isFollowed;
    private final Slice head;
    private @Nullable Slice body;

    /** An entity of a source that ends there. */
    Subject(Entity entity, List<Defect> defects, long sourceEnd) {
        this.entity = entity;
        this.defects = defects;
        this.isFollowed = entity.raw().end() < sourceEnd;
        long headBytes = entity.rawBody().offset() - entity.raw().offset();
        this.head = entity.raw().slice(0, headBytes).load();
    }

    Entity entity() {
        return entity;
    }

    /** The header section with its empty line, in memory. */
    Slice head() {
        return head;
    }

    /** All of the entity. */
    Slice raw() {
        return entity.raw();
    }

    /** The body as it stands; perhaps a range of a file. */
    Slice rawBody() {
        return entity.rawBody();
    }

    /** The body in memory, loaded once; empty where it is too large a range of a file. */
    Slice body() {
        Slice loaded = body;
        if (loaded == null) {
            Slice raw = entity.rawBody();
            boolean isTooLarge = !raw.isInMemory() && raw.length() > MOST_LOADED_BYTES;
            loaded = isTooLarge ? raw.slice(0, 0).load() : raw.load();
            body = loaded;
        }
        return loaded;
    }

    /**
     * Whether its header section goes up to a delimiter. The line break before that ends the section; where others begin the body earlier,
     * it belongs to the delimiter (RFC 2046 5.1.1).
     */
    boolean endsInLineBreakOfDelimiter() {
        return isFollowed && entity.rawBody().isEmpty();
    }

    ReadContext context() {
        return entity.header().context();
    }

    boolean isMessage() {
        return entity instanceof Message;
    }

    /** Whether it stands in a digest, so that it is a message where no type is given (RFC 2046 5.1.5). */
    boolean isDigested() {
        return !isMessage()
                && entity.contentType().isMessage()
                && entity.header().first("Content-Type").isEmpty();
    }

    /** What the audit found in it. */
    List<Defect> defects() {
        return defects;
    }

    /** Where the audit found this first; absent where it did not. */
    Optional<Defect> first(Defect.Code code) {
        return defects.stream().filter(defect -> defect.code() == code).findFirst();
    }

    Rope.Edit edit() {
        return new Rope.Edit(entity.raw());
    }

    /** The entity with another value in a field of its own. */
    Rope with(Field field, String value) {
        Slice old = field.value();
        return edit().replace(old.offset(), old.end(), value).rope();
    }

    /** What is wrong with a field's value, or nothing where the field passes the limit for values. */
    List<Defect> defectsOf(Field field, HeaderForm<?> form) {
        DefectLog log = new DefectLog(context().limits());
        field.read(form, context().withDefects(log));
        return log.defects();
    }

    /** The field of that name that counts; absent too where it passes the limit for values. */
    Optional<Field> contentField(String name) {
        return entity.header()
                .first(name)
                .filter(field -> field.raw().length() <= context().limits().fieldBytes());
    }

    /** The fields whose name begins with {@code Content-}. */
    List<Field> contentFields() {
        return entity.header().fields().stream()
                .filter(field -> field.raw().length() <= context().limits().fieldBytes())
                .filter(field -> Ascii.lower(field.name()).startsWith("content-"))
                .toList();
    }
}
