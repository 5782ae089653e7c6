package dev.paperknife.mime.charset;

/** HZ (RFC 1843): GB 2312 in seven bits, between a tilde with an opening and one with a closing brace. */
final class Hz extends ShiftCharset {
    static final Hz CHARSET = new Hz();

    private Hz() {
        super("HZ-GB-2312");
    }

    @Override
    void read(byte[] bytes, int from, int to, Reading reading) {
        int i = from;
        while (i < to) {
            byte b = bytes[i];
            if (b == '~') {
                i = readTilde(bytes, i, to, reading);
            } else {
                if (b < 0) {
                    reading.refuse(i);
                } else {
                    reading.add((char) b);
                }
                i++;
            }
        }
    }

    private static int readTilde(byte[] bytes, int at, int to, Reading reading) {
        byte next = at + 1 < to ? bytes[at + 1] : 0;
        if (next == '{') {
            return readPairs(bytes, at + 2, to, reading);
        }
        if (next == '\n' || next == '}') {
            return at + 2;
        }
        if (next == '\r' && at + 2 < to && bytes[at + 2] == '\n') {
            return at + 3;
        }
        if (next == '~') {
            reading.add('~');
            return at + 2;
        }
        reading.refuse(at);
        return at + 1;
    }

    /** Reads pairs up to the end mark; a line end closes them too, as each line begins in ASCII. */
    private static int readPairs(byte[] bytes, int from, int to, Reading reading) {
        int end = from;
        while (end < to && bytes[end] != '\n' && bytes[end] != '\r' && !isEndMark(bytes, end, to)) {
            end += end + 1 < to && bytes[end + 1] != '\n' && bytes[end + 1] != '\r' ? 2 : 1;
        }
        CodedSet.GB2312.read(bytes, from, end, reading);
        if (end < to && bytes[end] == '~') {
            return end + 2;
        }
        reading.misuseShift();
        return end;
    }

    private static boolean isEndMark(byte[] bytes, int at, int to) {
        return bytes[at] == '~' && at + 1 < to && bytes[at + 1] == '}';
    }
}
