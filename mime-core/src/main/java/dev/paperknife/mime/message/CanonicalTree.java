package dev.paperknife.mime.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a message is to hold, given in any order, as the one tree that clients agree on: {@code mixed { alternative { text,
 * related { html, inline… }, others… }, attachments… }}, without a wrapper that is not needed.
 */
final class CanonicalTree {
    private Optional<NewPart> text = Optional.empty();
    private Optional<NewPart> html = Optional.empty();
    private Optional<NewPart> body = Optional.empty();
    private final List<NewPart> alternatives = new ArrayList<>();
    private final List<NewPart> inlines = new ArrayList<>();
    private final List<NewPart> attachments = new ArrayList<>();

    void text(NewPart part) {
        text = Optional.of(part);
    }

    Optional<NewPart> text() {
        return text;
    }

    void html(NewPart part) {
        html = Optional.of(part);
    }

    Optional<NewPart> html() {
        return html;
    }

    void body(NewPart part) {
        body = Optional.of(part);
    }

    void alternative(NewPart part) {
        alternatives.add(part);
    }

    void inline(NewPart part) {
        inlines.add(part);
    }

    void attach(NewPart part) {
        attachments.add(part);
    }

    NewPart root() {
        boolean hasOthers = text.isPresent() || html.isPresent();
        hasOthers |= !alternatives.isEmpty() || !inlines.isEmpty() || !attachments.isEmpty();
        if (body.isPresent() && hasOthers) {
            throw new IllegalStateException(
                    "a message has the tree that body() gave it, or the one made of its texts and attachments");
        }
        return body.orElseGet(this::mixed);
    }

    private NewPart mixed() {
        List<NewPart> parts = new ArrayList<>();
        alternatives().ifPresent(parts::add);
        if (html.isEmpty()) {
            parts.addAll(inlines);
        }
        parts.addAll(attachments);
        if (parts.isEmpty()) {
            return NewPart.text("");
        }
        return parts.size() == 1 ? parts.get(0) : NewPart.multipart("mixed", parts);
    }

    private Optional<NewPart> alternatives() {
        List<NewPart> parts = new ArrayList<>();
        text.ifPresent(parts::add);
        html.map(this::related).ifPresent(parts::add);
        parts.addAll(alternatives);
        if (parts.size() > 1) {
            return Optional.of(NewPart.multipart("alternative", parts));
        }
        return parts.stream().findFirst();
    }

    private NewPart related(NewPart html) {
        if (inlines.isEmpty()) {
            return html;
        }
        List<NewPart> parts = new ArrayList<>();
        parts.add(html);
        parts.addAll(inlines);
        return NewPart.multipart("related", parts).parameter("type", "text/html");
    }

    /** Sees that no Content-ID stands twice, and that whatever the HTML refers to is there. */
    void requireReferences() {
        Set<String> ids = new HashSet<>();
        for (NewPart part : inlines) {
            String id = part.contentId().orElseThrow().id();
            if (!ids.add(id)) {
                throw new IllegalStateException(
                        "two inline parts have the Content-ID " + Permitted.shown(id) + " (RFC 2045 7)");
            }
        }
        for (String reference :
                html.flatMap(NewPart::text).map(CidReferences::in).orElse(Set.of())) {
            if (!ids.contains(reference)) {
                throw new IllegalStateException(
                        "the HTML refers to cid:" + reference + ", and no inline part has that id (RFC 2392)");
            }
        }
    }
}
