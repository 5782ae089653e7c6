package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.DefectSink;
import org.jspecify.annotations.Nullable;

/**
 * Base64 as mail has it (RFC 2045 6.8): what is not in the alphabet is skipped, and padding ends a quantum, not the body.
 * Clean stretches go through {@link Base64Blocks}; everything else goes line by line, and clean quanta of it four by four.
 */
final class Base64Decoder implements BodyDecoder {
    /** A line of so many characters is taken for one without end. */
    private static final int LONG_LINE = 1024;
    /** A block of fewer lines would not be worth its arrays. */
    private static final int FEW_LINES = 4;

    private static final byte[] ALPHABET = Quantum.alphabet();

    private final DefectSink defects;
    private final Quantum quantum = new Quantum();
    private final Base64Lines lines = new Base64Lines();
    private final Base64Findings findings = new Base64Findings();
    private final ArmourLine armour = new ArmourLine();

    private long origin;
    private int at;
    private long decodedBefore;

    private long lineStart;
    private long lineChars;
    private long linePads;
    private int last;

    private @Nullable Base64Blocks equalLines;
    private @Nullable Base64Blocks longLine;
    private long careUntil;
    private int failures;

    Base64Decoder(long start, DefectSink defects) {
        this.defects = defects;
        this.lineStart = start;
    }

    @Override
    public int most(int windowBytes) {
        return (int) (windowBytes * 3L / 4) + 6;
    }

    @Override
    public int decode(Window window, byte[] out, int from) {
        byte[] in = window.bytes();
        int i = window.from();
        int to = window.to();
        origin = window.origin();
        at = from;
        decodedBefore -= from;
        while (i < to) {
            int span = span(i);
            if (span == 0) {
                i = line(in, i, to, out);
            } else if (to - i >= span) {
                i = block(blocks(), in, i, span, out);
            } else if (i > window.from() && !window.isLast()) {
                break;
            } else {
                i = shortBlock(in, i, to, out);
            }
        }
        window.take(i);
        if (window.isLast()) {
            end(out);
        }
        decodedBefore += at;
        return at;
    }

    /** The bytes of a block where blocks may be tried: at a line that should be like the first, or within a long one. */
    private int span(int i) {
        if (origin + i < careUntil || !quantum.isAligned()) {
            return 0;
        }
        if (lineChars >= LONG_LINE) {
            return Base64Blocks.BYTES;
        }
        long chars = lines.firstChars();
        boolean isCommon = chars > 0 && chars <= LONG_LINE && (chars & 3) == 0;
        boolean isLikeFirst = isCommon && origin + i == lineStart && lines.isEven();
        return isLikeFirst ? Base64Blocks.span((int) chars) : 0;
    }

    /** The lines that are left, if they are a few: fewer than a block has, and in one try only. */
    private int shortBlock(byte[] in, int from, int to, byte[] out) {
        int chars = (int) lines.firstChars();
        int count = lineChars > 0 ? 0 : (to - from) / (chars + 2);
        int next = from;
        if (count >= FEW_LINES) {
            next = block(Base64Blocks.ofLines(chars, count), in, from, to - from, out);
        }
        if (next == from) {
            careUntil = origin + to;
        }
        return next;
    }

    private int block(Base64Blocks block, byte[] in, int from, int span, byte[] out) {
        if (!block.fill(in, from)) {
            careUntil = origin + block.end() + 1;
            return from;
        }
        int count = block.decode(out, at);
        if (count == 0) {
            // A failure costs an exception, so each one doubles the stretch that is not tried again.
            careUntil = origin + from + ((long) span << Math.min(failures++, 40));
            return from;
        }
        at += count;
        if (lineChars > 0) {
            lineChars += Base64Blocks.BYTES;
            last = ALPHABET[block.last()];
        } else {
            lineStart = origin + block.end();
        }
        return block.end();
    }

    private Base64Blocks blocks() {
        if (lineChars > 0) {
            if (longLine == null) {
                longLine = Base64Blocks.ofLongLine();
            }
            return longLine;
        }
        if (equalLines == null) {
            equalLines = Base64Blocks.ofLines((int) lines.firstChars());
        }
        return equalLines;
    }

    /** Up to the end of the line, or of what is at hand, or far enough into a long line to try a block. */
    private int line(byte[] in, int from, int to, byte[] out) {
        int i = from;
        int stop = Math.min(to, from + LONG_LINE);
        while (i < stop) {
            if (quantum.isAligned() && !armour.isMatching() && !isArmourStart(in[i], i)) {
                i = quanta(in, i, stop, out);
                if (i == stop) {
                    return i;
                }
            }
            byte b = in[i++];
            if (b == '\n') {
                endLine(origin + i);
                return i;
            }
            step(b, origin + i - 1, out);
        }
        return i;
    }

    private boolean isArmourStart(byte b, int i) {
        return origin + i == lineStart && ArmourLine.mayBegin(b);
    }

    /** Whole quanta of nothing but the alphabet. */
    private int quanta(byte[] in, int from, int to, byte[] out) {
        int i = from;
        int end = at;
        while (i <= to - 4) {
            int first = ALPHABET[in[i] & 0xFF] << 6 | ALPHABET[in[i + 1] & 0xFF];
            int second = ALPHABET[in[i + 2] & 0xFF] << 6 | ALPHABET[in[i + 3] & 0xFF];
            if ((first | second) < 0) {
                break;
            }
            out[end] = (byte) (first >> 4);
            out[end + 1] = (byte) (first << 4 | second >> 8);
            out[end + 2] = (byte) second;
            end += 3;
            i += 4;
        }
        if (i > from) {
            at = end;
            lineChars += i - from;
            last = ALPHABET[in[i - 1]];
        }
        return i;
    }

    private void step(byte b, long offset, byte[] out) {
        if (offset == lineStart && ArmourLine.mayBegin(b)) {
            armour.begin(b);
        }
        if (armour.isMatching()) {
            matchArmour(b, offset);
        }
        int value = ALPHABET[b & 0xFF];
        if (value >= 0) {
            sextet(value, offset, out);
        } else if (b == '=') {
            pad(offset);
        } else if (!Ascii.isFold(b) && !armour.isFound() && !armour.isMatching()) {
            findings.skipped(offset, b);
        }
    }

    private void matchArmour(byte b, long offset) {
        armour.next(b);
        if (armour.isFound()) {
            findings.armour(lineStart, offset + 1 - lineStart);
        } else if (!armour.isMatching()) {
            countDashes();
        }
    }

    /** Dashes that looked like armour were held back; they turned out to be of the other alphabet. */
    private void countDashes() {
        for (int i = 0; i < armour.dashes(); i++) {
            findings.skipped(lineStart + armour.firstDash() + i, (byte) '-');
        }
    }

    private void sextet(int value, long offset, byte[] out) {
        at = quantum.sextet(value, out, at);
        if (quantum.events() != 0) {
            findings.events(quantum, offset, decodedBefore + at);
        }
        findings.sextet(offset);
        lineChars++;
        last = value;
    }

    private void pad(long offset) {
        findings.pad(offset, quantum.pads());
        quantum.pad();
        lineChars++;
        linePads++;
    }

    private void endLine(long next) {
        if (armour.isMatching()) {
            countDashes();
        }
        armour.end();
        if (lineChars > 0) {
            lines.end(lineStart, lineChars, linePads, last, quantum.isOpen());
        }
        lineStart = next;
        lineChars = 0;
        linePads = 0;
    }

    private void end(byte[] out) {
        endLine(lineStart);
        at = quantum.end(out, at);
        findings.events(quantum, lineStart, decodedBefore + at);
        if (defects != DefectSink.NONE) {
            boolean isComplete = (quantum.events() & (Quantum.TRUNCATED | Quantum.PADDING_LENGTH)) == 0;
            findings.report(defects);
            lines.report(isComplete, defects);
        }
    }
}
