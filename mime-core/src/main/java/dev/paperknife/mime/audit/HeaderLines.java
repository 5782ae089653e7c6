package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;

/** Where a header section ends, and which of its lines are fields, as others see it (RFC 5322 2.1 and 2.2). */
final class HeaderLines implements Alternative {
    /** Fields of a body are looked for so far from its start; of one in a file no more is read. */
    static final int MOST_START_BYTES = 1 << 12;

    /** Before the first field of a message an empty line is skipped; after a field, even one without a name, it ends the header section. */
    static final String NAMELESS_FIELD = ":\r\n";

    @Override
    public void offer(Subject subject, Offers offers) {
        subject.first(Defect.Code.BLANK_CONTINUATION).ifPresent(defect -> endAt(defect, subject, offers));
        subject.first(Defect.Code.JUNK_LINE_IN_HEADER).ifPresent(defect -> endBefore(defect, subject, offers));
        subject.first(Defect.Code.MISSING_SEPARATOR).ifPresent(defect -> skipJunk(subject, offers));
        subject.first(Defect.Code.FOLDED_FIELD_NAME).ifPresent(defect -> joinName(defect, subject, offers));
        subject.first(Defect.Code.ORPHAN_CONTINUATION).ifPresent(defect -> unindent(defect, subject, offers));
        subject.first(Defect.Code.LEADING_EMPTY_LINES).ifPresent(defect -> bodyOnly(defect, subject, offers));
        offerContinuations(subject, offers);
        offerLinesInBody(subject, offers);
    }

    /** A line of blanks is an empty line. */
    private static void endAt(Defect defect, Subject subject, Offers offers) {
        long end = defect.offset() + defect.length();
        offers.offer(defect.code(), subject.edit().remove(defect.offset(), end));
    }

    /** A line that is no field is the first one of the body. */
    private static void endBefore(Defect defect, Subject subject, Offers offers) {
        offers.offer(defect.code(), subject.edit().insert(defect.offset(), "\r\n"));
    }

    /** The header section goes on to its empty line, whatever stands in between. */
    private static void skipJunk(Subject subject, Offers offers) {
        Slice body = subject.body();
        byte[] bytes = body.array();
        int line = body.from();
        while (line < body.to() && BodyLines.isText(bytes, line, body.to())) {
            line = BodyLines.next(bytes, line, body.to());
        }
        long end = body.offset() + (line - body.from());
        String skipped = subject.entity().header().fields().isEmpty() ? NAMELESS_FIELD : "";
        offers.offer(Defect.Code.MISSING_SEPARATOR, subject.edit().replace(body.offset(), end, skipped));
    }

    /** A colon on the next line belongs to the name before it. */
    private static void joinName(Defect defect, Subject subject, Offers offers) {
        Slice raw = subject.raw();
        long from = defect.offset() - raw.offset(); // in the body, where it is the last line before it
        Slice text =
                raw.slice(from, Math.min(raw.length(), from + MOST_START_BYTES)).load();
        int end = BodyLines.contentEnd(text.array(), text.from(), text.to());
        int colon = end;
        while (colon < text.to() && Ascii.isFold(text.array()[colon])) {
            colon++;
        }
        offers.offer(defect.code(), subject.edit().remove(offset(text, end), offset(text, colon)));
    }

    /** A first line with blanks before it is a field. */
    private static void unindent(Defect defect, Subject subject, Offers offers) {
        Slice head = subject.head();
        int line = index(head, defect.offset());
        int text = skipBlanks(head, line);
        offers.offer(defect.code(), subject.edit().remove(defect.offset(), offset(head, text)));
    }

    /** Empty lines at the start end a header section that has nothing in it. */
    private static void bodyOnly(Defect defect, Subject subject, Offers offers) {
        offers.offer(defect.code(), subject.edit().insert(defect.offset(), NAMELESS_FIELD));
    }

    /** Continuation lines that read as fields of MIME are such fields. */
    private static void offerContinuations(Subject subject, Offers offers) {
        Slice head = subject.head();
        byte[] bytes = head.array();
        Rope.Edit edit = subject.edit();
        for (int line = head.from(); line < head.to(); line = BodyLines.next(bytes, line, head.to())) {
            int text = Ascii.isBlank(bytes[line]) ? skipBlanks(head, line) : line;
            if (text > line && line > head.from() && BodyLines.isContentField(bytes, text, head.to())) {
                edit.remove(offset(head, line), offset(head, text));
            }
        }
        offers.offer(Defect.Code.CONTINUATION_LOOKS_LIKE_FIELD, edit);
    }

    /** Lines of a body that read as fields of MIME are the header section, or go on with it. */
    private static void offerLinesInBody(Subject subject, Offers offers) {
        Slice head = subject.head();
        if (isMeantToHoldFields(subject.entity().contentType())) {
            return;
        }
        Slice raw = subject.rawBody();
        Slice body = raw.slice(0, Math.min(raw.length(), MOST_START_BYTES)).load();
        int text = body.from();
        while (BodyLines.contentEnd(body.array(), text, body.to()) == text && text < body.to()) {
            text = BodyLines.next(body.array(), text, body.to());
        }
        if (!BodyLines.isContentField(body.array(), text, body.to())) {
            return;
        }
        long start = body.offset() + (text - body.from());
        Rope.Edit instead = subject.edit().remove(head.offset(), start);
        offers.offer(Defect.Code.HEADER_LINES_IN_BODY, instead);
        int fieldsEnd = BodyLines.beforeEmptyLine(head.array(), head.from(), head.to());
        Rope.Edit joined = subject.edit().remove(offset(head, fieldsEnd), start);
        offers.offer(Defect.Code.HEADER_LINES_IN_BODY, joined);
    }

    /** Whether a body of that type is read as parts or fields anyhow (RFC 2046 5, RFC 6522 3). */
    private static boolean isMeantToHoldFields(ContentType type) {
        return type.isMultipart() || type.type().equals("message") || type.is("text", "rfc822-headers");
    }

    private static int skipBlanks(Slice head, int from) {
        int i = from;
        while (i < head.to() && Ascii.isBlank(head.array()[i])) {
            i++;
        }
        return i;
    }

    private static int index(Slice head, long offset) {
        return head.from() + (int) Math.max(0, Math.min(head.length(), offset - head.offset()));
    }

    private static long offset(Slice head, int index) {
        return head.offset() + (index - head.from());
    }
}
