package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The data fork of a BinHex 4.0 file (RFC 1741 A): six bits a letter between colons, runs shortened. */
final class BinHex {
    private static final String ALPHABET = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
    private static final int RUN = 0x90;
    private static final int BYTES_BETWEEN_NAME_AND_LENGTH = 1 + 4 + 4 + 2;
    private static final int BYTES_OF_LENGTHS_AND_SUM = 4 + 4 + 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int most;
    private int bits;
    private int bitCount;
    private int last;
    private boolean isRun;

    private BinHex(int most) {
        this.most = most;
    }

    /** The octets, as far as they can be read, and no more than so many; none where it is no such file. */
    static byte[] decode(Slice text, int most) {
        byte[] bytes = text.array();
        int start = text.from();
        while (start < text.to() && bytes[start] != ':') {
            start = BodyLines.next(bytes, start, text.to());
        }
        BinHex file = new BinHex(most);
        for (int i = start + 1; i < text.to() && bytes[i] != ':' && file.out.size() < most; i++) {
            int value = ALPHABET.indexOf(bytes[i]);
            if (value >= 0) {
                file.sextet(value);
            } else if (!Ascii.isFold(bytes[i])) {
                break;
            }
        }
        return dataFork(file.out.toByteArray());
    }

    private void sextet(int value) {
        bits = (bits << 6) | value;
        bitCount += 6;
        if (bitCount >= 8) {
            bitCount -= 8;
            octet((bits >> bitCount) & 0xFF);
        }
    }

    private void octet(int value) {
        if (isRun) {
            isRun = false;
            if (value == 0) {
                write(RUN);
            }
            for (int i = 1; i < value && out.size() < most; i++) {
                write(last);
            }
        } else if (value == RUN) {
            isRun = true;
        } else {
            write(value);
        }
    }

    private void write(int value) {
        out.write(value);
        last = value;
    }

    private static byte[] dataFork(byte[] file) {
        int lengths = file.length == 0 ? 0 : 1 + (file[0] & 0xFF) + BYTES_BETWEEN_NAME_AND_LENGTH;
        int from = lengths + BYTES_OF_LENGTHS_AND_SUM;
        if (file.length < from) {
            return new byte[0];
        }
        long length = 0;
        for (int i = 0; i < 4; i++) {
            length = (length << 8) | (file[lengths + i] & 0xFF);
        }
        return Arrays.copyOfRange(file, from, (int) Math.min(file.length, from + length));
    }
}
