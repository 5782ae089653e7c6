package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Writes a field's value with its parameters: tokens, quoted-strings, and extended values in UTF-8 (RFC 2231). A fold
 * stands between parameters only; what is too long for a line is cut into sections, between characters.
 */
final class ParameterWriter {
    private static final int LONGEST_LINE = 76;
    private static final int LONGEST_SECTION = 60;
    private static final int LONGEST_SECTION_OF_MANY = 900;
    private static final int MOST_SHORT_SECTIONS = 100;
    private static final int LONGEST_FALL_BACK = 60;
    private static final int LONGEST_PLAIN = 900;
    private static final String EXTENDED = "utf-8''";
    private static final String HEX = "0123456789ABCDEF";

    private final ParameterStyle style;
    private final StringBuilder out = new StringBuilder();
    private int column;

    /** A writer whose first line holds that many characters already. */
    ParameterWriter(ParameterStyle style, int column) {
        this.style = style;
        this.column = column;
    }

    String write(String head, Parameters parameters) {
        out.append(head);
        column += head.length();
        for (int i = 0; i < parameters.size(); i++) {
            write(parameters.name(i), parameters.value(i));
        }
        return out.toString();
    }

    private void write(String name, String value) {
        boolean isFileName = name.equals("name") || name.equals("filename");
        if (isToken(value) && !isFileName) {
            append(name + "=" + value);
        } else if (isPlain(value) && !(isFileName && value.contains("=?"))) {
            quotedOrSections(name, value);
        } else {
            if (isFileName) {
                plainForm(name, value);
            }
            extended(name, value);
        }
    }

    private void append(String parameter) {
        boolean fits = column + 2 + parameter.length() <= LONGEST_LINE;
        out.append(fits ? "; " : ";\r\n ").append(parameter);
        column = (fits ? column + 2 : 1) + parameter.length();
    }

    private void quotedOrSections(String name, String value) {
        String whole = name + "=" + quoted(value);
        boolean mayBeCut = !name.equals("boundary") && name.indexOf('*') < 0 && style != ParameterStyle.ENCODED_WORDS;
        if (whole.length() < LONGEST_LINE || (!mayBeCut && whole.length() <= LONGEST_PLAIN)) {
            append(whole);
        } else if (value.indexOf('%') >= 0 || name.indexOf('*') >= 0) {
            extended(name, value);
        } else {
            sections(name, value);
        }
    }

    private void sections(String name, String value) {
        int most = sectionLength(value.length());
        int section = 0;
        for (int i = 0; i < value.length(); section++) {
            int to = Math.min(i + most, value.length());
            append(name + "*" + section + "=" + quoted(value.substring(i, to)));
            i = to;
        }
    }

    private static int sectionLength(int length) {
        return length > LONGEST_SECTION * MOST_SHORT_SECTIONS ? LONGEST_SECTION_OF_MANY : LONGEST_SECTION;
    }

    /** For readers that do not know RFC 2231. */
    private void plainForm(String name, String value) {
        if (style == ParameterStyle.STANDARD) {
            String fallBack = fallBack(value);
            if (AsciiRendering.is(fallBack, value)) {
                append(name + "=" + quoted(fallBack));
            }
        } else if (style == ParameterStyle.ENCODED_WORDS && isWithoutControls(value)) {
            String words =
                    EncodedWords.encodeAll(value, StandardCharsets.UTF_8, 0).replace("\r\n", "");
            if (words.length() <= LONGEST_PLAIN) {
                append(name + "=\"" + words + "\"");
            }
        }
    }

    /** The value in ASCII: marks taken off letters, all else an underscore; cut, but for its extension. */
    private static String fallBack(String value) {
        String letters = Normalizer.normalize(value, Normalizer.Form.NFD);
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            boolean isMark = Character.getType(c) == Character.NON_SPACING_MARK || Character.isLowSurrogate(c);
            if (!isMark) {
                ascii.append(c >= ' ' && c <= '~' && c != '%' && c != '?' ? c : '_');
            }
        }
        int dot = ascii.lastIndexOf(".");
        int stem = dot < 0 ? ascii.length() : dot;
        int excess = Math.min(Math.max(ascii.length() - LONGEST_FALL_BACK, 0), stem);
        return ascii.delete(stem - excess, stem).toString();
    }

    private void extended(String name, String value) {
        String escaped = escaped(value);
        if (name.length() + 2 + EXTENDED.length() + escaped.length() < LONGEST_LINE || name.indexOf('*') >= 0) {
            append(name + "*=" + EXTENDED + escaped);
            return;
        }
        int most = sectionLength(escaped.length());
        int section = 0;
        for (int i = 0; i < escaped.length(); section++) {
            int to = cut(escaped, i, most);
            append(name + "*" + section + "*=" + (section == 0 ? EXTENDED : "") + escaped.substring(i, to));
            i = to;
        }
    }

    /** Where a section ends: never inside an escape, nor between the escapes of one character. */
    private static int cut(String escaped, int from, int most) {
        int to = Math.min(from + most, escaped.length());
        while (to < escaped.length() && isInsideCharacter(escaped, to)) {
            to--;
        }
        return to;
    }

    private static boolean isInsideCharacter(String escaped, int index) {
        for (int back = 1; back <= 2; back++) {
            if (escaped.charAt(index - back) == '%') {
                return true;
            }
        }
        char high = escaped.charAt(index) == '%' ? escaped.charAt(index + 1) : '0';
        return high == '8' || high == '9' || high == 'A' || high == 'B';
    }

    /** As RFC 2231 7 has it, the plus too: some readers take it for a blank. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length() * 3);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (Ascii.isToken(b) && b != '*' && b != '\'' && b != '%' && b != '+') {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.charAt((b >> 4) & 0xF)).append(HEX.charAt(b & 0xF));
            }
        }
        return text.toString();
    }

    private static boolean isToken(String value) {
        boolean isToken = !value.isEmpty() && value.charAt(0) != '\'';
        for (int i = 0; i < value.length() && isToken; i++) {
            isToken = value.charAt(i) < 0x80 && Ascii.isToken((byte) value.charAt(i));
        }
        return isToken;
    }

    /** Whether a quoted-string holds the value. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithoutControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == 0x7F || (Character.isSurrogate(c) && !AddrSpec.isPair(value, i))) {
                return false;
            }
        }
        return true;
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        return text.append('"').toString();
    }
}
