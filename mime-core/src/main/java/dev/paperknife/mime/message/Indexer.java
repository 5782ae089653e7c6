package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.mime.stream.MimeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the tree: a client of the scanner that keeps where everything stands, and decodes messages that are encoded. */
final class Indexer {
    private final Slice source;
    private final ParseOptions options;
    private final Limits limits;
    private final String prefix;
    private final int encodedDepth;
    private final DefectLog log;
    private final Hints hints;
    private @Nullable Node innermost;

    /** An entity whose end has not been seen, in the one that holds it: offsets count from the start of the source. */
    private static final class Node {
        private final @Nullable Node outer;
        private final int depth;
        private final boolean isMessage;
        private final String section;
        /** What the section numbers of what it holds begin with. */
        private final String prefix;

        private final long start;
        private final Header header;
        private final ContentType type;
        private final List<BodyPart> parts = new ArrayList<>(0);
        private Optional<Message> message = Optional.empty();
        private long envelopeEnd;
        private long body;
        private long preambleEnd = -1;
        private long epilogue = -1;

        Node(@Nullable Node outer, MimeReader reader, String section) {
            this.outer = outer;
            this.depth = outer == null ? 0 : outer.depth + 1;
            this.isMessage = reader.isMessage();
            this.section = section;
            this.start = reader.offset();
            this.header = reader.header();
            this.type = reader.contentType();
            this.envelopeEnd = start;
            this.body = header.raw().end();
            // the parts of a message's multipart count from its own place
            boolean isRoot = isMessage && type.isMultipart();
            this.prefix =
                    isRoot ? section.substring(0, section.length() - 1) : isComposite() ? section.concat(".") : "";
        }

        /** The header section goes on to there. */
        void reachBody(long end) {
            body = Math.max(body, end);
        }

        private boolean isComposite() {
            return type.isMultipart() || type.isMessage();
        }
    }

    /** The charsets that the message declares, as they are met. */
    private static final class Hints implements CharsetHints {
        private static final int MOST_LABELS = 8;
        private final Optional<Charset> assumed;
        private final List<String> labels = new ArrayList<>(2);

        Hints(Optional<Charset> assumed) {
            this.assumed = assumed;
        }

        void declare(String label) {
            if (labels.size() < MOST_LABELS && !labels.contains(label)) {
                labels.add(label);
            }
        }

        @Override
        public List<Charset> candidates() {
            List<Charset> found = new ArrayList<>();
            assumed.ifPresent(found::add);
            labels.forEach(label -> Charsets.forLabel(label).ifPresent(found::add));
            return found;
        }
    }

    private Indexer(Slice source, ParseOptions options, String prefix, int encodedDepth, DefectLog log) {
        this.source = source;
        this.options = options;
        this.limits = options.limits();
        this.prefix = prefix;
        this.encodedDepth = encodedDepth;
        this.log = log;
        this.hints = new Hints(options.assumedCharset());
    }

    static Message index(Slice source, ParseOptions options) throws IOException {
        return new Indexer(source.asSource(), options, "", 0, new DefectLog(options.limits())).index();
    }

    private Message index() throws IOException {
        ReadContext context = new ReadContext(limits, hints, log);
        if (source.isInMemory()) {
            return index(MimeReader.of(source, context).withoutFields());
        }
        try (InputStream in = source.stream()) {
            return index(MimeReader.of(in, context).withoutFields());
        }
    }

    private Message index(MimeReader reader) throws IOException {
        Optional<Message> root = Optional.empty();
        while (reader.next()) {
            switch (reader.event()) {
                case ENTITY -> begin(reader);
                case ENVELOPE -> top().envelopeEnd = endOf(reader);
                case GARBAGE, SEPARATOR -> top().reachBody(endOf(reader));
                case DELIMITER, CLOSE_DELIMITER -> endPreamble(reader);
                case EPILOGUE -> beginEpilogue(reader);
                case END -> root = end(reader);
                default -> {}
            }
        }
        return root.orElseThrow();
    }

    private static long endOf(MimeReader reader) {
        return reader.offset() + reader.length();
    }

    private Node top() {
        return Objects.requireNonNull(innermost);
    }

    private void begin(MimeReader reader) {
        String base = innermost == null ? prefix : innermost.prefix;
        String section = base.concat(number(reader));
        Optional<String> charset = reader.contentType().charset();
        if (charset.isPresent()) {
            hints.declare(charset.get());
        }
        innermost = new Node(innermost, reader, section);
        log.enter(section);
    }

    private String number(MimeReader reader) {
        if (reader.isMessage()) {
            return reader.contentType().isMultipart() ? "0" : "1";
        }
        return Integer.toString(top().parts.size() + 1);
    }

    private void endPreamble(MimeReader reader) {
        Node node = top();
        if (node.preambleEnd < 0) {
            node.preambleEnd = reader.offset();
        }
    }

    private void beginEpilogue(MimeReader reader) {
        Node node = top();
        if (node.epilogue < 0) {
            node.epilogue = reader.offset();
        }
    }

    /** Makes an entity of what ended, and hands it to what holds it; a message is returned, the outermost one last. */
    private Optional<Message> end(MimeReader reader) throws IOException {
        Node node = top();
        Node holder = node.outer;
        innermost = holder;
        Slice raw = slice(node.start, reader.offset());
        Slice rawBody = slice(node.body, reader.offset());
        Body body = body(node, rawBody);
        if (holder != null && !node.isMessage) {
            holder.parts.add(new BodyPart(node.section, raw, rawBody, node.header, node.type, body));
            log.enter(holder.section);
            return Optional.empty();
        }
        List<Defect> defects = holder == null && encodedDepth == 0 ? log.defects() : List.of();
        long envelopeBytes = node.envelopeEnd - node.start;
        Message message = new Message(node.section, raw, rawBody, node.header, node.type, body, envelopeBytes, defects);
        if (holder != null) {
            holder.message = Optional.of(message);
            log.enter(holder.section);
        }
        return Optional.of(message);
    }

    private Slice slice(long from, long to) {
        return source.slice(from, to);
    }

    private Body body(Node node, Slice rawBody) throws IOException {
        if (node.message.isPresent()) {
            return node.message.get();
        }
        if (node.type.isMultipart()) {
            long end = rawBody.end();
            Slice preamble = slice(node.body, node.preambleEnd < 0 ? end : node.preambleEnd);
            return new Multipart(rawBody, preamble, slice(node.epilogue < 0 ? end : node.epilogue, end), node.parts);
        }
        TransferEncoding encoding = Entity.encoding(node.header);
        if (node.type.isMessage() && !encoding.isIdentity()) {
            Optional<Message> decoded = decode(node, rawBody, encoding);
            if (decoded.isPresent()) {
                return decoded.get();
            }
        }
        return new Content(rawBody, encoding, node.type.charset(), hints, limits.decodedBytes());
    }

    /** The message that a base64 or quoted-printable body holds; absent where a limit forbids to go on. */
    private Optional<Message> decode(Node node, Slice rawBody, TransferEncoding encoding) throws IOException {
        // any encoding is allowed in message/global (RFC 6532 3.7)
        if (node.type.subtype().equals("rfc822")) {
            log.report(Defect.Code.ENCODED_MESSAGE, rawBody.offset(), 0, encoding.token());
        }
        if (encodedDepth >= limits.encodedMessages()) {
            log.report(
                    Defect.Code.LIMIT_DEPTH,
                    rawBody.offset(),
                    rawBody.length(),
                    "encoded messages in encoded messages");
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = encoding.stream(rawBody, DefectSink.NONE)) {
            bytes = in.readNBytes(limits.decodedBytes());
            if (in.read() >= 0) {
                log.report(Defect.Code.LIMIT_DECODED, rawBody.offset(), rawBody.length(), "");
                return Optional.empty();
            }
        }
        ParseOptions inner = options.withLimits(limits.withDepth(Math.max(0, limits.depth() - node.depth - 1)));
        Message message = new Indexer(Slice.of(bytes), inner, node.section + ".", encodedDepth + 1, log).index();
        log.enter(node.section);
        return Optional.of(message);
    }
}
