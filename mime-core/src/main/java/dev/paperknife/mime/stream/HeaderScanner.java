package dev.paperknife.mime.stream;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the fields of one header section after the other, and where each section ends (RFC 5322 2.1 and 2.2; what is made of
 * lines that are no fields: docs/deviations.md, "Header sections").
 *
 * <p>A section is looked at whole. Where the window ends too early it is widened and the section begun again; the window at
 * least doubles each time, so the work stays linear, and what was found counts only once the end is known.
 */
final class HeaderScanner {
    private enum Step {
        GO_ON,
        WIDEN,
        END
    }

    private static final int NO = 0;
    private static final int YES = 1;
    // a range can't be told yet: more bytes are needed, or it passes the limit of the section
    private static final int UNDECIDED = -2;
    private static final int CUT = -3;

    private static final int USUAL_FIELDS = 40;
    private static final int USUAL_FIELDS_OF_PART = 4;
    private static final byte[] NOTHING = {};

    private final Limits limits;
    private final Boundaries boundaries;
    private final DefectSink defects;
    private long headerBytesLeft;

    private byte[] bytes = {};
    private int start;
    private int limit;
    private boolean isComplete;
    private boolean isCut;
    private int line;
    private int fieldAhead;
    private int boundarySearched;
    private byte[] ownBoundary = NOTHING;

    // new for each section, whose header keeps it
    private Triples fields = new Triples(0);
    private final Triples others = new Triples(0);
    private final List<Defect.Code> codes = new ArrayList<>(0);
    private final Triples findings = new Triples(0);
    private int separatorEnd;
    private boolean isUnfinished;
    private long visited;

    HeaderScanner(Limits limits, Boundaries boundaries, DefectSink defects) {
        this.limits = limits;
        this.boundaries = boundaries;
        this.defects = defects;
        this.headerBytesLeft = limits.headerBytesInAll();
    }

    /** Scans the section at the window's position without moving it; indexes are good until the window moves. */
    void scan(LineWindow window, boolean isMessage) throws IOException {
        int room = isMessage ? USUAL_FIELDS : USUAL_FIELDS_OF_PART;
        begin(window, room);
        while (scan(isMessage) == Step.WIDEN) {
            visited += limit - start;
            window.more();
            begin(window, room);
        }
        visited += line - start;
        headerBytesLeft -= line - start;
    }

    /** Reports what the last scan found wrong; the window must not have moved since. */
    void report(LineWindow window) {
        for (int i = 0; i < findings.size(); i++) {
            int from = findings.first(i);
            Slice where = Slice.of(bytes, from, findings.third(i), window.offset(from));
            if (codes.get(i) == Defect.Code.UTF16_SOURCE) {
                String encoding = WideText.encoding(bytes, from, findings.third(i));
                defects.report(codes.get(i), where.offset(), where.length(), encoding);
            } else {
                defects.report(codes.get(i), where);
            }
        }
    }

    /** The fields: start, colon (the end where there is none), end. */
    Triples fields() {
        return fields;
    }

    /** What else stands in the section: start, 1 for an mbox line or 0 for garbage, end. */
    Triples others() {
        return others;
    }

    /** Where the section ends: at its empty line, a delimiter, a body that begins without one, or a limit. */
    int end() {
        return line;
    }

    /** Where the empty line after the section ends; the same as {@link #end} where there is none. */
    int separatorEnd() {
        return separatorEnd;
    }

    /** How many bytes all scans looked at. */
    long visited() {
        return visited;
    }

    /** Whether a limit stopped the scan, so that what follows up to the section's real end is garbage. */
    boolean isUnfinished() {
        return isUnfinished;
    }

    /** The section's fields, over the window's own bytes where these stay, else over a copy of them. */
    Header header(LineWindow window, ReadContext context) {
        int from = fields.size() == 0 ? line : fields.first(0);
        int to = fields.size() == 0 ? line : fields.third(fields.size() - 1);
        if (window.isWhole()) {
            Slice raw = Slice.of(bytes, from, to, window.offset(from));
            return Header.of(raw, fields.values(), fields.size(), context);
        }
        Slice raw = Slice.of(Arrays.copyOfRange(bytes, from, to), 0, to - from, window.offset(from));
        return Header.of(raw, fields.relativeTo(from), fields.size(), context);
    }

    private void begin(LineWindow window, int room) {
        bytes = window.bytes();
        start = window.position();
        long most = Math.min(limits.headerBytes(), headerBytesLeft);
        isCut = window.limit() - start > most;
        limit = isCut ? start + (int) most : window.limit();
        isComplete = window.isComplete() || isCut;
        line = start;
        separatorEnd = start;
        fieldAhead = -1;
        boundarySearched = 0;
        ownBoundary = NOTHING;
        isUnfinished = false;
        fields = new Triples(room);
        others.clear();
        codes.clear();
        findings.clear();
    }

    private Step scan(boolean isMessage) {
        Step step = isMessage ? scanLeading() : Step.GO_ON;
        while (step == Step.GO_ON) {
            step = scanLine();
        }
        return step;
    }

    // ---- before the first field of a message

    private Step scanLeading() {
        if (!isComplete && limit - line < Long.BYTES) {
            return Step.WIDEN;
        }
        if (!WideText.encoding(bytes, line, limit).isEmpty()) {
            find(Defect.Code.UTF16_SOURCE, line, Math.min(limit, line + Long.BYTES));
            return Step.END;
        }
        if (startsWith(line, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF)) {
            find(Defect.Code.BYTE_ORDER_MARK, line, line + 3);
            addOther(line + 3, false);
        }
        Step step = skipEmptyLines();
        return step == Step.GO_ON && isMboxLine(line) ? takeEnvelope() : step;
    }

    private boolean startsWith(int at, byte... wanted) {
        return limit - at >= wanted.length && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private Step skipEmptyLines() {
        int next = line;
        while (Lines.afterLineEnd(bytes, next, limit) > next) {
            next = Lines.afterLineEnd(bytes, next, limit);
        }
        int isField = next == line ? NO : isMboxLine(next) ? YES : isField(next);
        if (isField == UNDECIDED || (next == limit && !isComplete)) {
            return Step.WIDEN;
        }
        if (isField == YES) {
            find(Defect.Code.LEADING_EMPTY_LINES, line, next);
            addOther(next, false);
        }
        return Step.GO_ON;
    }

    private Step takeEnvelope() {
        int end = Ascii.indexOf(bytes, line, limit, (byte) '\n');
        if (end == limit && !isComplete) {
            return Step.WIDEN;
        }
        int next = Math.min(end + 1, limit);
        find(Defect.Code.MBOX_ENVELOPE, line, next);
        addOther(next, true);
        return Step.GO_ON;
    }

    /** Whether the line begins like an mbox separator (RFC 4155) and not like a From field with a blank before its colon. */
    private boolean isMboxLine(int at) {
        int from = at < limit && bytes[at] == '>' ? at + 1 : at;
        if (!startsWith(from, (byte) 'F', (byte) 'r', (byte) 'o', (byte) 'm', (byte) ' ')) {
            return false;
        }
        int i = from + 5;
        while (i < limit && Ascii.isBlank(bytes[i])) {
            i++;
        }
        return i == limit || bytes[i] != ':';
    }

    // ---- line by line

    private Step scanLine() {
        if (line == limit) {
            return endOfBytes();
        }
        byte first = bytes[line];
        if (first == '\n' || first == '\r') {
            int next = Lines.afterLineEnd(bytes, line, limit);
            if (next > line) {
                separatorEnd = next;
                return Step.END;
            }
            if (line + 1 == limit && !isComplete) {
                return Step.WIDEN;
            }
        }
        if (first == '-') {
            int delimiter = isDelimiter(line);
            if (delimiter != NO) {
                return delimiter == UNDECIDED ? Step.WIDEN : endWithoutSeparator();
            }
        }
        return Ascii.isBlank(first) ? takeOther(Defect.Code.ORPHAN_CONTINUATION) : scanField();
    }

    private Step endOfBytes() {
        if (isCut) {
            return stopAtLimit();
        }
        return isComplete ? endWithoutSeparator() : Step.WIDEN;
    }

    private Step endWithoutSeparator() {
        if (fields.size() > 0 || line < limit) {
            find(Defect.Code.MISSING_HEADER_END, line, line);
        }
        separatorEnd = line;
        return Step.END;
    }

    private Step stopAtLimit() {
        find(Defect.Code.LIMIT_HEADER, line, line);
        separatorEnd = line;
        isUnfinished = true;
        return Step.END;
    }

    private Step scanField() {
        int nameEnd = line;
        while (nameEnd < limit && Ascii.isFieldName(bytes[nameEnd])) {
            nameEnd++;
        }
        int colon = skipBlanks(nameEnd);
        if (colon == limit && (isCut || !isComplete)) {
            return isCut ? stopAtLimit() : Step.WIDEN;
        }
        if (colon < limit && bytes[colon] == ':') {
            return takeField(nameEnd, colon);
        }
        int end = Ascii.indexOf(bytes, colon, limit, (byte) '\n');
        if (end == limit && (isCut || !isComplete)) {
            return isCut ? stopAtLimit() : Step.WIDEN;
        }
        int badColon = Ascii.indexOf(bytes, colon, end, (byte) ':');
        return badColon < end && !isMboxLine(line) ? takeField(line, badColon) : scanJunk(nameEnd, end);
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < limit && Ascii.isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Takes a line with a colon as a field; one whose name is empty or too long is kept, but nobody will look it up. */
    private Step takeField(int nameEnd, int colon) {
        if (fields.size() == limits.fields()) {
            return stopAtLimit();
        }
        int end = fieldEnd(colon);
        if (end < 0) {
            return end == CUT ? stopAtLimit() : Step.WIDEN;
        }
        if (nameEnd == line || nameEnd - line > limits.fieldNameBytes()) {
            find(Defect.Code.INVALID_FIELD_NAME, line, colon);
        } else if (nameEnd < colon) {
            find(Defect.Code.SPACE_BEFORE_COLON, line, colon + 1);
        }
        fields.add(line, colon, end);
        line = end;
        return Step.GO_ON;
    }

    /** Where the line at that index ends, its continuation lines included. */
    private int fieldEnd(int from) {
        int i = Ascii.indexOf(bytes, from, limit, (byte) '\n') + 1;
        while (i < limit && Ascii.isBlank(bytes[i])) {
            int text = skipBlanks(i + 1);
            if (Lines.afterLineEnd(bytes, text, limit) > text) {
                find(Defect.Code.BLANK_CONTINUATION, i, text);
            }
            i = Ascii.indexOf(bytes, text, limit, (byte) '\n') + 1;
        }
        if (i < limit) {
            return i;
        }
        return isCut ? CUT : isComplete ? limit : UNDECIDED;
    }

    private Step takeOther(Defect.Code code) {
        int end = fieldEnd(line);
        if (end < 0) {
            return end == CUT ? stopAtLimit() : Step.WIDEN;
        }
        find(code, line, end);
        addOther(end, false);
        return Step.GO_ON;
    }

    private void addOther(int end, boolean isEnvelope) {
        others.add(line, isEnvelope ? 1 : 0, end);
        line = end;
    }

    private void find(Defect.Code code, int from, int to) {
        codes.add(code);
        findings.add(from, from, to);
    }

    // ---- lines that are no fields

    /** A line without a colon is junk if a field follows before the section's end; else the body begins there. */
    private Step scanJunk(int nameEnd, int end) {
        if (fieldAhead < line && !lookAhead(end)) {
            return Step.WIDEN;
        }
        if (fieldAhead > line) {
            return takeOther(junkCode(nameEnd, end));
        }
        if (nameEnd == limit) {
            find(Defect.Code.TRUNCATED_FIELD, line, limit);
            fields.add(line, limit, limit);
            line = limit;
            return Step.GO_ON;
        }
        if (isFoldedName(nameEnd, end)) {
            find(Defect.Code.FOLDED_FIELD_NAME, line, textEnd(end));
        }
        find(Defect.Code.MISSING_SEPARATOR, line, textEnd(end));
        separatorEnd = line;
        return Step.END;
    }

    /** The end of the line that a line feed ends there, without its line end. */
    private int textEnd(int end) {
        return end > line && end < limit && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** The line is not empty, and a field follows. */
    private Defect.Code junkCode(int nameEnd, int end) {
        if (isMboxLine(line)) {
            return Defect.Code.MISPLACED_MBOX_LINE;
        }
        return isFoldedName(nameEnd, end) ? Defect.Code.FOLDED_FIELD_NAME : Defect.Code.JUNK_LINE_IN_HEADER;
    }

    /** Whether the line is a name, blanks behind it aside, and the next one begins with blanks and the colon. */
    private boolean isFoldedName(int nameEnd, int end) {
        boolean isName = nameEnd > line && skipBlanks(nameEnd) == textEnd(end);
        int next = end + 1;
        int colon = skipBlanks(next);
        return isName && colon > next && colon < limit && bytes[colon] == ':';
    }

    /**
     * Looks for the next field before the section can end, and remembers where it is, so that each line is looked at once
     * however many junk lines there are. False asks for a wider window.
     */
    private boolean lookAhead(int end) {
        int at = Math.min(end + 1, limit);
        while (at < limit && Lines.afterLineEnd(bytes, at, limit) == at) {
            int ending = bytes[at] == '-' ? isDelimiter(at) : NO;
            int found = ending == NO ? isField(at) : NO;
            if (ending == UNDECIDED || found == UNDECIDED) {
                return false;
            }
            if (found == YES) {
                fieldAhead = at;
                visited += at - end;
            }
            if (found == YES || ending == YES) {
                return true;
            }
            at = Math.min(Ascii.indexOf(bytes, at, limit, (byte) '\n') + 1, limit);
        }
        visited += at - end;
        return at < limit || isComplete;
    }

    /** Whether the line is a field with a good name. */
    private int isField(int at) {
        int i = at;
        while (i < limit && Ascii.isFieldName(bytes[i])) {
            i++;
        }
        boolean isName = i > at && i - at <= limits.fieldNameBytes();
        i = skipBlanks(i);
        if (i == limit) {
            return isComplete ? NO : UNDECIDED;
        }
        return isName && bytes[i] == ':' ? YES : NO;
    }

    // ---- delimiters

    /** Whether the line is a delimiter of an open multipart, or of the one that this section declares so far. */
    private int isDelimiter(int at) {
        int level = boundaries.match(bytes, at, limit, isComplete);
        if (level == Boundaries.NONE) {
            level = boundaries.matchOne(ownBoundary(), bytes, at, limit, isComplete);
        }
        return level == Boundaries.NONE ? NO : level == Boundaries.UNDECIDED ? UNDECIDED : YES;
    }

    /** The boundary of the first Content-Type so far; empty for none. Each field is asked for its name once. */
    private byte[] ownBoundary() {
        while (boundarySearched < fields.size()) {
            int i = boundarySearched++;
            if (isContentType(fields.first(i), fields.second(i))) {
                int value = Math.min(fields.second(i) + 1, fields.third(i));
                Slice raw = Slice.of(bytes, value, fields.third(i), 0);
                boundarySearched = Integer.MAX_VALUE;
                ContentType type = HeaderForms.contentType().read(raw, ReadContext.DEFAULT);
                ownBoundary = type.isMultipart() ? Boundaries.of(type, limits) : ownBoundary;
            }
        }
        return ownBoundary;
    }

    private boolean isContentType(int nameStart, int colon) {
        int end = colon;
        while (end > nameStart && Ascii.isBlank(bytes[end - 1])) {
            end--;
        }
        return Ascii.equalsIgnoreCase(bytes, nameStart, end, "Content-Type");
    }
}
