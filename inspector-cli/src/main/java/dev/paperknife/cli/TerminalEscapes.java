package dev.paperknife.cli;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/** Has JSON write controls, bidi controls and line separators as escapes, so that showing it on a terminal is safe. */
final class TerminalEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
        ASCII[0x7F] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return c > 0x7E && c <= 0xFFFF && !Character.isSurrogate((char) c) && Printable.isUnsafe(c) ? escape(c) : null;
    }

    private static SerializableString escape(int c) {
        char[] text = {'\\', 'u', HEX[c >> 12], HEX[(c >> 8) & 0xF], HEX[(c >> 4) & 0xF], HEX[c & 0xF]};
        return new SerializedString(new String(text));
    }
}
