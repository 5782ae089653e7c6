package dev.paperknife.inspect;

import java.nio.charset.Charset;
import java.util.Map;
import org.jsoup.nodes.Entities;

/** Character references in text and in the values of attributes (HTML 13.2.5.72). Names but the usual ones are jsoup's. */
final class CharacterReferences {
    private static final Map<String, String> USUAL = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"");

    private static final int FIRST_WINDOWS = 0x80;
    private static final int LAST_WINDOWS = 0x9F;
    private static final int REPLACEMENT = 0xFFFD;

    /** No name is longer. */
    private static final int LONGEST_NAME = 32;

    private final String text;
    private final boolean isAttribute;
    private final StringBuilder resolved;
    private int at;

    private CharacterReferences(String text, boolean isAttribute) {
        this.text = text;
        this.isAttribute = isAttribute;
        this.resolved = new StringBuilder(text.length());
    }

    /** The text with its references resolved; what is none stays as it is. */
    static String resolve(String text, boolean isAttribute) {
        return text.indexOf('&') < 0 ? text : new CharacterReferences(text, isAttribute).resolve();
    }

    private String resolve() {
        for (int next = text.indexOf('&'); next >= 0; next = text.indexOf('&', Math.max(at, next + 1))) {
            resolved.append(text, at, next);
            at = next;
            boolean isNumber = next + 1 < text.length() && text.charAt(next + 1) == '#';
            if (isNumber) {
                number(next + 2);
            } else {
                name(next + 1);
            }
        }
        return resolved.append(text, at, text.length()).toString();
    }

    /** The semicolon may be missing. */
    private void number(int from) {
        boolean isHex = from < text.length() && (text.charAt(from) | ' ') == 'x';
        int radix = isHex ? 16 : 10;
        int start = isHex ? from + 1 : from;
        int end = start;
        int code = 0;
        while (end < text.length()
                && Character.digit(text.charAt(end), radix) >= 0
                && text.charAt(end) < FIRST_WINDOWS) {
            code = Math.min(code * radix + Character.digit(text.charAt(end), radix), Character.MAX_CODE_POINT + 1);
            end++;
        }
        if (end > start) {
            resolved.appendCodePoint(shown(code));
            at = end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
        }
    }

    /** Numbers of windows-1252 stand for its characters; what is no character is U+FFFD. */
    private static int shown(int code) {
        if (code >= FIRST_WINDOWS && code <= LAST_WINDOWS) {
            Charset windows = Charset.forName("windows-1252");
            int character = new String(new byte[] {(byte) code}, windows).charAt(0);
            return character == REPLACEMENT ? code : character;
        }
        boolean isSurrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        return code == 0 || code > Character.MAX_CODE_POINT || isSurrogate ? REPLACEMENT : code;
    }

    /** Old names need no semicolon; in an attribute, though, what goes on like a query's name is none. */
    private void name(int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_NAME && isAlphanumeric(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ';') {
            String name = text.substring(from, end);
            String characters = USUAL.getOrDefault(name, "");
            if (characters.isEmpty() && Entities.isNamedEntity(name)) {
                characters = Entities.getByName(name);
            }
            if (!characters.isEmpty()) {
                resolved.append(characters);
                at = end + 1;
                return;
            }
        }
        oldName(from, end);
    }

    private void oldName(int from, int end) {
        for (int to = end; to > from + 1; to--) {
            String name = text.substring(from, to);
            if (Entities.isBaseNamedEntity(name)) {
                boolean goesOn = to < text.length() && (text.charAt(to) == '=' || isAlphanumeric(text.charAt(to)));
                if (!isAttribute || !goesOn) {
                    resolved.append(Entities.getByName(name));
                    at = to;
                }
                return;
            }
        }
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
