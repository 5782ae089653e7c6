package dev.paperknife.mime.audit;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A yEnc file in a text: lines of bytes, each 42 more than it means, between {@code =ybegin} and {@code =yend}. */
final class YencFile {
    static final String END = "=yend";

    private static final String PART = "=ypart ";

    private YencFile() {}

    /** Where the first file begins, counted from the start of the text; -1 where there is none. */
    static int find(Slice text) {
        byte[] bytes = text.array();
        int line = text.from();
        while (line < text.to() && !FileStart.isYenc(bytes, line, BodyLines.contentEnd(bytes, line, text.to()))) {
            line = BodyLines.next(bytes, line, text.to());
        }
        return line < text.to() ? line - text.from() : -1;
    }

    /** The name that the file there gives; empty where it gives none. */
    static String name(Slice text, int from) {
        byte[] bytes = text.array();
        int line = text.from() + from;
        int end = BodyLines.contentEnd(bytes, line, text.to());
        String header = new String(bytes, line, end - line, StandardCharsets.UTF_8);
        int name = header.indexOf(" name=");
        return name < 0 ? "" : header.substring(name + 6);
    }

    /** The octets of the file that begins there; what is damaged decodes as it can. */
    static byte[] decode(Slice text, int from) {
        byte[] bytes = text.array();
        int to = text.to();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int line = BodyLines.next(bytes, text.from() + from, to);
        while (line < to && !BodyLines.startsWith(bytes, line, to, END)) {
            if (!BodyLines.startsWith(bytes, line, to, PART)) {
                decodeLine(bytes, line, BodyLines.contentEnd(bytes, line, to), out);
            }
            line = BodyLines.next(bytes, line, to);
        }
        return out.toByteArray();
    }

    private static void decodeLine(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
        for (int i = from; i < to; i++) {
            boolean isEscape = bytes[i] == '=' && i + 1 < to;
            i = isEscape ? i + 1 : i;
            out.write(bytes[i] - (isEscape ? 64 + 42 : 42));
        }
    }
}
