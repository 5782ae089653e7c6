package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Evidence;
import java.util.Arrays;

/**
 * All findings of one kind in a body, told as one: where the first stands, what it looks like, and how many there are. A
 * flood costs a counter; text is made at the end, if anybody listens.
 */
final class Tally {
    private static final int MOST_EVIDENCE = 16;
    private static final byte[] NONE = {};

    private final Defect.Code code;
    private byte[] evidence = NONE;
    private int quoted;
    private long count;
    private long offset;
    private long length;
    private String note = "";

    Tally(Defect.Code code) {
        this.code = code;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** One more byte of this kind; those that touch make one range. */
    void addByte(long where, byte b) {
        if (count == 0) {
            offset = where;
            evidence = new byte[MOST_EVIDENCE];
        }
        if (where == offset + length) {
            length++;
            if (quoted < MOST_EVIDENCE) {
                evidence[quoted++] = b;
            }
        }
        count++;
    }

    /** One more finding; the bytes [from, to) of the array are quoted if it is the first. */
    void add(long where, long bytes, byte[] array, int from, int to) {
        if (count == 0) {
            quoted = Math.min(MOST_EVIDENCE, to - from);
            evidence = Arrays.copyOfRange(array, from, from + quoted);
        }
        add(where, bytes);
    }

    /** One more finding. */
    void add(long where, long bytes) {
        if (count == 0) {
            offset = where;
            length = bytes;
        }
        count++;
    }

    /** What to say of the first finding beside its bytes. */
    Tally note(String note) {
        if (this.note.isEmpty()) {
            this.note = note;
        }
        return this;
    }

    /** Reports what there is, if there is anything. */
    void report(DefectSink defects) {
        if (count > 0) {
            defects.report(code, offset, length, detail());
        }
    }

    private String detail() {
        String first = quoted > 0 ? Evidence.of(evidence, 0, quoted) : note;
        if (count == 1) {
            return first;
        }
        return first.isEmpty() ? count + " in all" : first + " (" + count + " in all)";
    }
}
