package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;

/**
 * Reads the parameters of a field (RFC 2045 5.1), semicolon by semicolon. A bad one is skipped and the next ones count;
 * what follows a value, up to the next semicolon outside quotes and comments, is garbage.
 */
final class ParameterReader {
    private final HeaderLexer lexer;
    private final byte[] bytes;
    private final ParameterSet parameters;
    private boolean isFileName;

    /** A reader that goes on where the lexer stands: at a semicolon, or at the end. */
    ParameterReader(HeaderLexer lexer) {
        this.lexer = lexer;
        this.bytes = lexer.bytes();
        this.parameters = new ParameterSet(lexer.context());
    }

    /**
     * What follows the field's first token or tokens, then all parameters.
     *
     * @param head where the tokens begin
     */
    Parameters readAfter(int head) {
        garbage(head, Defect.Code.TEXT_AFTER_TYPE);
        return read();
    }

    /** A first parameter where nothing precedes it, then the others. */
    Parameters readFromHere() {
        parameter(lexer.position());
        return read();
    }

    private Parameters read() {
        while (!parameters.isFull() && lexer.accept(';')) {
            parameter(lexer.position() - 1);
        }
        return parameters.resolve();
    }

    private void parameter(int semicolon) {
        gap();
        if (lexer.atEnd() || lexer.isAt(';')) {
            lexer.report(Defect.Code.EMPTY_PARAMETER, semicolon, lexer.position());
            return;
        }
        if (!lexer.token()) {
            skip(Defect.Code.INVALID_PARAMETER, lexer.position());
            return;
        }
        Slice name = lexer.read();
        if (equalsSign(lexer.readFrom(), lexer.position())) {
            isFileName = ParameterSet.isFileName(name);
            value(name);
        }
    }

    private boolean equalsSign(int nameFrom, int nameTo) {
        boolean hasGap = gap();
        if (!lexer.accept('=')) {
            skip(misfit(nameFrom, nameTo), nameFrom);
            return false;
        }
        int equals = lexer.position() - 1;
        hasGap |= gap();
        if (hasGap && (Ascii.isFold(bytes[equals - 1]) || isFoldAt(equals + 1))) {
            lexer.report(Defect.Code.SPACE_AROUND_EQUALS, nameTo, lexer.position());
        }
        return true;
    }

    /** What is wrong with a name that no equals sign follows. */
    private Defect.Code misfit(int nameFrom, int nameTo) {
        if (nameTo < lexer.end() && bytes[nameTo] == '(' && isTokenNext()) {
            return Defect.Code.COMMENT_INSIDE_TOKEN;
        }
        boolean isSection = Ascii.indexOf(bytes, nameFrom, nameTo, (byte) '*') < nameTo;
        boolean isDigitOfAnotherScript = isSection && nameTo < lexer.end() && bytes[nameTo] < 0;
        return isDigitOfAnotherScript ? Defect.Code.BAD_CONTINUATION_NUMBER : Defect.Code.INVALID_PARAMETER;
    }

    private boolean isTokenNext() {
        return !lexer.atEnd() && Ascii.isToken(bytes[lexer.position()]);
    }

    private boolean isFoldAt(int index) {
        return index < lexer.end() && Ascii.isFold(bytes[index]);
    }

    /** White space and comments between tokens; the comments are legal and reported. */
    boolean gap() {
        int from = lexer.position();
        int comments = lexer.commentCount();
        boolean isThere = lexer.cfws();
        if (lexer.commentCount() > comments) {
            lexer.report(Defect.Code.COMMENT_IN_FIELD, from, lexer.position());
        }
        return isThere;
    }

    private void value(Slice name) {
        int from = lexer.position();
        if (lexer.isAt('"')) {
            add(name, quoted(), true);
            garbage(from, Defect.Code.TEXT_AFTER_QUOTED_VALUE);
        } else {
            Slice value = isFileName ? runningOn() : unquoted();
            reportUnquoted(value, from);
            add(name, HeaderLexer.unfolded(value), false);
            garbage(from, Defect.Code.UNQUOTED_SPECIAL);
        }
    }

    private void add(Slice name, Slice value, boolean isQuoted) {
        parameters.add(name, value, isQuoted, lexer.slice(name.from(), lexer.position()));
    }

    private Slice quoted() {
        int from = lexer.position();
        lexer.quotedString();
        Slice content = lexer.read();
        if (!lexer.isQuoteClosed()) {
            lexer.report(Defect.Code.UNTERMINATED_QUOTE, from, lexer.end());
            reportHiddenQuote(content, from);
        }
        if (content.isEmpty()) {
            lexer.report(Defect.Code.EMPTY_PARAMETER, from, lexer.position());
        } else if (hasLineBreak(content)) {
            lexer.report(Defect.Code.FOLDED_VALUE, from, lexer.position());
        }
        return isFileName && WindowsPath.isAt(content)
                ? WindowsPath.unescaped(content)
                : HeaderLexer.unescaped(content);
    }

    private void reportHiddenQuote(Slice content, int from) {
        byte[] array = content.array();
        for (int i = content.from(); i + 1 < content.to(); i++) {
            if (array[i] == '\\' && array[i + 1] == '"') {
                lexer.report(Defect.Code.STRAY_BACKSLASH, from, lexer.end());
                return;
            }
        }
    }

    private static boolean hasLineBreak(Slice slice) {
        return Ascii.indexOf(slice.array(), slice.from(), slice.to(), (byte) '\n') < slice.to();
    }

    /** An unquoted value: it ends at a blank, semicolon, comma, quote or comment. */
    private Slice unquoted() {
        int from = lexer.position();
        int i = from;
        while (i < lexer.end() && !isEnd(bytes[i]) && HeaderLexer.lineBreak(bytes, i, lexer.end()) == 0) {
            i++;
        }
        lexer.moveTo(i);
        return lexer.slice(from, i);
    }

    private static boolean isEnd(byte b) {
        return b == ';' || b == ',' || b == '"' || b == '(' || Ascii.isBlank(b);
    }

    /** An unquoted file name: it goes on to the next semicolon or comment, blanks at its end aside. */
    private Slice runningOn() {
        int from = lexer.position();
        int i = from;
        int to = from;
        for (; i < lexer.end() && bytes[i] != ';' && bytes[i] != '('; i++) {
            boolean isFold = Ascii.isBlank(bytes[i]) || HeaderLexer.lineBreak(bytes, i, lexer.end()) > 0;
            to = isFold ? to : i + 1;
        }
        lexer.moveTo(to);
        return lexer.slice(from, to);
    }

    private void reportUnquoted(Slice value, int from) {
        int to = lexer.position();
        if (from == to) {
            lexer.report(Defect.Code.EMPTY_PARAMETER, from, to);
            return;
        }
        if (hasLineBreak(value)) {
            lexer.report(Defect.Code.FOLDED_VALUE, from, to);
        }
        boolean hasBackslash = false;
        boolean hasSpecial = false;
        for (int i = from; i < to; i++) {
            hasBackslash |= bytes[i] == '\\';
            hasSpecial |= bytes[i] >= ' ' && bytes[i] != '\\' && !Ascii.isToken(bytes[i]);
        }
        if (hasBackslash) {
            lexer.report(Defect.Code.STRAY_BACKSLASH, from, to);
        }
        if (hasSpecial) {
            lexer.report(Defect.Code.UNQUOTED_SPECIAL, from, to);
        }
        if (bytes[from] == '\'' && bytes[to - 1] == '\'' && to - from > 1) {
            lexer.report(Defect.Code.SINGLE_QUOTED_VALUE, from, to);
        }
    }

    /** What stands between a value and the next semicolon. */
    private void garbage(int valueFrom, Defect.Code usual) {
        int valueTo = lexer.position();
        boolean isTouched = lexer.isAt('(');
        boolean hasGap = gap();
        if (lexer.atEnd() || lexer.isAt(';')) {
            return;
        }
        int from = lexer.position();
        boolean isSplit = isTouched && !Ascii.isFold(bytes[from - 1]);
        if (beginsParameter(hasGap)) {
            skip(Defect.Code.MISSING_SEMICOLON, from);
        } else if (isSplit && usual != Defect.Code.TEXT_AFTER_QUOTED_VALUE) {
            skip(Defect.Code.COMMENT_INSIDE_TOKEN, valueFrom);
        } else if (usual == Defect.Code.UNQUOTED_SPECIAL && hasLineBreak(lexer.slice(valueTo, from))) {
            skip(Defect.Code.FOLDED_VALUE, valueFrom);
        } else {
            skip(usual, valueFrom);
        }
    }

    /** Whether a parameter begins here, or behind a comma, without the semicolon that belongs there. */
    private boolean beginsParameter(boolean hasGap) {
        int from = lexer.position();
        boolean isApart = lexer.accept(',') || hasGap;
        lexer.fws();
        boolean begins = isApart && lexer.token();
        lexer.fws();
        begins &= lexer.isAt('=');
        lexer.moveTo(from);
        return begins;
    }

    private void skip(Defect.Code code, int from) {
        if (lexer.isAt(')')) {
            lexer.junk();
        }
        lexer.skipToOutside(';');
        lexer.report(code, from, lexer.position());
    }
}
