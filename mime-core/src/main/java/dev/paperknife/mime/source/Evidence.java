package dev.paperknife.mime.source;

/** Bytes of mail made harmless for a report: printable ASCII as it is, all else escaped as {@code \r \n \t \\ \xHH}. */
public final class Evidence {
    /** The most bytes that are quoted; what is left out shows as three dots. */
    public static final int MOST_BYTES = 80;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Evidence() {}

    /** The slice's first 80 bytes, escaped; empty for a range of a file, which is not read for this. */
    public static String of(Slice slice) {
        return slice.isInMemory() ? of(slice.array(), slice.from(), slice.to()) : "";
    }

    /** The first 80 of bytes [from, to), escaped. */
    public static String of(byte[] bytes, int from, int to) {
        int end = to - from > MOST_BYTES ? from + MOST_BYTES : to;
        StringBuilder text = new StringBuilder(end - from + 8);
        for (int i = from; i < end; i++) {
            append(text, bytes[i]);
        }
        return end < to ? text.append("...").toString() : text.toString();
    }

    private static void append(StringBuilder text, byte b) {
        switch (b) {
            case '\r' -> text.append("\\r");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            case '\\' -> text.append("\\\\");
            default -> {
                if (b >= ' ' && b < 0x7F) {
                    text.append((char) b);
                } else {
                    text.append("\\x").append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
                }
            }
        }
    }
}
