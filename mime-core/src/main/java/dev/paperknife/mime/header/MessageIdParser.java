package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads message identifiers (RFC 5322 3.6.4, 4.5.4): what stands between angle brackets; where a value has none, its
 * words. Comments and blanks are left out wherever they stand.
 */
final class MessageIdParser {
    private final HeaderLexer lexer;
    private final byte[] bytes;
    private final List<MessageId> ids = new ArrayList<>();
    private final int start;
    private boolean hasJunk;

    private MessageIdParser(Slice value, ReadContext context) {
        lexer = new HeaderLexer(value, context);
        bytes = lexer.bytes();
        start = lexer.position();
    }

    /** The identifiers of a value, in order. */
    static List<MessageId> parse(Slice value, ReadContext context) {
        Slice text = Blanks.trimmed(value);
        if (text.isEmpty()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, value);
            return List.of();
        }
        MessageIdParser parser = new MessageIdParser(text, context);
        parser.bracketed();
        if (parser.ids.isEmpty()) {
            parser.words();
        }
        if (parser.hasJunk) {
            context.defects().report(Defect.Code.INVALID_MESSAGE_ID, text);
        }
        return List.copyOf(parser.ids);
    }

    /** The first identifier of a field that has one only. */
    static Optional<MessageId> parseOne(Slice value, ReadContext context) {
        List<MessageId> ids = parse(value, context);
        if (ids.size() > 1) {
            context.defects().report(Defect.Code.INVALID_MESSAGE_ID, Blanks.trimmed(value));
        }
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(0));
    }

    private void bracketed() {
        lexer.cfws();
        while (!lexer.atEnd()) {
            if (lexer.isAt('<')) {
                msgId();
            } else {
                lexer.junk();
                hasJunk = true;
            }
            lexer.cfws();
        }
    }

    /** {@code msg-id = [CFWS] "<" id-left "@" id-right ">" [CFWS]}; without its end it ends where another begins. */
    private void msgId() {
        int open = lexer.position();
        int close = close(open);
        boolean isClosed = close < lexer.end() && bytes[close] == '>';
        add(open + 1, close, isClosed);
        lexer.moveTo(isClosed ? close + 1 : close);
    }

    private int close(int open) {
        int close = quotedLeftEnd(open + 1);
        while (close < lexer.end() && bytes[close] != '>' && bytes[close] != '<') {
            close++;
        }
        return close;
    }

    /** Behind the quoted left side that begins here, which may hold brackets; here where there is none. */
    private int quotedLeftEnd(int from) {
        lexer.moveTo(from);
        int quote = lexer.isAt('"') ? lexer.closingQuote() : -1;
        return quote >= 0 && quote + 1 < lexer.end() && bytes[quote + 1] == '@' ? quote + 1 : from;
    }

    private void add(int from, int to, boolean isClosed) {
        String id = PlainText.of(withoutBlanks(lexer.slice(from, to)));
        if (isWritable(id)) {
            ids.add(new MessageId(id));
        }
        if (!isClosed || !isStrict(id) || isSplit(from, to)) {
            lexer.report(Defect.Code.INVALID_MESSAGE_ID, from, to);
        }
    }

    /** Whether a blank stands between two bytes of which neither is a dot or at sign: the identifier was cut there. */
    private boolean isSplit(int from, int to) {
        for (int i = from + 1; i + 1 < to; i++) {
            if (Ascii.isFold(bytes[i]) && !Ascii.isFold(bytes[i - 1])) {
                int next = i;
                while (next + 1 < to && Ascii.isFold(bytes[next])) {
                    next++;
                }
                boolean isLoose = isJoint(bytes[i - 1]) || isJoint(bytes[next]) || next + 1 >= to;
                if (!isLoose) {
                    return true;
                }
                i = next;
            }
        }
        return false;
    }

    private static boolean isJoint(byte b) {
        return b == '.' || b == '@' || b == '(' || b == ')' || b == '"' || Ascii.isFold(b);
    }

    private static Slice withoutBlanks(Slice raw) {
        byte[] in = raw.array();
        int i = raw.from();
        while (i < raw.to() && !Ascii.isFold(in[i]) && in[i] != '(') {
            i++;
        }
        if (i == raw.to()) {
            return raw;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) raw.length());
        HeaderLexer lexer = new HeaderLexer(raw, ReadContext.DEFAULT);
        while (!lexer.atEnd()) {
            if (lexer.fws() || (lexer.isAt('(') && lexer.closingParenthesis() >= 0 && lexer.comment())) {
                continue;
            }
            int from = lexer.position();
            boolean isQuoted = lexer.isAt('"') && lexer.closingQuote() >= 0 && lexer.quotedString();
            Slice piece = isQuoted ? HeaderLexer.unfolded(lexer.slice(from, lexer.position())) : DisplayName.run(lexer);
            out.write(piece.array(), piece.from(), (int) piece.length());
        }
        return Slice.of(out.toByteArray());
    }

    /** Where no brackets are: each word is an identifier. */
    private void words() {
        hasJunk = true;
        lexer.moveTo(start);
        lexer.cfws();
        while (!lexer.atEnd()) {
            int from = lexer.position();
            while (!lexer.atEnd() && !isWordEnd(bytes[lexer.position()])) {
                lexer.moveTo(lexer.position() + 1);
            }
            String id = PlainText.of(lexer.slice(from, lexer.position()));
            if (isWritable(id)) {
                ids.add(new MessageId(id));
            }
            if (lexer.position() == from) {
                lexer.moveTo(from + 1);
            }
            lexer.cfws();
        }
    }

    private static boolean isWordEnd(byte b) {
        return Ascii.isFold(b) || b == '(' || b == ',' || b == '<' || b == '>' || b == '"' || b == ';';
    }

    /** Whether the text, between angle brackets, reads as this very text; controls and lone surrogates do not. */
    static boolean isWritable(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (AddrSpec.isControl(c) || (Character.isSurrogate(c) && !AddrSpec.isPair(id, i))) {
                return false;
            }
        }
        return isPlain(id) || (!id.isEmpty() && isReadBack(id));
    }

    /** Whether the text holds nothing that reading could stumble over. */
    private static boolean isPlain(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!AddrSpec.isAtext(c) && c != '.' && c != '@') {
                return false;
            }
        }
        return !id.isEmpty();
    }

    private static boolean isReadBack(String id) {
        Slice written = Slice.of("<" + id + ">");
        MessageIdParser parser = new MessageIdParser(written, ReadContext.DEFAULT);
        int close = parser.close(0);
        return close == written.length() - 1
                && PlainText.of(withoutBlanks(written.slice(1, close))).equals(id);
    }

    /** {@code dot-atom-text "@" (dot-atom-text / no-fold-literal)}, or with the quoted left side of older messages. */
    static boolean isStrict(String id) {
        int at = id.lastIndexOf('@');
        if (at <= 0 || at == id.length() - 1) {
            return false;
        }
        boolean isQuoted = id.charAt(0) == '"' && AddrSpec.quotedEnd(id, 0) == at;
        boolean isLiteral = id.charAt(at + 1) == '[' && AddrSpec.literalEnd(id, at + 1) == id.length();
        return (isQuoted || isDotAtom(id, 0, at)) && (isLiteral || isDotAtom(id, at + 1, id.length()));
    }

    private static boolean isDotAtom(String id, int from, int to) {
        char before = '.';
        for (int i = from; i < to; i++) {
            char c = id.charAt(i);
            if (c == '.' ? before == '.' : !AddrSpec.isAtext(c) || c == '\uFFFD') {
                return false;
            }
            before = c;
        }
        return before != '.';
    }
}
