package dev.paperknife.mime.message;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.TagList;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which signatures cover what an edit changes. Nothing is verified: whether they were good before is not asked. */
final class Signatures {
    private static final int CLEAR_SIGNED_BYTES = 4096;
    private static final byte[] CLEAR_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----".getBytes(StandardCharsets.US_ASCII);

    private final Message message;
    private final Collection<PartEdit> edits;
    private final boolean isWrapped;
    private final Map<Entity, Entity> parents = new HashMap<>();
    private final Set<BrokenSignature> broken = new LinkedHashSet<>();

    Signatures(Message message, Collection<PartEdit> edits, boolean isWrapped) {
        this.message = message;
        this.edits = edits;
        this.isWrapped = isWrapped;
    }

    List<BrokenSignature> broken() {
        findParents();
        for (PartEdit edit : edits) {
            if (edit.changesAnything()) {
                changed(edit);
            }
        }
        if (isWrapped) {
            bodyChanged(message);
            signed(message, Set.of("content-type", "content-transfer-encoding"));
        }
        return List.copyOf(broken);
    }

    private void findParents() {
        Deque<Entity> open = new ArrayDeque<>(List.of(message));
        while (!open.isEmpty()) {
            Entity entity = open.pop();
            for (Entity child : children(entity)) {
                parents.put(child, entity);
                open.push(child);
            }
        }
    }

    static List<? extends Entity> children(Entity entity) {
        if (entity.body() instanceof Multipart multipart) {
            return multipart.parts();
        }
        return entity.body() instanceof Message inner ? List.of(inner) : List.of();
    }

    private void changed(PartEdit edit) {
        Entity entity = edit.entity();
        if (entity instanceof Message) {
            signed(entity, edit.header().touched());
        }
        boolean isBody =
                edit.changesBody() || edit.isRemoved() || edit.replacement().isPresent();
        if (isBody && entity instanceof Message) {
            bodyChanged(entity);
        }
        if (isBody) {
            opaque(entity);
        }
        climb(entity);
    }

    /** Whatever holds the entity has another body now. */
    private void climb(Entity entity) {
        Entity child = entity;
        for (Entity parent = parent(child); parent != null; parent = parent(child)) {
            multipart(parent, child);
            if (parent instanceof Message) {
                bodyChanged(parent);
            }
            child = parent;
        }
    }

    private @Nullable Entity parent(Entity entity) {
        return parents.get(entity);
    }

    private void multipart(Entity parent, Entity child) {
        if (parent.contentType().is("multipart", "signed")
                || parent.contentType().is("multipart", "encrypted")) {
            String protocol = parent.contentType().parameters().get("protocol").orElse("");
            boolean isPgp = Ascii.lower(protocol).contains("pgp");
            add(
                    isPgp ? BrokenSignature.Kind.PGP : BrokenSignature.Kind.SMIME,
                    parent,
                    child.contentType().mediaType());
        }
    }

    /** A body that is itself signed or encrypted. */
    private void opaque(Entity entity) {
        String subtype = entity.contentType().subtype();
        if (subtype.equals("pkcs7-mime") || subtype.equals("x-pkcs7-mime")) {
            add(BrokenSignature.Kind.SMIME, entity, entity.contentType().mediaType());
        } else if (entity.body() instanceof Content content
                && entity.contentType().isText()
                && isClearSigned(content)) {
            add(BrokenSignature.Kind.PGP, entity, entity.contentType().mediaType());
        }
    }

    private static boolean isClearSigned(Content content) {
        byte[] bytes = content.bytes();
        TokenSearch search = new TokenSearch(CLEAR_SIGNED);
        search.write(bytes, 0, Math.min(bytes.length, CLEAR_SIGNED_BYTES));
        return search.isFound();
    }

    private void bodyChanged(Entity message) {
        for (Field field : signatureFields(message)) {
            if (field.read(HeaderForms.tagList()).flatMap(tags -> tags).isPresent()) {
                add(BrokenSignature.Kind.DKIM, message, "body");
            }
        }
    }

    private void signed(Entity message, Set<String> touched) {
        for (Field field : signatureFields(message)) {
            Optional<TagList> tags = field.read(HeaderForms.tagList()).flatMap(list -> list);
            for (String name :
                    tags.flatMap(list -> list.get("h")).map(Signatures::names).orElse(Set.of())) {
                if (touched.contains(name)) {
                    add(BrokenSignature.Kind.DKIM, message, name);
                }
            }
        }
    }

    private static List<Field> signatureFields(Entity message) {
        return message.header().fields().stream()
                .filter(field -> field.isNamed("DKIM-Signature") || field.isNamed("ARC-Message-Signature"))
                .toList();
    }

    /** The names between the colons of an h= tag, in lower case. */
    private static Set<String> names(String list) {
        Set<String> names = new HashSet<>();
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        while (from <= bytes.length) {
            int end = Ascii.indexOf(bytes, from, bytes.length, (byte) ':');
            names.add(Ascii.lower(blanksOff(Slice.of(bytes, from, end, 0))));
            from = end + 1;
        }
        return names;
    }

    private static String blanksOff(Slice slice) {
        int from = slice.from();
        int to = slice.to();
        while (from < to && Ascii.isFold(slice.array()[from])) {
            from++;
        }
        while (to > from && Ascii.isFold(slice.array()[to - 1])) {
            to--;
        }
        return new String(slice.array(), from, to - from, StandardCharsets.UTF_8);
    }

    private void add(BrokenSignature.Kind kind, Entity entity, String detail) {
        broken.add(new BrokenSignature(kind, entity.section(), detail));
    }
}
