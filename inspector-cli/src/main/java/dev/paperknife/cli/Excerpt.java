package dev.paperknife.cli;

import dev.paperknife.mime.source.Evidence;
import dev.paperknife.mime.source.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Two printable lines that show the bytes of a finding: the line of the source it begins on, and marks under them.
 *
 * @param text the source's line, or a piece of it; valid UTF-8 as text, other bytes escaped
 * @param marks carets under what the finding is about; one where it is about something missing
 */
record Excerpt(String text, String marks) {
    private static final int MOST_BYTES_BEFORE = 24;
    private static final int MOST_BYTES_MARKED = 60;
    private static final int MOST_BYTES = 96;
    private static final String END = "(the end)";

    /** What a finding looks like, in at most so many columns. Reads no more than a few bytes of the source. */
    static Excerpt of(Finding finding, int mostColumns) {
        Slice source = finding.origin().source();
        long at = finding.bytes().offset();
        long from = Math.max(at - finding.column() + 1, at - MOST_BYTES_BEFORE);
        byte[] bytes = source.slice(from, Math.min(from + MOST_BYTES, source.length()))
                .load()
                .bytes();
        int start = (int) (at - from);
        int end = start + (int) Math.min(finding.bytes().length(), MOST_BYTES_MARKED);
        return of(bytes, start, Math.min(end, bytes.length), mostColumns);
    }

    private static Excerpt of(byte[] bytes, int start, int end, int mostColumns) {
        int lineEnd = lineEnd(bytes, start);
        int textEnd = textEnd(bytes, start, lineEnd);
        int markEnd = Math.min(end, start < textEnd ? textEnd : lineEnd);
        int from = afterTail(bytes, 0, start);
        String before = tail(shown(bytes, from, start), mostColumns / 2);
        String marked = shown(bytes, start, markEnd);
        String after = shown(bytes, markEnd, Math.max(markEnd, beforeTail(bytes, markEnd, textEnd)));
        String text = before + marked + after;
        String whole = text.isEmpty() ? (start == bytes.length ? END : "") : text;
        String marks = " ".repeat(Width.of(before)) + "^".repeat(Math.max(1, Width.of(marked)));
        return new Excerpt(Width.cut(whole, mostColumns), marks.substring(0, Math.min(marks.length(), mostColumns)));
    }

    /** The index after the first line feed from there on; the end where there is none. */
    private static int lineEnd(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, bytes.length);
    }

    /** The index after the line without its line feed and the CR before that, but not before the place that is shown. */
    private static int textEnd(byte[] bytes, int start, int lineEnd) {
        int end = lineEnd > start && bytes[lineEnd - 1] == '\n' ? lineEnd - 1 : lineEnd;
        return end > start && end < lineEnd && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** The first index that does not stand within a character of UTF-8, as a cut may have left it. */
    private static int afterTail(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && i < from + 3 && isContinuation(bytes[i])) {
            i++;
        }
        return i;
    }

    /** The end without the beginning of a character of UTF-8 that a cut at the end of the bytes may have left. */
    private static int beforeTail(byte[] bytes, int from, int to) {
        int i = to;
        while (to == bytes.length && i > from && i > to - 4 && isContinuation(bytes[i - 1])) {
            i--;
        }
        boolean isCut = to == bytes.length && i > from && (bytes[i - 1] & 0xC0) == 0xC0 && !isText(bytes, i - 1, to);
        return isCut ? i - 1 : to;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static boolean isText(byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false; // then the bytes are shown one by one
        }
    }

    private static String shown(byte[] bytes, int from, int to) {
        return isText(bytes, from, to)
                ? Printable.line(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                : Evidence.of(bytes, from, to);
    }

    /** The end of a text, where all of it would push what is marked out of sight. */
    private static String tail(String text, int mostColumns) {
        int from = 0;
        while (Width.of(text.substring(from)) > mostColumns) {
            from = text.offsetByCodePoints(from, 1);
        }
        return text.substring(from);
    }
}
