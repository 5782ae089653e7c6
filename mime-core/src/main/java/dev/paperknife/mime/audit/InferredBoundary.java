package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** The boundary that others find in the body of a multipart which declares none, or one that never appears. */
final class InferredBoundary implements Alternative {
    private static final int MOST_CANDIDATES = 64;

    @Override
    public void offer(Subject subject, Offers offers) {
        Optional<Field> field = subject.contentField("Content-Type");
        if (field.isEmpty()
                || !(subject.entity().body() instanceof Multipart multipart)
                || !multipart.parts().isEmpty()) {
            return;
        }
        String declared = DelimiterLines.boundary(subject.entity());
        boolean isGiven = subject.entity().contentType().boundaryBytes().isPresent();
        if (isGiven && declared.isEmpty()) {
            offerLines("--", Defect.Code.EMPTY_BOUNDARY, field.get(), subject, offers);
        }
        Optional<String> tooLong = subject.entity().contentType().boundary().filter(text -> isTooLong(text, subject));
        tooLong.ifPresent(text -> offerLines("--" + text, Defect.Code.MISSING_BOUNDARY, field.get(), subject, offers));
        if (declared.isEmpty() || !DelimiterLines.isSeen(declared, subject)) {
            Defect.Code reason = !isGiven
                    ? Defect.Code.MISSING_BOUNDARY
                    : declared.isEmpty() ? Defect.Code.EMPTY_BOUNDARY : Defect.Code.BOUNDARY_NEVER_SEEN;
            infer(subject.body()).ifPresent(boundary -> offers.offer(reason, with(field.get(), boundary, subject)));
        }
    }

    private static Rope with(Field field, String boundary, Subject subject) {
        return subject.with(field, value(boundary, subject));
    }

    private static String value(String boundary, Subject subject) {
        return subject.entity().contentType().mediaType() + "; boundary=" + FieldSource.quoted(boundary);
    }

    private static boolean isTooLong(String boundary, Subject subject) {
        return boundary.length() > subject.context().limits().boundaryBytes();
    }

    /** Such lines are delimiters, and those with two hyphens more close. */
    private static void offerLines(String delimiter, Defect.Code reason, Field field, Subject subject, Offers offers) {
        Slice body = subject.body();
        byte[] bytes = body.array();
        // no line of the body can hold its own digest
        String boundary = DigestUtils.sha256Hex(body.bytes());
        Slice old = field.value();
        Rope.Edit edit = subject.edit().replace(old.offset(), old.end(), value(boundary, subject));
        for (int line = body.from(); line < body.to(); line = BodyLines.next(bytes, line, body.to())) {
            String kind = bytes[line] == '-' ? BodyLines.text(bytes, line, body.to()) : "";
            if (kind.equals(delimiter) || kind.equals(delimiter + "--")) {
                long offset = body.offset() + (line - body.from());
                edit.replace(offset, offset + delimiter.length(), "--" + boundary);
            }
        }
        offers.offer(reason, edit);
    }

    /**
     * The boundary of the first line that begins with two hyphens, stands before a field or an empty line, and comes again,
     * perhaps as a close delimiter.
     */
    private static Optional<String> infer(Slice body) {
        byte[] bytes = body.array();
        List<String> candidates = new ArrayList<>();
        Map<String, Boolean> isRepeated = new HashMap<>();
        for (int line = body.from(); line < body.to(); line = BodyLines.next(bytes, line, body.to())) {
            if (line + 2 >= body.to() || bytes[line] != '-' || bytes[line + 1] != '-') {
                continue;
            }
            String text = text(bytes, line, body.to());
            String opened = text.endsWith("--") ? text.substring(0, text.length() - 2) : text;
            if (isRepeated.containsKey(text)) {
                isRepeated.put(text, true);
            } else if (isRepeated.containsKey(opened)) {
                isRepeated.put(opened, true);
            } else if (candidates.size() < MOST_CANDIDATES
                    && text.length() > 2
                    && isBeforePart(bytes, line, body.to())) {
                candidates.add(text);
                isRepeated.put(text, false);
            }
        }
        return candidates.stream()
                .filter(text -> isRepeated.getOrDefault(text, false))
                .map(text -> text.substring(2))
                .findFirst();
    }

    /** The line without blanks at its end; empty where it is too long to be a delimiter. */
    private static String text(byte[] bytes, int line, int to) {
        int end = BodyLines.contentEnd(bytes, line, to);
        boolean isTooLong = end - line > 1002;
        return isTooLong ? "" : BodyLines.text(bytes, line, to);
    }

    private static boolean isBeforePart(byte[] bytes, int line, int to) {
        int next = BodyLines.next(bytes, line, to);
        return next < to && (!BodyLines.isText(bytes, next, to) || BodyLines.isField(bytes, next, to));
    }
}
