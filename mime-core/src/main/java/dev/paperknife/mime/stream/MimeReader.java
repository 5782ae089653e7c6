package dev.paperknife.mime.stream;

import dev.paperknife.mime.header.ContentTransferEncoding;
import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scanner: a cursor over the structure of a message (RFC 5322, RFC 2046). Each event is a range of the source; those that
 * carry bytes tile it, without gap or overlap, whatever the bytes are. Only reading a stream can fail.
 *
 * <pre>{@code
 * MimeReader reader = MimeReader.of(Slice.of(bytes), Limits.DEFAULT, DefectSink.NONE);
 * while (reader.next()) {
 *     System.out.println(reader.event() + " " + reader.offset() + " " + reader.length());
 * }
 * }</pre>
 *
 * <p>Memory is constant over a stream, but for the header section at hand. Nesting is a stack of its own, so no input can
 * exhaust the thread's. For one thread.
 */
public final class MimeReader {
    /** What a range of the source is. */
    public enum Event {
        /** An entity begins: the message, a body part, or a message inside one. No bytes. */
        ENTITY,
        /** An mbox separator line before the header section of a message (RFC 4155). */
        ENVELOPE,
        /** A field with its folds and its line end. */
        FIELD,
        /** Bytes of a header section that are no field. */
        GARBAGE,
        /** The empty line between a header section and its body. */
        SEPARATOR,
        /** What precedes the first delimiter of a multipart, or all of a multipart that has none; in pieces. */
        PREAMBLE,
        /** A delimiter that opens a part, with the line break before it. */
        DELIMITER,
        /** The body of an entity that is neither multipart nor a message that is read on; in pieces. */
        BODY,
        /** The delimiter that ends a multipart, with the line break before it. */
        CLOSE_DELIMITER,
        /** What follows the close delimiter of a multipart; in pieces. */
        EPILOGUE,
        /** The innermost entity ends. No bytes. */
        END
    }

    private enum State {
        ENTITY,
        BEGIN_HEADER,
        HEADER,
        REST_OF_HEADER,
        CONTENT,
        BODY,
        UNWIND,
        DELIMITER
    }

    private static final int WINDOW_BYTES = 1 << 17;
    /** The level of what holds the outermost entity; also that of an entity that is no open multipart. */
    private static final int NO_LEVEL = -1;

    private final LineWindow window;
    private final ReadContext context;
    private final Limits limits;
    private final DefectSink defects;
    private final Boundaries boundaries;
    private final HeaderScanner headers;
    private final BodyScanner bodies;
    private @Nullable Frame innermost;

    private State state = State.ENTITY;
    private Event event = Event.ENTITY;
    private int eventStart;
    private int eventEnd;
    private boolean isGivingFields = true;
    private int fieldsGiven;
    private int othersGiven;
    private boolean isAtLineStart = true;
    private boolean isDigested;
    private boolean isPart;
    private int targetLevel = NO_LEVEL;
    private int composites;
    private int messages;
    private int parts;
    private boolean isCutShort;

    /** An entity whose end has not been seen, in the one that holds it. */
    private static final class Frame {
        private final @Nullable Frame outer;
        private final boolean isMessage;
        private final boolean isDigested;
        private final int outerBoundaries;
        private Header header = Header.empty();
        private ContentType type = ContentType.TEXT_PLAIN;
        private Event content = Event.BODY;
        private boolean isComposite;
        private boolean isNesting;
        private boolean isEmpty = true;
        private int level = NO_LEVEL;
        private int delimiters;

        Frame(@Nullable Frame outer, boolean isMessage, boolean isDigested, int outerBoundaries) {
            this.outer = outer;
            this.isMessage = isMessage;
            this.isDigested = isDigested;
            this.outerBoundaries = outerBoundaries;
        }
    }

    private MimeReader(LineWindow window, ReadContext context) {
        this.window = window;
        this.context = context.withDefects(DefectSink.NONE);
        this.limits = context.limits();
        this.defects = context.defects();
        this.boundaries = new Boundaries(limits.headerBytes());
        this.headers = new HeaderScanner(limits, boundaries, defects);
        this.bodies = new BodyScanner(window, boundaries);
        give(Event.ENTITY, window.position(), window.position());
    }

    /**
     * A reader over bytes in memory; header sections and slices are ranges of their array.
     *
     * @throws IllegalStateException for a range of a file: read its {@code stream()}
     */
    public static MimeReader of(Slice source, ReadContext context) {
        return new MimeReader(LineWindow.of(source), context);
    }

    /**
     * A reader over a stream, whose first byte has offset 0. It reads ahead, and leaves the stream open.
     */
    public static MimeReader of(InputStream source, ReadContext context) {
        return of(source, WINDOW_BYTES, context);
    }

    /**
     * A reader over one part of a multipart: an empty line at its start ends its header section.
     *
     * @param isDigested whether the multipart is a digest, so that a part without a type is a message (RFC 2046 5.1.5)
     */
    public static MimeReader ofPart(InputStream part, boolean isDigested, ReadContext context) {
        MimeReader reader = of(part, context);
        reader.isPart = true;
        reader.isDigested = isDigested;
        return reader;
    }

    /** A reader over a stream that looks at so many bytes at a time, where no header section needs more. */
    static MimeReader of(InputStream source, int windowBytes, ReadContext context) {
        return new MimeReader(LineWindow.of(source, windowBytes), context);
    }

    /** This reader, which from now on leaves {@link Event#FIELD} out: {@link #header} has the fields. */
    public MimeReader withoutFields() {
        isGivingFields = false;
        return this;
    }

    /** What the last {@link #next} came to. */
    public Event event() {
        return event;
    }

    /** Where the event's range begins, in bytes from the start of the source. */
    public long offset() {
        return window.offset(eventStart);
    }

    /** The number of bytes of the event's range. */
    public int length() {
        return eventEnd - eventStart;
    }

    /** The event's bytes; over a stream they are good until {@link #next} is called. */
    public Slice slice() {
        return Slice.of(window.bytes(), eventStart, eventEnd, offset());
    }

    /** The innermost entity's fields, from its first event after the header section on. */
    public Header header() {
        return top().header;
    }

    /** The innermost entity's type as it counts: RFC 2045 5.2's and RFC 2046 5.1.5's defaults applied. */
    public ContentType contentType() {
        return top().type;
    }

    /** Whether the innermost entity is a message, the outermost one or one in a message/rfc822. */
    public boolean isMessage() {
        return top().isMessage;
    }

    /** How many bytes were looked at so far, those looked at twice counted twice: the work done. */
    long visited() {
        return headers.visited() + bodies.visited();
    }

    private Frame top() {
        if (innermost == null) {
            throw new NoSuchElementException("no entity is open");
        }
        return innermost;
    }

    /**
     * Goes on to the next event.
     *
     * @return false at the end of the source
     * @throws IOException if the stream cannot be read
     */
    public boolean next() throws IOException {
        if (event == Event.END && innermost != null) {
            pop();
        }
        if (innermost == null && state != State.ENTITY) {
            return false;
        }
        window.moveTo(eventEnd);
        boolean isFound = false;
        while (!isFound) {
            isFound = switch (state) {
                case ENTITY -> beginEntity();
                case BEGIN_HEADER -> beginHeader();
                case HEADER -> giveHeader();
                case REST_OF_HEADER -> giveRestOfHeader();
                case CONTENT -> beginContent();
                case BODY -> giveBody();
                case UNWIND -> unwind();
                case DELIMITER -> giveDelimiter();
            };
        }
        return true;
    }

    private boolean give(Event event, int start, int end) {
        this.event = event;
        eventStart = start;
        eventEnd = end;
        return true;
    }

    private boolean goOn(State state) {
        this.state = state;
        return false;
    }

    private void report(Defect.Code code, int from, int to) {
        defects.report(code, Slice.of(window.bytes(), from, to, window.offset(from)));
    }

    // ---- header sections

    private boolean beginEntity() throws IOException {
        boolean isMessage = innermost == null ? !isPart : innermost.isNesting;
        Frame frame = new Frame(innermost, isMessage, isDigested, boundaries.size());
        isDigested = false;
        innermost = frame;
        headers.scan(window, isMessage);
        frame.header = headers.header(window, context);
        frame.type = type(frame);
        fieldsGiven = 0;
        othersGiven = 0;
        goOn(State.BEGIN_HEADER);
        return give(Event.ENTITY, window.position(), window.position());
    }

    private static ContentType type(Frame frame) {
        Optional<ContentType> type = frame.header.first("Content-Type", HeaderForms.contentType());
        if (type.isPresent()) {
            return type.get();
        }
        boolean isDefault =
                frame.isDigested && frame.header.first("Content-Type").isEmpty();
        return isDefault ? ContentType.MESSAGE_RFC822 : ContentType.TEXT_PLAIN;
    }

    /** What is wrong in a header section is reported after the event that says whose it is. */
    private boolean beginHeader() {
        headers.report(window);
        return goOn(State.HEADER);
    }

    private boolean giveHeader() {
        Triples fields = headers.fields();
        Triples others = headers.others();
        boolean isField = isGivingFields && fieldsGiven < fields.size();
        if (othersGiven < others.size() && (!isField || others.first(othersGiven) < fields.first(fieldsGiven))) {
            int i = othersGiven++;
            return give(others.second(i) == 1 ? Event.ENVELOPE : Event.GARBAGE, others.first(i), others.third(i));
        }
        if (isField) {
            int i = fieldsGiven++;
            return give(Event.FIELD, fields.first(i), fields.third(i));
        }
        window.moveTo(headers.end());
        isAtLineStart = true;
        goOn(headers.isUnfinished() ? State.REST_OF_HEADER : State.CONTENT);
        return headers.separatorEnd() > headers.end() && give(Event.SEPARATOR, headers.end(), headers.separatorEnd());
    }

    /** Beyond a limit the section is garbage, up to its empty line or a delimiter. */
    private boolean giveRestOfHeader() throws IOException {
        BodyScanner.Found found = bodies.nextInHeader(isAtLineStart);
        if (found == BodyScanner.Found.PIECE) {
            isAtLineStart = bodies.isAtLineStart();
            return give(Event.GARBAGE, window.position(), bodies.pieceEnd());
        }
        isAtLineStart = true;
        goOn(State.CONTENT);
        int position = window.position();
        return found == BodyScanner.Found.EMPTY_LINE
                && give(Event.SEPARATOR, position, Lines.afterLineEnd(window.bytes(), position, window.limit()));
    }

    // ---- bodies

    private boolean beginContent() {
        Frame frame = top();
        if (frame.type.isMultipart()) {
            frame.content = Event.PREAMBLE;
            openMultipart(frame);
        } else if (isReadOn(frame)) {
            frame.isNesting = true;
            frame.isComposite = true;
            composites++;
            messages++;
            parts++;
            return goOn(State.ENTITY);
        }
        return goOn(State.BODY);
    }

    private void openMultipart(Frame frame) {
        byte[] boundary = Boundaries.of(frame.type, limits);
        int position = window.position();
        if (boundary.length == 0) {
            boolean isGiven = frame.type.boundaryBytes().isPresent();
            report(isGiven ? Defect.Code.EMPTY_BOUNDARY : Defect.Code.MISSING_BOUNDARY, position, position);
        } else if (composites >= limits.depth()) {
            report(Defect.Code.LIMIT_DEPTH, position, position);
        } else {
            for (Defect.Code clash : boundaries.clashes(boundary)) {
                report(clash, position, position);
            }
            frame.level = boundaries.size();
            frame.isComposite = true;
            composites++;
            boundaries.push(boundary);
        }
    }

    /** Whether the body is a message that is read in place; one that is encoded is for whoever decodes it. */
    private boolean isReadOn(Frame frame) {
        if (!frame.type.isMessage() || isEncoded(frame.header)) {
            return false;
        }
        boolean isTooDeep = composites >= limits.depth() || messages >= limits.messages();
        if (isTooDeep || parts >= limits.parts()) {
            report(isTooDeep ? Defect.Code.LIMIT_DEPTH : Defect.Code.LIMIT_PARTS, window.position(), window.position());
            return false;
        }
        return true;
    }

    private static boolean isEncoded(Header header) {
        Optional<ContentTransferEncoding> declared =
                header.first("Content-Transfer-Encoding", HeaderForms.transferEncoding());
        return declared.isPresent() && !declared.get().encoding().isIdentity();
    }

    private boolean giveBody() throws IOException {
        switch (bodies.nextInBody(isAtLineStart)) {
            case PIECE -> {
                isAtLineStart = false;
                top().isEmpty = false;
                return give(top().content, window.position(), bodies.pieceEnd());
            }
            case DELIMITER -> targetLevel = bodies.level();
            default -> targetLevel = NO_LEVEL;
        }
        return goOn(State.UNWIND);
    }

    // ---- delimiters and ends

    /** Ends entity by entity until the multipart is reached whose delimiter was found, or none is left. */
    private boolean unwind() {
        if (targetLevel != NO_LEVEL && top().level == targetLevel) {
            return goOn(State.DELIMITER);
        }
        reportEnd(top());
        return give(Event.END, window.position(), window.position());
    }

    private void pop() {
        Frame frame = top();
        innermost = frame.outer;
        boundaries.truncate(frame.outerBoundaries);
        if (frame.isComposite) {
            composites--;
        }
        if (frame.isNesting) {
            messages--;
        }
    }

    private void reportEnd(Frame frame) {
        int end = window.position();
        if (frame.level != NO_LEVEL && !isCutShort) {
            boolean isSeen = frame.delimiters > 0;
            report(isSeen ? Defect.Code.MISSING_CLOSE_DELIMITER : Defect.Code.BOUNDARY_NEVER_SEEN, end, end);
        }
        if (frame.content == Event.BODY && frame.isEmpty && !frame.isNesting && !frame.isMessage) {
            report(Defect.Code.EMPTY_PART, end, end);
        }
    }

    private boolean giveDelimiter() throws IOException {
        int position = window.position();
        int line = Lines.afterLineEnd(window.bytes(), position, window.limit());
        boundaries.match(window.bytes(), line, window.limit(), window.isComplete());
        boolean isClose = boundaries.isClose();
        boolean isPadded = boundaries.isPadded();
        int lineEnd = boundaries.lineEnd();
        int next = boundaries.next();
        int following = boundaries.match(targetLevel, window.bytes(), next, window.limit(), window.isComplete());
        boolean isAtEnd = next == window.limit();
        if (following == Boundaries.UNDECIDED || (isAtEnd && !window.isComplete())) {
            window.more();
            return false;
        }
        if (isPadded) {
            report(Defect.Code.DELIMITER_PADDING, line, lineEnd);
        }
        // the line break after this line belongs to an outer delimiter that follows at once
        boolean isFollowed = following != Boundaries.NONE;
        boolean isLast = isFollowed || isAtEnd;
        isAtLineStart = !isFollowed;
        return isClose ? closeMultipart(isFollowed ? lineEnd : next) : openPart(isFollowed ? lineEnd : next, isLast);
    }

    private boolean closeMultipart(int end) {
        Frame frame = top();
        if (frame.delimiters == 0) {
            report(Defect.Code.EMPTY_MULTIPART, window.position(), end);
        }
        boundaries.truncate(frame.level);
        frame.level = NO_LEVEL;
        frame.content = Event.EPILOGUE;
        goOn(State.BODY);
        return give(Event.CLOSE_DELIMITER, window.position(), end);
    }

    private boolean openPart(int end, boolean isLast) {
        Frame frame = top();
        frame.delimiters++;
        if (!isLast && parts >= limits.parts()) {
            report(Defect.Code.LIMIT_PARTS, window.position(), end);
            boundaries.truncate(0);
            isCutShort = true;
            frame.content = Event.EPILOGUE;
            return goOn(State.BODY);
        }
        if (isLast) {
            frame.content = Event.EPILOGUE;
            goOn(State.BODY);
        } else {
            parts++;
            isDigested = frame.type.is("multipart", "digest");
            goOn(State.ENTITY);
        }
        return give(Event.DELIMITER, window.position(), end);
    }
}
