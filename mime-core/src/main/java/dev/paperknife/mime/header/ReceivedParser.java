package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a Received field (RFC 5321 4.4) as servers write it: keywords in any order, each with the word after it; more
 * words belong to nothing. What follows the last semicolon outside comments is the date.
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

    /** The last semicolon outside comments; where a comment never ends, the last of all. Counted from the start, or -1. */
    private static int lastSemicolon(Slice value) {
        byte[] bytes = value.array();
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
        int to = from + 1;
        while (to < lexer.end() && SEPARATORS.indexOf(bytes[to]) < 0) {
            to++;
        }
        if (to == lexer.end() || bytes[to] != '>') {
            return false;
        }
        take(PlainText.of(HeaderLexer.unfolded(Blanks.trimmed(lexer.slice(from + 1, to)))));
        lexer.moveTo(to + 1);
        return true;
    }

    private boolean run() {
        int from = lexer.position();
        int to = wordEnd(bytes, from, lexer.end());
        if (to == from) {
            return false;
        }
        String text = PlainText.of(HeaderLexer.unfolded(lexer.slice(from, to)));
        lexer.moveTo(to);
        if (isKeyword(text)) {
            close();
            keyword = Ascii.lower(text);
        } else {
            take(text);
        }
        return true;
    }

    /** Where the word that begins here ends; blanks belong to it only between square brackets at its beginning. */
    private static int wordEnd(byte[] bytes, int from, int end) {
        int i = from;
        if (bytes[from] == '[') {
            int close = from + 1;
            while (close < end && "[]();".indexOf(bytes[close]) < 0) {
                close++;
            }
            i = close < end && bytes[close] == ']' ? close : i;
        }
        while (i < end && !Ascii.isFold(bytes[i]) && SEPARATORS.indexOf(bytes[i]) < 0) {
            i++;
        }
        return i;
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
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return wordEnd(bytes, 0, bytes.length) == bytes.length && !isKeyword(word);
    }

    private static boolean isPath(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (SEPARATORS.indexOf(word.charAt(i)) >= 0) {
                return false;
            }
        }
        return DisplayName.trimmed(word).equals(word);
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
