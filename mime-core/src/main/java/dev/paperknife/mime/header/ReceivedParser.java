package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a Received field (RFC 5321 4.4) as servers write it: keywords in any order, each with the word after it; more
 * words belong to nothing. A quoted-string at the beginning of a word or behind a dot belongs to it, whatever it holds; other
 * quotes are ordinary. What follows the last semicolon outside comments and quotes is the date.
 */
final class ReceivedParser {
    private static final Set<String> KEYWORDS = Set.of("from", "by", "via", "with", "id", "for", "tls");
    private static final int LONGEST_KEYWORD = 4;
    private static final String SEPARATORS = "<>(),;";

    private final HeaderLexer lexer;
    private final byte[] bytes;
    private final List<Received.Clause> clauses = new ArrayList<>();
    private String keyword = "";
    private String word = "";
    private List<String> comments = new ArrayList<>();

    private ReceivedParser(Slice clauses, ReadContext context) {
        lexer = new HeaderLexer(clauses, context);
        bytes = lexer.bytes();
    }

    /** The clauses and the date of a value. */
    static Received parse(Slice value, ReadContext context) {
        if (Blanks.trimmed(value).isEmpty()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, value);
            return new Received(List.of(), Optional.empty());
        }
        int semicolon = lastSemicolon(value);
        if (semicolon < 0) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, Blanks.trimmed(value));
        }
        int end = semicolon < 0 ? (int) value.length() : semicolon;
        ReceivedParser parser = new ReceivedParser(value.slice(0, end), context);
        parser.clauses();
        Optional<DateTime> date = semicolon < 0
                ? Optional.empty()
                : DateParser.parse(value.slice(semicolon + 1L, value.length()), context);
        return new Received(parser.clauses, date);
    }

    /** The last semicolon outside comments and quotes; where a comment never ends, the last of all. Counted from the start, or -1. */
    private static int lastSemicolon(Slice value) {
        byte[] bytes = value.array();
        HeaderLexer quotes = new HeaderLexer(value, ReadContext.DEFAULT);
        int last = -1;
        int depth = 0;
        int lastOfAll = -1;
        for (int i = value.from(); i < value.to(); i++) {
            byte b = bytes[i];
            if (b == '\\' && depth > 0) {
                i++;
            } else if (b == '(') {
                depth++;
            } else if (b == ')' && depth > 0) {
                depth--;
            } else if (b == '"' && depth == 0 && mayOpen(bytes, value.from(), i)) {
                i = Math.max(closingQuote(quotes, i), i);
            } else if (b == ';') {
                lastOfAll = i;
                last = depth == 0 ? i : last;
            }
        }
        int found = depth == 0 ? last : lastOfAll;
        return found < 0 ? -1 : found - value.from();
    }

    private void clauses() {
        while (!lexer.atEnd()) {
            if (lexer.comment()) {
                comments.add(PlainText.of(HeaderLexer.unescaped(lexer.read())));
            } else if (!lexer.fws() && !path() && !run()) {
                lexer.moveTo(lexer.position() + 1);
            }
        }
        close();
    }

    /** Something in angle brackets: an address or an id. */
    private boolean path() {
        if (!lexer.isAt('<')) {
            return false;
        }
        int from = lexer.position();
        int to = textEnd(lexer, from + 1, true);
        boolean isClosed = to < lexer.end() && bytes[to] == '>';
        lexer.moveTo(isClosed ? to + 1 : from);
        if (isClosed) {
            take(PlainText.of(HeaderLexer.unfolded(Blanks.trimmed(lexer.slice(from + 1, to)))));
        }
        return isClosed;
    }

    private boolean run() {
        int from = lexer.position();
        int to = wordEnd(lexer, from);
        lexer.moveTo(to);
        if (to == from) {
            return false;
        }
        String text = PlainText.of(HeaderLexer.unfolded(lexer.slice(from, to)));
        if (isKeyword(text)) {
            close();
            keyword = Ascii.lower(text);
        } else {
            take(text);
        }
        return true;
    }

    /** Where the word that begins here ends; blanks belong to it only between square brackets at its beginning. */
    private static int wordEnd(HeaderLexer lexer, int from) {
        byte[] bytes = lexer.bytes();
        int end = lexer.end();
        int i = from;
        if (bytes[from] == '[') {
            int close = from + 1;
            while (close < end && "[]();".indexOf(bytes[close]) < 0) {
                close++;
            }
            i = close < end && bytes[close] == ']' ? close : i;
        }
        return textEnd(lexer, i, false);
    }

    /** Where a text without separators ends, and without blanks unless they may be in it; a quote that never ends is not of it. */
    private static int textEnd(HeaderLexer lexer, int from, boolean mayHoldBlanks) {
        byte[] bytes = lexer.bytes();
        int i = from;
        while (i < lexer.end() && SEPARATORS.indexOf(bytes[i]) < 0 && (mayHoldBlanks || !Ascii.isFold(bytes[i]))) {
            int close = bytes[i] == '"' && (i == from || mayOpen(bytes, from, i)) ? closingQuote(lexer, i) : i;
            if (close < 0) {
                return i;
            }
            i = close + 1;
        }
        return i;
    }

    /** Whether a quote may begin a quoted-string: at the beginning of a word, or of a word of a local part. */
    private static boolean mayOpen(byte[] bytes, int start, int quote) {
        byte before = quote == start ? (byte) ' ' : bytes[quote - 1];
        return Ascii.isFold(before) || SEPARATORS.indexOf(before) >= 0 || before == '.' || before == ':';
    }

    private static int closingQuote(HeaderLexer lexer, int quote) {
        lexer.moveTo(quote);
        return lexer.closingQuote();
    }

    private static boolean isKeyword(String text) {
        return text.length() <= LONGEST_KEYWORD && KEYWORDS.contains(Ascii.lower(text));
    }

    private void take(String text) {
        if (!keyword.isEmpty() && word.isEmpty()) {
            word = text;
        }
    }

    private void close() {
        if (!keyword.isEmpty() || !comments.isEmpty()) {
            clauses.add(new Received.Clause(keyword, word, comments));
        }
        keyword = "";
        word = "";
        comments = new ArrayList<>();
    }

    /** Refuses a clause that would not read as it is. */
    static void requireWritable(String keyword, String word, List<String> comments) {
        boolean isNamed = KEYWORDS.contains(keyword);
        if (!isNamed && (!keyword.isEmpty() || !word.isEmpty())) {
            throw new IllegalArgumentException("no keyword of Received (RFC 5321 4.4): " + keyword.length() + " chars");
        }
        PlainText.checked("a word", word);
        if (!word.isEmpty() && !isBare(word) && !isPath(word)) {
            throw new IllegalArgumentException("a word of Received holds brackets or blanks (RFC 5321 4.4)");
        }
        for (String comment : comments) {
            PlainText.checked("a comment", comment);
        }
    }

    private static boolean isBare(String word) {
        HeaderLexer lexer = lexer(word);
        return wordEnd(lexer, lexer.position()) == lexer.end() && !isKeyword(word);
    }

    private static boolean isPath(String word) {
        HeaderLexer lexer = lexer(word);
        boolean isWhole = textEnd(lexer, lexer.position(), true) == lexer.end();
        return isWhole && DisplayName.trimmed(word).equals(word);
    }

    private static HeaderLexer lexer(String word) {
        return new HeaderLexer(Slice.of(word), ReadContext.DEFAULT);
    }

    /** Writes a clause behind others. */
    static void append(StringBuilder out, Received.Clause clause) {
        String word = clause.word();
        String bracketed = word.isEmpty() || isBare(word) ? word : "<" + word + ">";
        for (String part : List.of(clause.keyword(), bracketed)) {
            appendPart(out, part);
        }
        for (String comment : clause.comments()) {
            appendPart(out, Comments.format(comment));
        }
    }

    private static void appendPart(StringBuilder out, String part) {
        if (!part.isEmpty()) {
            out.append(out.length() == 0 ? "" : " ").append(part);
        }
    }
}
