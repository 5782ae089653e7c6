package dev.paperknife.mime.message;

import dev.paperknife.mime.header.ContentDisposition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which parts are the text, the HTML and the attachments: the algorithm of RFC 8621 4.1.4, with its names, on a stack of its
 * own. A list that the algorithm passes as null is null here.
 */
final class BodyViews {
    private final List<Entity> textBody = new ArrayList<>();
    private final List<Entity> htmlBody = new ArrayList<>();
    private final List<Entity> attachments = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    /** One call of the RFC's parseStructure: where it is in its parts, and which lists it adds to. */
    private static final class Level {
        private final List<? extends Entity> parts;
        private final String multipartType;
        private final boolean isInAlternative;
        private @Nullable List<Entity> html;
        private @Nullable List<Entity> text;
        private final int htmlLength;
        private final int textLength;
        private int next;

        Level(
                List<? extends Entity> parts,
                String multipartType,
                boolean isInAlternative,
                @Nullable List<Entity> html,
                @Nullable List<Entity> text) {
            this.parts = parts;
            this.multipartType = multipartType;
            this.isInAlternative = isInAlternative;
            this.html = html;
            this.text = text;
            this.htmlLength = html == null ? -1 : html.size();
            this.textLength = text == null ? -1 : text.size();
        }
    }

    private BodyViews() {}

    static BodyViews of(Message message) {
        BodyViews views = new BodyViews();
        views.levels.push(new Level(List.of(message), "mixed", false, views.htmlBody, views.textBody));
        while (!views.levels.isEmpty()) {
            views.step(views.levels.peek());
        }
        return views;
    }

    List<Entity> textBody() {
        return List.copyOf(textBody);
    }

    List<Entity> htmlBody() {
        return List.copyOf(htmlBody);
    }

    List<Entity> attachments() {
        return List.copyOf(attachments);
    }

    private void step(Level level) {
        if (level.next == level.parts.size()) {
            levels.pop();
            shareAlternatives(level);
            return;
        }
        int index = level.next++;
        Entity part = level.parts.get(index);
        if (part.contentType().isMultipart()) {
            String subtype = part.contentType().subtype();
            boolean isInAlternative = level.isInAlternative || subtype.equals("alternative");
            List<BodyPart> parts = part.body() instanceof Multipart multipart ? multipart.parts() : List.of();
            levels.push(new Level(parts, subtype, isInAlternative, level.html, level.text));
        } else if (!isInline(part, level, index)) {
            attachments.add(part);
        } else if (level.multipartType.equals("alternative")) {
            addAlternative(part, level);
        } else {
            addInline(part, level);
        }
    }

    private static boolean isInline(Entity part, Level level, int index) {
        Optional<ContentDisposition> disposition = part.disposition();
        boolean isAttachment = disposition.isPresent() && disposition.get().isAttachment();
        boolean isMedia = isMedia(part);
        boolean isShown = isText(part, "plain") || isText(part, "html") || isMedia;
        boolean isPlaced = index == 0
                || (!level.multipartType.equals("related")
                        && (isMedia || part.filename().orElse("").isEmpty()));
        return !isAttachment && isShown && isPlaced;
    }

    private void addAlternative(Entity part, Level level) {
        if (isText(part, "plain")) {
            add(level.text, part);
        } else if (isText(part, "html")) {
            add(level.html, part);
        } else {
            attachments.add(part);
        }
    }

    private void addInline(Entity part, Level level) {
        if (level.isInAlternative) {
            level.html = isText(part, "plain") ? null : level.html;
            level.text = isText(part, "html") ? null : level.text;
        }
        add(level.text, part);
        add(level.html, part);
        if ((level.text == null || level.html == null) && isMedia(part)) {
            attachments.add(part);
        }
    }

    private static void add(@Nullable List<Entity> list, Entity part) {
        if (list != null) {
            list.add(part);
        }
    }

    /** Where an alternative has brought only text or only HTML, it stands in both bodies. */
    private static void shareAlternatives(Level level) {
        List<Entity> text = level.text;
        List<Entity> html = level.html;
        if (!level.multipartType.equals("alternative") || text == null || html == null) {
            return;
        }
        if (level.textLength == text.size() && level.htmlLength != html.size()) {
            text.addAll(List.copyOf(html.subList(level.htmlLength, html.size())));
        } else if (level.htmlLength == html.size() && level.textLength != text.size()) {
            html.addAll(List.copyOf(text.subList(level.textLength, text.size())));
        }
    }

    private static boolean isText(Entity part, String subtype) {
        return part.contentType().is("text", subtype);
    }

    private static boolean isMedia(Entity part) {
        return switch (part.contentType().type()) {
            case "image", "audio", "video" -> true;
            default -> false;
        };
    }
}
