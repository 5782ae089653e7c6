package dev.paperknife.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Marks at the start of text (BOMs): they settle the byte order of UTF-16 and UTF-32, and are no text themselves. */
final class Marks {
    private Marks() {}

    /** Reads bytes by a charset of any kind but UTF-8. */
    static Charsets.Read read(Charset charset, byte[] bytes, int from, int to) {
        String name = charset.name();
        if (name.startsWith("UTF-16")) {
            return utf16(charset, bytes, from, to);
        }
        if (name.startsWith("UTF-32")) {
            return utf32(charset, bytes, from, to);
        }
        return new Charsets.Read(charset, unmarked(Decoding.of(charset, bytes, from, to)));
    }

    /** Bytes of no label as UTF-16, where a mark says so and they read well: Notepad's "Unicode" text as an attachment. */
    static Optional<Charsets.Read> readMarkedUtf16(byte[] bytes, int from, int to) {
        if ((to - from) % 2 != 0 || !isMark(mark16(bytes, from, to))) {
            return Optional.empty();
        }
        Charsets.Read read = utf16(StandardCharsets.UTF_16, bytes, from, to);
        boolean isText = read.decoding().malformed() == 0
                && read.decoding().text().chars().anyMatch(c -> c <= 0x7F);
        return isText ? Optional.of(read) : Optional.empty();
    }

    private static Charsets.Read utf16(Charset charset, byte[] bytes, int from, int to) {
        int mark = mark16(bytes, from, to);
        boolean isLittle = mark == 0xFFFE || (mark != 0xFEFF && charset.equals(StandardCharsets.UTF_16LE));
        int start = isMark(mark) ? from + 2 : from;
        Charset settled = isLittle ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        return new Charsets.Read(settled, Decoding.of(settled, bytes, start, to));
    }

    private static int mark16(byte[] bytes, int from, int to) {
        return to - from < 2 ? 0 : (bytes[from] & 0xFF) << 8 | (bytes[from + 1] & 0xFF);
    }

    private static boolean isMark(int units) {
        return units == 0xFFFE || units == 0xFEFF;
    }

    private static Charsets.Read utf32(Charset charset, byte[] bytes, int from, int to) {
        int mark = to - from < 4 ? 0 : bigEndian(bytes, from);
        boolean isLittle =
                mark == 0xFFFE0000 || (mark != 0xFEFF && charset.name().equals("UTF-32LE"));
        int start = mark == 0xFFFE0000 || mark == 0xFEFF ? from + 4 : from;
        Charset settled = Charset.forName(isLittle ? "UTF-32LE" : "UTF-32BE");
        return new Charsets.Read(settled, Decoding.of(settled, bytes, start, to));
    }

    private static int bigEndian(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
    }

    /** UTF-7 and GB18030 have a mark as well. */
    private static Decoding unmarked(Decoding decoding) {
        String text = decoding.text();
        if (text.isEmpty() || text.charAt(0) != '\uFEFF') {
            return decoding;
        }
        return new Decoding(
                text.substring(1), decoding.malformed(), decoding.firstMalformed(), decoding.isUnfinished());
    }
}
