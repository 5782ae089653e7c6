package dev.paperknife.mime.charset;

import java.nio.charset.Charset;
import java.util.Optional;

/** A coded character set that ISO 2022 escapes switch to, and the eight-bit charset of the JDK that has its cells. */
enum CodedSet {
    /** Nothing can be read in it. */
    NONE("", "", 0),
    ASCII("", "", 1),
    /** JIS X 0201's left half: ASCII but for the yen sign and the overline. */
    ROMAN("", "", 1),
    KATAKANA("windows-31j", "", 1),
    /** The right halves, of 96 characters: their first stands where the blank is. */
    LATIN1("ISO-8859-1", "", 1),
    GREEK("ISO-8859-7", "", 1),
    /** With the rows that NEC and IBM added, as mail from Windows has them. */
    JISX0208("x-eucJP-Open", "", 2),
    /** Without them. */
    JISX0208_ALONE("EUC-JP", "", 2),
    JISX0212("x-eucJP-Open", "\u008F", 2),
    GB2312("GB18030", "", 2),
    KSC5601("EUC-KR", "", 2),
    CNS1("x-EUC-TW", "", 2),
    CNS2("x-EUC-TW", "\u008E\u00A2", 2),
    CNS3("x-EUC-TW", "\u008E\u00A3", 2),
    CNS4("x-EUC-TW", "\u008E\u00A4", 2),
    CNS5("x-EUC-TW", "\u008E\u00A5", 2),
    CNS6("x-EUC-TW", "\u008E\u00A6", 2),
    CNS7("x-EUC-TW", "\u008E\u00A7", 2);

    private final String charset;
    private final String prefix;
    private final int width;

    CodedSet(String charset, String prefix, int width) {
        this.charset = charset;
        this.prefix = prefix;
        this.width = width;
    }

    /** How many bytes a character has; 0 for none. */
    int width() {
        return width;
    }

    /** Whether a line may begin and a text may end in it (RFC 1468). */
    boolean isAsciiLike() {
        return this == ASCII || this == ROMAN;
    }

    /** Reads what needs no look for its end, since no shift and no line end can be part of it, and gives the index after it. */
    int readEvident(byte[] bytes, int from, int to, Reading reading) {
        if (this == ASCII) {
            return reading.addPlain(bytes, from, to);
        }
        Optional<PairTable> pairs = width == 2 && prefix.isEmpty() ? reading.pairs(charset) : Optional.empty();
        return pairs.isPresent() ? reading.addPairs(pairs.get(), bytes, from, to) : from;
    }

    /** Reads bytes [from, to), among which no shift and no line end stands. */
    void read(byte[] bytes, int from, int to, Reading reading) {
        if (isAsciiLike()) {
            readAscii(bytes, from, to, reading);
            return;
        }
        Optional<Charset> wide = reading.wide(charset);
        if (width == 2 && wide.isPresent()) {
            Pairs.read(wide.get(), prefix, bytes, from, to, reading);
        } else if (width == 1 && wide.isPresent()) {
            readHalf(wide.get(), bytes, from, to, reading);
        } else {
            readAscii(bytes, from, to, reading);
        }
    }

    private void readAscii(byte[] bytes, int from, int to, Reading reading) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < 0 || (!isAsciiLike() && b > ' ')) {
                reading.refuse(i);
            } else if (this == ROMAN && (b == '\\' || b == '~')) {
                reading.add(b == '\\' ? '\u00A5' : '\u203E');
            } else {
                reading.add((char) b);
            }
        }
    }

    private void readHalf(Charset wide, byte[] bytes, int from, int to, Reading reading) {
        byte[] widened = new byte[to - from];
        int first = this == KATAKANA ? '!' : ' ';
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            widened[i - from] = b >= first ? (byte) (b | 0x80) : b;
        }
        reading.add(wide, widened, from);
    }
}
