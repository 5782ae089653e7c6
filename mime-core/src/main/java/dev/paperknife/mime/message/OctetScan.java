package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.source.Ascii;
import java.io.OutputStream;

/** What octets are made of, seen once from end to end, to choose how they travel (RFC 2045 2.7 to 2.9). */
final class OctetScan extends OutputStream {
    private static final int LONGEST_LINE = 998;
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};

    private long count;
    private long high;
    private long escaped;
    private long line;
    private long longestLine;
    private int fromMatched;
    private boolean isDotLine;
    private boolean hasNul;
    private boolean hasBareCr;
    private boolean hasBareLf;
    private boolean hasPitfall;
    private boolean isAfterCr;

    static OctetScan of(byte[] bytes) {
        OctetScan scan = new OctetScan();
        scan.write(bytes, 0, bytes.length);
        return scan;
    }

    @Override
    public void write(int b) {
        take((byte) b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int to = from + length;
        int i = from;
        while (i < to) {
            take(bytes[i++]);
            i = line > fromMatched || line >= FROM.length ? plain(bytes, i, to) : i;
        }
    }

    /** Counts what is nothing but characters inside a line, and gives the index of the first octet that is more. */
    private int plain(byte[] bytes, int from, int to) {
        if (isAfterCr) {
            return from;
        }
        int end = Ascii.plainEnd(bytes, from, to);
        count += end - from;
        line += end - from;
        return end;
    }

    private void take(byte b) {
        count++;
        if (b == '\n') {
            hasBareLf |= !isAfterCr;
            endLine();
            return;
        }
        if (isAfterCr) {
            hasBareCr = true;
            line++;
        }
        isAfterCr = b == '\r';
        if (!isAfterCr) {
            inLine(b);
        }
    }

    private void endLine() {
        hasPitfall |= isDotLine && line == 1;
        longestLine = Math.max(longestLine, line);
        line = 0;
        fromMatched = 0;
        isDotLine = false;
        isAfterCr = false;
    }

    private void inLine(byte b) {
        if (line == fromMatched && fromMatched < FROM.length && b == FROM[fromMatched]) {
            fromMatched++;
            hasPitfall |= fromMatched == FROM.length;
        }
        isDotLine |= line == 0 && b == '.';
        line++;
        if (b < 0) {
            high++;
        } else if (b < ' ' && b != '\t') {
            hasNul |= b == 0;
            escaped++;
        } else if (b == '=' || b == 0x7F) {
            escaped++;
        }
    }

    private boolean hasLines() {
        boolean endsInCr = isAfterCr;
        return !hasNul && !hasBareCr && !endsInCr && !hasBareLf && Math.max(longestLine, line) <= LONGEST_LINE;
    }

    /** Whether the octets are lines of ASCII of at most 998, ended by CRLF (RFC 2045 2.7). */
    boolean isSevenBit() {
        return hasLines() && high == 0;
    }

    /** The same with octets above 127 (RFC 2045 2.8). */
    boolean isEightBit() {
        return hasLines();
    }

    /** The identity that the octets can travel under. */
    TransferEncoding identity() {
        return isSevenBit()
                ? TransferEncoding.SEVEN_BIT
                : isEightBit() ? TransferEncoding.EIGHT_BIT : TransferEncoding.BINARY;
    }

    /**
     * The encoding for text: none where no mail system has a reason to touch it, quoted-printable where it stays readable
     * and is no longer, else base64.
     */
    TransferEncoding choice() {
        boolean endsInDot = isDotLine && line == 1;
        if (isSevenBit() && !hasPitfall && !endsInDot) {
            return TransferEncoding.SEVEN_BIT;
        }
        return quotedOrBase64();
    }

    /** Quoted-printable or base64, whichever is shorter. */
    TransferEncoding quotedOrBase64() {
        boolean isMostlyAscii = !hasNul && (high + escaped) * 2 <= count * 3 / 8;
        return isMostlyAscii ? TransferEncoding.QUOTED_PRINTABLE : TransferEncoding.BASE64;
    }

    /** Whether a line ends in LF alone. */
    boolean hasBareLf() {
        return hasBareLf;
    }

    /** Whether quoted-printable for text keeps every line end: all are CRLF. */
    boolean hasCrlfOnly() {
        return !hasBareLf && !hasBareCr && !isAfterCr;
    }
}
