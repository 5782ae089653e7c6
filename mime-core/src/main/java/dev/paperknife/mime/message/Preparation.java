package dev.paperknife.mime.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Settles all of a tree before a byte of it is written: leaves first, then boundaries that none of them holds. */
final class Preparation {
    private final LeafPreparation leaves;
    private final FieldWriter writer;
    private final Map<NewPart, Prepared> prepared = new HashMap<>();
    private final List<Octets> open = new ArrayList<>();

    private Preparation(WritingStyle style) {
        this.leaves = new LeafPreparation(style);
        this.writer = style.writer();
    }

    /**
     * The tree ready to be written.
     *
     * @throws IllegalArgumentException if a part cannot travel as its caller asked
     */
    static Prepared of(NewPart root, WritingStyle style, Supplier<String> tokens) throws IOException {
        Preparation preparation = new Preparation(style);
        preparation.prepareLeaves(root);
        if (!root.type().isMultipart()) {
            return preparation.leaf(root);
        }
        return preparation.multipart(root, BoundarySource.avoiding(preparation.open, tokens), List.of());
    }

    private Prepared leaf(NewPart part) {
        Prepared leaf = prepared.get(part);
        if (leaf == null) {
            throw new IllegalStateException("a leaf was not prepared");
        }
        return leaf;
    }

    private void prepareLeaves(NewPart part) throws IOException {
        if (part.type().isMultipart()) {
            open.add(Octets.of(ascii(part.preamble())));
            open.add(Octets.of(ascii(part.epilogue())));
            for (NewPart child : part.parts()) {
                prepareLeaves(child);
            }
        } else if (!prepared.containsKey(part)) {
            Prepared leaf = leaves.prepare(part);
            prepared.put(part, leaf);
            if (leaf.isOpen()) {
                open.add(leaf.octets());
            }
        }
    }

    private Prepared multipart(NewPart part, BoundarySource boundaries, List<String> outer) throws IOException {
        String boundary = part.boundary().orElseGet(boundaries::next);
        requireDistinct(boundary, outer);
        if (part.boundary().isPresent()) {
            keepClear(part, boundary);
        }
        List<String> inner = new ArrayList<>(outer);
        inner.add(boundary);
        List<Prepared> parts = new ArrayList<>();
        for (NewPart child : part.parts()) {
            parts.add(child.type().isMultipart() ? multipart(child, boundaries, inner) : leaf(child));
        }
        PartFields fields = new PartFields(writer);
        fields.multipart(part, boundary, Prepared.widest(parts));
        return Prepared.multipart(fields.bytes(), parts, boundary, ascii(part.preamble()), ascii(part.epilogue()));
    }

    private static void requireDistinct(String boundary, List<String> outer) {
        for (String other : outer) {
            if (boundary.startsWith(other) || other.startsWith(boundary)) {
                throw new IllegalArgumentException(
                        "one boundary begins with another around it (RFC 2046 5.1.2): " + Permitted.shown(boundary));
            }
        }
    }

    /** Sees to it that no line in a part is a delimiter of a boundary that the caller chose. */
    private void keepClear(NewPart part, String boundary) throws IOException {
        TokenSearch search = new TokenSearch(("\n--" + boundary).getBytes(StandardCharsets.US_ASCII));
        requireClear(Octets.of(ascii(part.preamble())), search, boundary);
        requireClear(Octets.of(ascii(part.epilogue())), search, boundary);
        for (NewPart child : part.parts()) {
            keepClear(child, search, boundary);
        }
    }

    private void keepClear(NewPart part, TokenSearch search, String boundary) throws IOException {
        for (NewPart child : part.parts()) {
            keepClear(child, search, boundary);
        }
        if (part.type().isMultipart()) {
            requireClear(Octets.of(ascii(part.preamble())), search, boundary);
            requireClear(Octets.of(ascii(part.epilogue())), search, boundary);
        } else if (leaf(part).holds(search)) {
            prepared.put(part, leaves.prepareAsBase64(part, boundary));
        }
    }

    private static void requireClear(Octets octets, TokenSearch search, String boundary) throws IOException {
        search.restart();
        search.write('\n');
        octets.writeTo(search);
        if (search.isFound()) {
            throw new IllegalArgumentException(
                    "the boundary occurs in a preamble or epilogue: " + Permitted.shown(boundary));
        }
    }

    private static byte[] ascii(String text) {
        return TextLines.canonical(text).getBytes(StandardCharsets.US_ASCII);
    }
}
