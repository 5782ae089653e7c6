package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.DefectSink;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Quoted-printable as mail has it (RFC 2045 6.7): a bad escape stays as it is, line breaks stay as they stand, blanks
 * before them vanish. Stretches without escapes are copied whole.
 *
 * <p>What a byte means may show only in what follows it, so the end of a window is left for the next one when it could be
 * the beginning of an escape or blanks before a line end.
 */
final class QuotedPrintableDecoder implements BodyDecoder {
    private static final byte PLAIN = 0;
    private static final byte SPECIAL = 1;
    private static final byte CR = 2;
    private static final byte RAW = 3;
    private static final byte[] CLASSES = classes();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long EQUALS = ONES * '=';
    private static final long LINE_FEEDS = ONES * '\n';

    private static final int SHORT = 16;
    private static final int UNDECIDED = -1;
    private static final long NOWHERE = -1;

    private final DefectSink defects;
    private final boolean isSilent;
    private final QuotedPrintableFindings findings;

    private byte[] in = {};
    private byte[] out = {};
    private long origin;
    private boolean isLast;
    private int at;

    /** Blanks that reach beyond the window, already looked at: how many are left, and whether they vanish. */
    private long blanksLeft;

    private boolean isDropping;
    /** Where a soft break stands that ends behind those blanks. */
    private long softBreak = NOWHERE;

    QuotedPrintableDecoder(long start, DefectSink defects) {
        this.defects = defects;
        this.isSilent = defects == DefectSink.NONE;
        this.findings = new QuotedPrintableFindings(start);
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        Arrays.fill(classes, RAW);
        Arrays.fill(classes, ' ', 0x7F, PLAIN);
        classes['\t'] = PLAIN;
        classes['\r'] = CR;
        classes['\n'] = SPECIAL;
        classes['='] = SPECIAL;
        return classes;
    }

    @Override
    public int most(int windowBytes) {
        return windowBytes;
    }

    @Override
    public int decode(Window window, byte[] target, int from) throws IOException {
        in = window.bytes();
        out = target;
        origin = window.origin();
        isLast = window.isLast();
        at = from;
        int to = window.to();
        int i = window.from();
        while (i < to) {
            int next = blanksLeft > 0 || softBreak != NOWHERE ? knownBlanks(i, to) : textAndEscape(i, to);
            if (next < 0) {
                i = ~next;
                break;
            }
            i = next;
        }
        if (i == window.from() && i < to) {
            i = lookBeyond(window, i);
        }
        window.take(i);
        if (isLast) {
            end(origin + to);
        }
        return at;
    }

    /** Goes to the next escape and past it; the complement of where to go on if the window does not decide. */
    private int textAndEscape(int from, int to) {
        int i = isSilent ? silentText(from, to) : text(from, to);
        if (i < to && in[i] == '=') {
            int next = escape(i, to);
            return next == UNDECIDED ? ~i : next;
        }
        return i < to ? ~i : to;
    }

    /** Copies up to the next {@code =}, or up to what the window leaves undecided. */
    private int text(int from, int to) {
        int run = from;
        int i = from;
        while (true) {
            while (i < to && CLASSES[in[i] & 0xFF] == PLAIN) {
                i++;
            }
            if (i == to) {
                return tail(run, to);
            }
            byte b = in[i];
            if (b == '=') {
                copy(run, i);
                return i;
            }
            i++;
            if (b == '\n') {
                hardBreak(run, i);
                run = i;
            } else if (b != '\r') {
                findings.rawByte(origin + i - 1, b);
            } else if (i == to && !isLast) {
                return tail(run, to);
            } else if (i == to || in[i] != '\n') {
                findings.rawByte(origin + i - 1, b);
            }
        }
    }

    /** The same for whoever asks for the value alone: only escapes and line ends need a look. */
    private int silentText(int from, int to) {
        int run = from;
        while (true) {
            int begin = at;
            int i = copyPlain(run, to);
            if (i < to && in[i] == '=') {
                return i;
            }
            // blanks before a line end vanish, so what may end a line is copied anew
            at = begin;
            if (i == to) {
                return tail(run, to);
            }
            hardBreak(run, i + 1);
            run = i + 1;
        }
    }

    /** Copies up to the next {@code =} or LF, in steps of eight bytes: what that copies too much is written over. */
    private int copyPlain(int from, int to) {
        int i = from;
        int last = Math.min(to, from + out.length - at) - Long.BYTES;
        for (; i <= last; i += Long.BYTES, at += Long.BYTES) {
            long eight = (long) LONGS.get(in, i);
            LONGS.set(out, at, eight);
            long found = zeros(eight ^ EQUALS) | zeros(eight ^ LINE_FEEDS);
            if (found != 0) {
                int count = Long.numberOfTrailingZeros(found) >> 3;
                at += count;
                return i + count;
            }
        }
        while (i < to && in[i] != '=' && in[i] != '\n') {
            out[at++] = in[i++];
        }
        return i;
    }

    /** The highest bit of the first byte that is zero, and perhaps of some after it. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & ONES << 7;
    }

    /** The window ends here: blanks, or a CR, may be the beginning of a line end. The end of the body is one. */
    private int tail(int run, int to) {
        int end = to;
        if (!isLast && end > run && in[end - 1] == '\r') {
            end--;
        }
        end = trimmed(run, end);
        copy(run, end);
        if (!isLast) {
            return end;
        }
        noteTrailing(end, to);
        return to;
    }

    /** A line ends before this index, and what was not copied of it begins at {@code run}. */
    private void hardBreak(int run, int next) {
        int end = next - 1;
        if (end > run && in[end - 1] == '\r') {
            end--;
        }
        int text = trimmed(run, end);
        noteTrailing(text, end);
        copy(run, text);
        copy(end, next);
        findings.line(origin + end, origin + next);
    }

    private int trimmed(int from, int to) {
        int end = to;
        while (end > from && Ascii.isBlank(in[end - 1])) {
            end--;
        }
        return end;
    }

    private void noteTrailing(int from, int to) {
        if (from < to) {
            findings.trailingSpace(origin + from, to - from);
        }
    }

    /** Between escapes the stretches are short: for those a loop costs less than the call. */
    private void copy(int from, int to) {
        if (to - from > SHORT) {
            System.arraycopy(in, from, out, at, to - from);
        } else {
            for (int i = from; i < to; i++) {
                out[at + i - from] = in[i];
            }
        }
        at += to - from;
    }

    /** All escapes that stand together here, or one soft break; where it is neither, the {@code =} alone. */
    private int escape(int from, int to) {
        byte[] bytes = in;
        int i = from;
        int end = at;
        while (i <= to - 3 && bytes[i] == '=') {
            int value = Hex.octet(bytes[i + 1], bytes[i + 2]);
            if (value < 0) {
                break;
            }
            out[end++] = (byte) value;
            i += 3;
        }
        at = end;
        if (i > from) {
            return i;
        }
        return to - i >= 3 || isLast ? notHex(i, to) : UNDECIDED;
    }

    private int notHex(int i, int to) {
        int end = i + 1;
        while (end < to && Ascii.isBlank(in[end])) {
            end++;
        }
        int next = end + 1;
        boolean isCr = end < to && in[end] == '\r';
        if (isCr && next < to && in[next] == '\n') {
            next++;
        } else if (!isLast && (end == to || (isCr && next == to))) {
            return UNDECIDED;
        } else if (end < to && in[end] != '\n') {
            return literal(i, to, isCr && end == i + 1);
        }
        noteTrailing(i + 1, end);
        return softBreak(origin + i, end, Math.min(next, to), to);
    }

    private int literal(int i, int to, boolean isBeforeCr) {
        int end = Math.min(i + 3, to);
        if (isBeforeCr) {
            findings.badSoftBreak(origin + i, in, i, end);
        } else {
            findings.invalidEscape(origin + i, in, i, end);
        }
        out[at++] = '=';
        return i + 1;
    }

    private int softBreak(long offset, int end, int next, int to) {
        findings.line(origin + end, origin + next);
        if (isLast && next == to) {
            findings.endsInSoftBreak(offset);
        }
        return next;
    }

    /** Nothing but blanks from here to the end of the window: what follows them decides, however far that is. */
    private int lookBeyond(Window window, int i) throws IOException {
        boolean isEscape = in[i] == '=';
        int first = isEscape ? i + 1 : i;
        long blanks = window.blanksFrom(first);
        isDropping = blanks >= 0;
        blanksLeft = isDropping ? blanks : ~blanks;
        if (isDropping) {
            findings.trailingSpace(origin + first, blanks);
            softBreak = isEscape ? origin + i : NOWHERE;
        } else if (isEscape) {
            return literal(i, window.to(), false);
        }
        return first;
    }

    private int knownBlanks(int i, int to) {
        if (blanksLeft > 0) {
            int count = (int) Math.min(blanksLeft, to - i);
            if (!isDropping) {
                copy(i, i + count);
            }
            blanksLeft -= count;
            return i + count;
        }
        int next = i + (in[i] == '\r' ? 2 : 1);
        if (next > to) {
            return ~i;
        }
        long offset = softBreak;
        softBreak = NOWHERE;
        return softBreak(offset, i, next, to);
    }

    private void end(long end) {
        if (softBreak != NOWHERE) {
            findings.endsInSoftBreak(softBreak);
        }
        findings.line(end, end);
        findings.report(defects);
    }
}
