package dev.paperknife.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** Bytes as people look at them: offset, sixteen bytes in hexadecimal, and the ASCII among them. */
final class HexDump {
    private static final int BYTES_A_LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    /** Writes the first {@code length} bytes of the stream, the first of which stands at {@code offset}. */
    static void write(InputStream in, long offset, long length, Output out) throws IOException {
        byte[] line = new byte[BYTES_A_LINE];
        for (long done = 0; done < length && !out.hasFailed(); done += BYTES_A_LINE) {
            int count = in.readNBytes(line, 0, (int) Math.min(BYTES_A_LINE, length - done));
            if (count == 0) {
                return;
            }
            out.line(line(offset + done, line, count));
        }
    }

    private static String line(long offset, byte[] bytes, int count) {
        int middle = Math.min(BYTES_A_LINE / 2, count);
        String hex = HEX.formatHex(bytes, 0, middle) + "  " + HEX.formatHex(bytes, middle, count);
        StringBuilder text = new StringBuilder(BYTES_A_LINE);
        for (int i = 0; i < count; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
        }
        return HEX.toHexDigits(offset, offset >> 32 == 0 ? 8 : 12)
                + "  "
                + Width.padEnd(hex, BYTES_A_LINE * 3)
                + "  |"
                + text
                + "|";
    }
}
