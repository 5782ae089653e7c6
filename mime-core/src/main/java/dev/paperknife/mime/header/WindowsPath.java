package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Slice;

/** File names in quotes that begin with a drive: real mail writes their backslashes without escaping them. */
final class WindowsPath {
    private WindowsPath() {}

    /** Whether the value begins with a letter, a colon and a backslash. */
    static boolean isAt(Slice value) {
        byte[] bytes = value.array();
        int from = value.from();
        if (value.length() < 3 || bytes[from + 1] != ':' || bytes[from + 2] != '\\') {
            return false;
        }
        int letter = bytes[from] | 0x20;
        return letter >= 'a' && letter <= 'z' && bytes[from] > 0;
    }

    /** The value without line breaks, a backslash escaping nothing but a quote and a backslash. */
    static Slice unescaped(Slice value) {
        Slice line = HeaderLexer.unfolded(value);
        byte[] in = line.array();
        byte[] out = new byte[(int) line.length()];
        int length = 0;
        for (int i = line.from(); i < line.to(); i++) {
            boolean escapes = in[i] == '\\' && i + 1 < line.to() && (in[i + 1] == '"' || in[i + 1] == '\\');
            i += escapes ? 1 : 0;
            out[length++] = in[i];
        }
        return Slice.of(out, 0, length, value.offset());
    }
}
