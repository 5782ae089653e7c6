package dev.paperknife.mime.audit;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.FileName;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.mime.stream.MimeReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The leaves of an entity: as it was read, or as the same scanner reads other bytes in its place. */
final class Leaves {
    private final Ranges content;
    private final ReadContext context;
    private final Digests digests;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    /** What stands in a range of the bytes that are read. */
    @FunctionalInterface
    interface Ranges {
        Slice slice(long from, long to);
    }

    /** An entity whose end has not been seen. */
    private static final class Open {
        private final Header header;
        private final ContentType type;
        private long body;
        private boolean isLeaf;

        Open(MimeReader reader) {
            this.header = reader.header();
            this.type = reader.contentType();
            this.body = reader.offset();
            this.isLeaf = !type.isMultipart();
        }
    }

    private Leaves(Ranges content, ReadContext context, Digests digests) {
        this.content = content;
        this.context = context;
        this.digests = digests;
    }

    /** Those of the primary reading. */
    static List<Leaf> of(Entity entity, Digests digests) {
        return entity.walk()
                .filter(part -> part.body() instanceof Content)
                .map(part ->
                        Leaf.of(part.contentType(), part.filename(), part::rawBody, part.transferEncoding(), digests))
                .toList();
    }

    /** Those that an entity of the same kind has whose bytes are these; in their ranges stands that content. */
    static List<Leaf> of(Rope rope, Ranges content, Subject subject, Digests digests) {
        Leaves leaves = new Leaves(content, subject.context(), digests);
        try (InputStream in = rope.stream()) {
            leaves.read(
                    subject.isMessage()
                            ? MimeReader.of(in, leaves.context)
                            : MimeReader.ofPart(in, subject.isDigested(), leaves.context));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return leaves.leaves;
    }

    private void read(MimeReader reader) throws IOException {
        while (reader.next()) {
            switch (reader.event()) {
                case ENTITY -> begin(reader);
                case ENVELOPE, FIELD, GARBAGE, SEPARATOR -> open.getLast().body = reader.offset() + reader.length();
                case END -> end(open.removeLast(), reader.offset());
                default -> {}
            }
        }
    }

    private void begin(MimeReader reader) {
        if (reader.isMessage() && !open.isEmpty()) {
            open.getLast().isLeaf = false;
        }
        open.addLast(new Open(reader));
    }

    private void end(Open entity, long end) throws IOException {
        if (!entity.isLeaf) {
            return;
        }
        TransferEncoding encoding = encoding(entity.header);
        long from = entity.body;
        if (entity.type.isMessage() && !encoding.isIdentity() && addDecoded(content.slice(from, end), encoding)) {
            return;
        }
        Optional<String> name =
                FileName.of(entity.header.first("Content-Disposition", HeaderForms.contentDisposition()), entity.type);
        leaves.add(Leaf.of(entity.type, name, () -> content.slice(from, end), encoding, digests));
    }

    private static TransferEncoding encoding(Header header) {
        return header.first("Content-Transfer-Encoding", HeaderForms.transferEncoding())
                .map(value -> value.encoding())
                .orElse(TransferEncoding.SEVEN_BIT);
    }

    /** The leaves of a message that is encoded; false where it passes the limit. */
    private boolean addDecoded(Slice body, TransferEncoding encoding) throws IOException {
        byte[] bytes;
        try (InputStream in = encoding.stream(body, DefectSink.NONE)) {
            bytes = in.readNBytes(context.limits().decodedBytes());
            if (in.read() >= 0) {
                return false;
            }
        }
        Message message = Message.parse(Slice.of(bytes), ParseOptions.DEFAULT.withLimits(context.limits()));
        leaves.addAll(of(message, digests));
        return true;
    }
}
