package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;

/**
 * The first uuencoded file of a body (POSIX uuencode), line by line. What decodes counts: text before {@code begin} and
 * after {@code end} is left out, a short line gives the bytes it has, and a file without {@code begin} starts at the first
 * line that can be nothing else.
 */
final class UuDecoder implements BodyDecoder {
    /** More than the longest line there is: a length, 84 characters, and a checksum that some encoders add. */
    private static final int LINE_BYTES = 128;

    private enum State {
        BEFORE,
        DATA,
        AFTER
    }

    private final DefectSink defects;
    private final Tally damaged = new Tally(Defect.Code.UU_DAMAGED);
    private final byte[] line = new byte[LINE_BYTES];
    private int length;
    private long lineBytes;
    private long lineStart;
    private State state = State.BEFORE;
    private byte[] out = {};
    private int at;

    UuDecoder(long start, DefectSink defects) {
        this.defects = defects;
        this.lineStart = start;
    }

    @Override
    public int most(int windowBytes) {
        return windowBytes + LINE_BYTES;
    }

    @Override
    public int decode(Window window, byte[] target, int from) {
        out = target;
        at = from;
        byte[] in = window.bytes();
        int to = window.to();
        for (int i = window.from(); i < to; ) {
            int end = Ascii.indexOf(in, i, to, (byte) '\n');
            append(in, i, end);
            i = end;
            if (end < to) {
                i++;
                endLine(window.origin() + i);
            }
        }
        window.take(to);
        if (window.isLast()) {
            end(window.origin() + to);
        }
        return at;
    }

    private void append(byte[] in, int from, int to) {
        int count = Math.min(to - from, LINE_BYTES - length);
        System.arraycopy(in, from, line, length, count);
        length += count;
        lineBytes += to - from;
    }

    private void endLine(long next) {
        if (length > 0 && line[length - 1] == '\r' && lineBytes == length) {
            length--;
            lineBytes--;
        }
        switch (state) {
            case BEFORE -> before();
            case DATA -> data();
            case AFTER -> after();
        }
        length = 0;
        lineBytes = 0;
        lineStart = next;
    }

    private void before() {
        if (isBegin()) {
            state = State.DATA;
        } else if (isPlainlyData()) {
            damage("no begin line");
            state = State.DATA;
            data();
        } else if (!isBlank()) {
            damage("text before the file");
        }
    }

    /** {@code begin}, an octal mode, a name. */
    private boolean isBegin() {
        if (!startsWith("begin ")) {
            return false;
        }
        int i = 6;
        while (i < length && line[i] >= '0' && line[i] <= '7') {
            i++;
        }
        if (i < 9 || i > 13 || i + 1 >= length || line[i] != ' ') {
            damage("a bad begin line");
        }
        return true;
    }

    /** A line that keeps to every rule: its length says how long it is, and all its characters are data. */
    private boolean isPlainlyData() {
        int bytes = length > 0 ? sextet(line[0]) : 0;
        if (bytes == 0 || bytes > 45 || lineBytes != 1 + (bytes + 2) / 3 * 4) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isData(line[i])) {
                return false;
            }
        }
        return true;
    }

    private void data() {
        if (startsWith("end") && isBlankFrom(3)) {
            state = State.AFTER;
            return;
        }
        if (length == 0) {
            return;
        }
        if (!isData(line[0])) {
            damage("a line that is no data");
            return;
        }
        int bytes = sextet(line[0]);
        int needed = (bytes * 4 + 2) / 3;
        int most = (bytes + 2) / 3 * 4;
        int present = length - 1;
        if (present < needed || !isBlankFrom(1 + most)) {
            damage("a line of another length than it says");
        }
        int characters = Math.min(present, needed);
        decode(Math.min(bytes, characters * 3 / 4), characters);
    }

    private void decode(int bytes, int characters) {
        int bits = 0;
        int end = at + bytes;
        boolean isClean = true;
        for (int i = 1; i <= characters; i++) {
            byte b = line[i];
            isClean &= isData(b);
            bits = bits << 6 | sextet(b);
            int spare = 6 - (i - 1 & 3) * 2;
            if (spare < 6 && at < end) {
                out[at++] = (byte) (bits >> spare);
            }
        }
        if (!isClean) {
            damage("a character that is no data");
        }
    }

    private void after() {
        if (!isBlank()) {
            damage("text after the file");
        }
    }

    private void end(long end) {
        if (length > 0) {
            endLine(end);
        }
        if (state == State.DATA) {
            damaged.note("no end line").add(end, 0);
        }
        damaged.report(defects);
    }

    private void damage(String what) {
        damaged.note(what).add(lineStart, lineBytes);
    }

    private boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (i == length || line[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isBlank() {
        return isBlankFrom(0);
    }

    private boolean isBlankFrom(int index) {
        for (int i = index; i < length; i++) {
            if (!Ascii.isBlank(line[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isData(byte b) {
        return b >= ' ' && b <= '`';
    }

    private static int sextet(byte b) {
        return b - ' ' & 0x3F;
    }
}
