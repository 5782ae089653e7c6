package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.BodyPart;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Parts of a message, by what bounds them. */
final class Parts {
    private Parts() {}

    /** Whether the entity is a message that no other holds. */
    static boolean isOutermost(Entity entity) {
        return entity instanceof Message && entity.section().indexOf('.') < 0;
    }

    /** Whether the entity is a message that is a whole source: the outermost one, or one that was decoded. */
    static boolean isSource(Entity entity) {
        return entity instanceof Message && entity.raw().offset() == 0;
    }

    /** The message and its parts in order; those of messages inside it are not among them. */
    static List<Entity> of(Message message) {
        return collect(message, false);
    }

    /** The same with messages inside it and their parts, where they are ranges of the same source. */
    static List<Entity> ofSource(Message message) {
        return collect(message, true);
    }

    private static List<Entity> collect(Message message, boolean isDeep) {
        List<Entity> found = new ArrayList<>();
        Deque<Entity> open = new ArrayDeque<>();
        open.push(message);
        while (!open.isEmpty()) {
            Entity entity = open.pop();
            found.add(entity);
            if (entity.body() instanceof Multipart multipart) {
                List<BodyPart> parts = multipart.parts();
                for (int i = parts.size() - 1; i >= 0; i--) {
                    open.push(parts.get(i));
                }
            } else if (isDeep && entity.body() instanceof Message inner && isInPlace(inner)) {
                open.push(inner);
            }
        }
        return found;
    }

    /** Whether a message inside another is a range of the same source, and not decoded. */
    static boolean isInPlace(Message inner) {
        return inner.raw().offset() > 0;
    }

    /** The entity's field of that name, the one that counts; its header section where there is none. */
    static Slice field(Entity entity, String name) {
        Optional<Field> field = entity.header().first(name);
        return field.isPresent() ? field.get().raw() : entity.header().raw();
    }

    /** Whether the entity is a leaf: no parts, and no message that was read. */
    static boolean isLeaf(Entity entity) {
        return entity.body() instanceof Content;
    }
}
