package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;

/**
 * Cuts an address list (RFC 5322 3.4) into elements, each up to its comma, semicolon or group colon, and elements into
 * tokens. An encoded-word is one token, whatever its text holds.
 */
final class AddressLexer {
    private final HeaderLexer lexer;
    private final AddressTokens tokens;
    private final byte[] bytes;
    private final EncodedWordScanner words;
    private boolean hasAngle;
    private boolean isInRoute;

    AddressLexer(HeaderLexer lexer, AddressTokens tokens) {
        this.lexer = lexer;
        this.tokens = tokens;
        this.bytes = lexer.bytes();
        this.words = new EncodedWordScanner(bytes, lexer.end());
    }

    /** Reads the next element; gives the byte that ended it, behind which the cursor stands, or {@link AddressTokens#END}. */
    char element() {
        tokens.clear();
        hasAngle = false;
        isInRoute = false;
        while (true) {
            lexer.cfws();
            if (lexer.atEnd()) {
                return AddressTokens.END;
            }
            char next = (char) lexer.peek();
            if (isDelimiter(next)) {
                lexer.accept(next);
                return next;
            }
            token(next);
        }
    }

    private boolean isDelimiter(char next) {
        return switch (next) {
            case ';' -> true;
            case ':' -> !hasAngle;
            case ',' -> !(isInRoute || lastKind() == '<') || !goesOnWithRoute();
            default -> false;
        };
    }

    private char lastKind() {
        return tokens.kind(tokens.count() - 1);
    }

    private boolean goesOnWithRoute() {
        int here = lexer.position();
        lexer.accept(',');
        lexer.cfws();
        boolean goesOn = lexer.isAt('@') || lexer.isAt(',');
        lexer.moveTo(here);
        return goesOn;
    }

    /** Takes a token. A source route stands between its bracket and its colon: {@code <@a,@b:}. */
    private void token(char next) {
        isInRoute &= next != ':' && next != '>';
        isInRoute |= lastKind() == '<' && (next == '@' || next == ',');
        switch (next) {
            case '"' -> quoted();
            case '[' -> literal();
            case '\\' -> backslash();
            case ')' -> {
                lexer.reportUnterminatedComment(lexer.position());
                single(next);
            }
            case '<' -> {
                hasAngle = true;
                single(next);
            }
            case '>', ']', '.', '@', ':', ',' -> single(next);
            default -> atom();
        }
    }

    private void single(char kind) {
        int from = lexer.position();
        lexer.moveTo(from + 1);
        tokens.add(kind, from, from + 1);
    }

    private void backslash() {
        int from = lexer.position();
        int to = Math.min(HeaderLexer.escaped(bytes, from, lexer.end()) + 1, lexer.end());
        lexer.moveTo(to);
        tokens.add(AddressTokens.BACKSLASH, from, to);
    }

    private void quoted() {
        int from = lexer.position();
        if (lexer.closingQuote() < 0) {
            unclosedQuote(from);
            return;
        }
        lexer.quotedString();
        tokens.add(AddressTokens.QUOTED, from, lexer.position());
    }

    /** A quote that never ends does so before the last address that can still be read, else with the field. */
    private void unclosedQuote(int from) {
        int to = lastAddress(from + 1);
        lexer.report(Defect.Code.UNBALANCED_QUOTE_IN_ADDRESS, from, to);
        lexer.moveTo(to);
        tokens.add(AddressTokens.UNCLOSED, from, to);
    }

    private int lastAddress(int from) {
        int at = last('@', from, lexer.end());
        if (at < 0) {
            return lexer.end();
        }
        int bracket = last('<', from, at);
        if (bracket >= 0 && last('>', bracket, at) < 0) {
            return bracket;
        }
        int local = at;
        while (local > from && (isAtomByte(bytes[local - 1]) || bytes[local - 1] == '.')) {
            local--;
        }
        return local < at ? local : lexer.end();
    }

    private int last(char wanted, int from, int to) {
        int i = to - 1;
        while (i >= from && bytes[i] != wanted) {
            i--;
        }
        return i >= from ? i : -1;
    }

    /** A domain literal (RFC 5322 3.4.1); one that never ends stops where another token must begin. */
    private void literal() {
        int from = lexer.position();
        int to = from + 1;
        while (to < lexer.end() && "[]<>,;@\"".indexOf(bytes[to]) < 0) {
            to += isLiteralPair(bytes, to, lexer.end()) ? 2 : 1;
        }
        if (to < lexer.end() && bytes[to] == ']') {
            to++;
        }
        lexer.moveTo(to);
        tokens.add(AddressTokens.LITERAL, from, to);
    }

    /** Whether a backslash in a domain literal escapes what could not stand there otherwise (RFC 5322 4.4, obs-dtext). */
    static boolean isLiteralPair(byte[] bytes, int i, int end) {
        return bytes[i] == '\\' && i + 1 < end && "[]\\".indexOf(bytes[i + 1]) >= 0;
    }

    private void atom() {
        int from = lexer.position();
        int to = from;
        while (to < lexer.end() && isAtomByte(bytes[to]) && HeaderLexer.lineBreak(bytes, to, lexer.end()) == 0) {
            int wordEnd = bytes[to] == '=' ? encodedWordEnd(to) : -1;
            if (wordEnd > 0) {
                if (to > from) {
                    tokens.add(AddressTokens.ATOM, from, to);
                }
                tokens.add(AddressTokens.ENCODED_WORD, to, wordEnd);
                lexer.moveTo(wordEnd);
                return;
            }
            to++;
        }
        lexer.moveTo(to);
        tokens.add(AddressTokens.ATOM, from, to);
    }

    private boolean isAtomByte(byte b) {
        return b < 0 || Ascii.isAtext(b) || (Ascii.isControl(b) && b != '\t' && b != '\n');
    }

    /** Where the encoded-word (RFC 2047 2) that begins here ends, or -1; it may hold any printable but blanks and ?. */
    private int encodedWordEnd(int from) {
        boolean isWord = from + 1 < lexer.end() && bytes[from + 1] == '?' && words.read(from);
        return isWord && questionMark(words.textFrom()) == words.textTo() ? words.wordTo() : -1;
    }

    private int questionMark(int from) {
        int i = from;
        while (i < lexer.end() && bytes[i] > ' ' && bytes[i] != 0x7F && bytes[i] != '?') {
            i++;
        }
        return i < lexer.end() && bytes[i] == '?' ? i : -1;
    }
}
