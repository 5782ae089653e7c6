package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Display names (RFC 5322 3.4): from the tokens of a phrase to text, and back. */
final class DisplayName {
    /** Longer runs of blanks push the rest out of sight; that is what they are for. */
    private static final int MOST_BLANKS = 10;

    private DisplayName() {}

    /** The name without the blanks around it and without long runs of them; absent if nothing is left. */
    static Optional<String> normal(Optional<String> name) {
        if (name.isEmpty() || isNormal(name.get())) {
            return name;
        }
        String text = collapsed(trimmed(wellFormed(name.get())));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Whether there is nothing to do: no blanks at the ends, no two spaces in a row, no surrogates. */
    private static boolean isNormal(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((isSpace(c) && isSpace(before)) || Character.isSurrogate(c)) {
                return false;
            }
            before = c;
        }
        return !isBlank(before);
    }

    private static String wellFormed(String text) {
        char[] chars = text.toCharArray();
        boolean isBroken = false;
        for (int i = 0; i < chars.length; i++) {
            if (Character.isSurrogate(chars[i]) && !AddrSpec.isPair(text, i)) {
                chars[i] = '\uFFFD';
                isBroken = true;
            }
        }
        return isBroken ? new String(chars) : text;
    }

    /** The text without the blanks at both ends. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static String collapsed(String text) {
        if (!isPadded(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c) || i == 0 || !isSpace(text.charAt(i - 1))) {
                out.append(isBlank(c) ? ' ' : c);
            }
        }
        return out.toString();
    }

    /** Whether a run of more than ten blanks stands in the text. */
    static boolean isPadded(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = isSpace(text.charAt(i)) ? run + 1 : 0;
            if (run > MOST_BLANKS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** A blank, or another space that may be as wide: U+00A0, U+2003, U+3000. */
    private static boolean isSpace(char c) {
        return isBlank(c) || (c > 0x7F && Character.isSpaceChar(c));
    }

    /** A name that a caller wants written. @throws IllegalArgumentException if it holds a control, tabs aside */
    static Optional<String> checked(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '\t' && (c < ' ' || c == 0x7F)) {
                throw new IllegalArgumentException("a display name holds a control character (RFC 5322 3.2.4)");
            }
            if (Character.isSurrogate(c) && !AddrSpec.isPair(name, i)) {
                throw new IllegalArgumentException("a display name holds half a surrogate pair");
            }
        }
        return normal(Optional.of(name));
    }

    /**
     * The text of tokens [from, to): words with one blank where something stood between them, quotes resolved. Encoded-words
     * with a comment between them are not adjacent (RFC 2047 6.2).
     */
    static String text(AddressTokens tokens, int from, int to, DisplayText texts) {
        StringBuilder before = new StringBuilder(0);
        int start = from;
        for (int i = from + 1; i < to; i++) {
            if (isWord(tokens, i - 1) && isWord(tokens, i) && tokens.isBehindComment(i)) {
                before.append(adjacent(tokens, start, i, texts)).append(' ');
                start = i;
            }
        }
        String last = adjacent(tokens, start, to, texts);
        return before.length() == 0 ? last : before.append(last).toString();
    }

    private static boolean isWord(AddressTokens tokens, int i) {
        return tokens.kind(i) == AddressTokens.ENCODED_WORD;
    }

    private static String adjacent(AddressTokens tokens, int from, int to, DisplayText texts) {
        if (to - from == 1 && isQuoted(tokens, from)) {
            return texts.quotedString(content(tokens, from));
        }
        return texts.text(isPlain(tokens, from, to) ? tokens.slice(from, to) : joined(tokens, from, to));
    }

    private static boolean isQuoted(AddressTokens tokens, int i) {
        return tokens.kind(i) == AddressTokens.QUOTED || tokens.kind(i) == AddressTokens.UNCLOSED;
    }

    /** Whether the tokens stand in the source as they are meant: no quotes, and single blanks between them. */
    private static boolean isPlain(AddressTokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isQuoted(tokens, i) || (i > from && tokens.from(i) > tokens.to(i - 1) + 1)) {
                return false;
            }
        }
        return true;
    }

    private static Slice joined(AddressTokens tokens, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            if (i > from && tokens.isApart(i)) {
                bytes.write(' ');
            }
            Slice word = isQuoted(tokens, i) ? HeaderLexer.unescaped(content(tokens, i)) : tokens.slice(i, i + 1);
            bytes.write(word.array(), word.from(), (int) word.length());
        }
        byte[] all = bytes.toByteArray();
        return Slice.of(all, 0, all.length, tokens.slice(from, to).offset());
    }

    /** The text of a phrase (RFC 5322 3.2.5) in a field that is no address list: comments vanish, quotes are resolved. */
    static String phrase(Slice raw, DisplayText texts) {
        return trimmed(texts.text(words(raw)));
    }

    /** The words of a phrase with single blanks between them, nothing decoded. */
    static Slice words(Slice raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) raw.length());
        HeaderLexer lexer = new HeaderLexer(raw, ReadContext.DEFAULT);
        lexer.cfws();
        while (!lexer.atEnd()) {
            boolean isQuoted = lexer.isAt('"') && lexer.closingQuote() >= 0 && lexer.quotedString();
            Slice piece = isQuoted ? HeaderLexer.unescaped(lexer.read()) : run(lexer);
            bytes.write(piece.array(), piece.from(), (int) piece.length());
            if (lexer.cfws() && !lexer.atEnd()) {
                bytes.write(' ');
            }
        }
        byte[] joined = bytes.toByteArray();
        return Slice.of(joined, 0, joined.length, raw.offset());
    }

    /** The next byte and those after it that begin neither blanks nor a quoted-string nor a comment. */
    static Slice run(HeaderLexer lexer) {
        int from = lexer.position();
        int to = from + 1;
        while (to < lexer.end() && !Ascii.isFold(lexer.bytes()[to]) && "\"(".indexOf(lexer.bytes()[to]) < 0) {
            to++;
        }
        lexer.moveTo(to);
        return lexer.slice(from, to);
    }

    /** What stands between the quotes of a token, the last of which may be missing. */
    static Slice content(AddressTokens tokens, int i) {
        Slice quoted = tokens.slice(i, i + 1);
        return quoted.slice(1, quoted.length() - (tokens.kind(i) == AddressTokens.QUOTED ? 1 : 0));
    }

    /** The name as a phrase that reads as this name: bare, quoted, or in encoded-words. */
    static String format(String name, boolean isUtf8) {
        if (!isWritable(name, isUtf8) || name.contains("=?")) {
            return new EncodedWordWriter(StandardCharsets.UTF_8, 0).wordsOnOneLine(name);
        }
        return isBare(name) ? name : quoted(name);
    }

    private static boolean isWritable(String name, boolean isUtf8) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLone = Character.isSurrogate(c) && !AddrSpec.isPair(name, i);
            if ((c != '\t' && AddrSpec.isControl(c)) || isLone || (c > 0x7E && !isUtf8)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBare(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isSingleBlank = c == ' ' && name.charAt(i - 1) != ' ';
            if (!isSingleBlank && !AddrSpec.isAtext(c)) {
                return false;
            }
        }
        return true;
    }

    /** The text as a quoted-string (RFC 5322 3.2.4). */
    static String quoted(String name) {
        StringBuilder out = new StringBuilder(name.length() + 2).append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"').toString();
    }

    /** Whether the text holds something like an address, other than the one given, ASCII case aside. */
    static boolean holdsOtherAddress(String text, String address) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int from = at;
            while (from > 0 && isAddressChar(text.charAt(from - 1))) {
                from--;
            }
            int to = at + 1;
            while (to < text.length() && isAddressChar(text.charAt(to))) {
                to++;
            }
            while (to > at + 1 && text.charAt(to - 1) == '.') {
                to--;
            }
            if (from < at && to > at + 1 && !Ascii.equalsIgnoreCase(text.substring(from, to), address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAddressChar(char c) {
        return c == '.' || (AddrSpec.isAtext(c) && c != '\'' && c != '`');
    }
}
