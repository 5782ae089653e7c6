package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads Authentication-Results (RFC 8601 2.2) as servers write it: without an id, with properties that have no type, with
 * values that should be quoted. Comments are dropped. What is no {@code name=value} is skipped.
 */
final class AuthenticationResultsParser {
    private static final Set<String> DOMAIN_PROPERTIES = Set.of("header.d", "header.s", "header.from", "smtp.helo");
    private static final Set<String> ADDRESS_PROPERTIES = Set.of("header.i", "smtp.mailfrom");
    static final int MOST_DIGITS = 4;

    private final HeaderLexer lexer;
    private final byte[] bytes;
    private int instance;
    private String authservId = "";
    private String version = "";
    private final List<AuthenticationResults.Result> results = new ArrayList<>();

    private AuthenticationResultsParser(Slice value, ReadContext context) {
        lexer = new HeaderLexer(value, context);
        bytes = lexer.bytes();
    }

    /** The results in a value. */
    static AuthenticationResults parse(Slice value, ReadContext context) {
        if (Blanks.trimmed(value).isEmpty()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, value);
        }
        AuthenticationResultsParser parser = new AuthenticationResultsParser(value, context);
        parser.header();
        return new AuthenticationResults(parser.instance, parser.authservId, parser.version, parser.results);
    }

    private void header() {
        lexer.cfws();
        instance();
        if (!isPairNext()) {
            authservId = value();
            lexer.cfws();
            version = number();
            endSegment();
        } else {
            report(lexer.position(), lexer.position());
        }
        while (!lexer.atEnd()) {
            resinfo();
            endSegment();
        }
    }

    /** {@code i=1;} of an ARC set. */
    private void instance() {
        int start = lexer.position();
        if (!lexer.atEnd() && Ascii.lower(bytes[start]) == 'i') {
            lexer.moveTo(start + 1);
            lexer.cfws();
            if (lexer.accept('=')) {
                lexer.cfws();
                String digits = number();
                lexer.cfws();
                if (!digits.isEmpty() && lexer.accept(';')) {
                    instance = number(digits);
                    lexer.cfws();
                    return;
                }
            }
            lexer.moveTo(start);
        }
    }

    private String number() {
        int from = lexer.position();
        int to = from;
        while (to < lexer.end() && Ascii.isDigit(bytes[to])) {
            to++;
        }
        if (to - from > MOST_DIGITS) {
            return "";
        }
        lexer.moveTo(to);
        return PlainText.of(lexer.slice(from, to));
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            number = number * 10 + digits.charAt(i) - '0';
        }
        return number;
    }

    /** Whether a keyword and an equals sign come next; the cursor stays. */
    private boolean isPairNext() {
        int start = lexer.position();
        boolean isPair = !keyword().isEmpty();
        lexer.cfws();
        if (isPair && lexer.accept('/')) {
            lexer.cfws();
            number();
            lexer.cfws();
        }
        isPair = isPair && lexer.isAt('=');
        lexer.moveTo(start);
        return isPair;
    }

    /** {@code [CFWS] method [ "/" version ] "=" result [ reason ] *( property )}, or {@code none}. */
    private void resinfo() {
        lexer.cfws();
        int start = lexer.position();
        String method = keyword();
        if (method.equals("none") && !isPairAt(start)) {
            return;
        }
        lexer.cfws();
        String methodVersion = "";
        if (lexer.accept('/')) {
            lexer.cfws();
            methodVersion = number();
            lexer.cfws();
        }
        if (method.isEmpty() || !lexer.accept('=')) {
            skipSegment(start);
            return;
        }
        lexer.cfws();
        String result = keyword();
        if (result.isEmpty()) {
            skipSegment(start);
            return;
        }
        properties(method, methodVersion, result);
    }

    private boolean isPairAt(int start) {
        int here = lexer.position();
        lexer.moveTo(start);
        boolean isPair = isPairNext();
        lexer.moveTo(here);
        return isPair;
    }

    private void properties(String method, String methodVersion, String result) {
        String reason = "";
        List<AuthenticationResults.Property> properties = new ArrayList<>();
        lexer.cfws();
        while (!lexer.atEnd() && !lexer.isAt(';')) {
            int start = lexer.position();
            String name = keyword();
            String type = "";
            lexer.cfws();
            if (!name.isEmpty() && lexer.accept('.')) {
                lexer.cfws();
                type = name;
                name = keyword();
                lexer.cfws();
            }
            if (name.isEmpty() || !lexer.accept('=')) {
                skipWord(start);
            } else {
                lexer.cfws();
                String value = value();
                if (type.isEmpty() && name.equals("reason") && reason.isEmpty()) {
                    reason = value;
                } else {
                    properties.add(property(type, name, value, start));
                }
            }
            lexer.cfws();
        }
        results.add(new AuthenticationResults.Result(method, methodVersion, result, reason, properties));
    }

    private AuthenticationResults.Property property(String type, String name, String value, int start) {
        String key = type + "." + name;
        boolean isAddress = ADDRESS_PROPERTIES.contains(key);
        if ((isAddress || DOMAIN_PROPERTIES.contains(key)) && isMetachar(isAddress ? domain(value) : value)) {
            lexer.report(Defect.Code.SIGNATURE_DOMAIN_METACHAR, start, lexer.position());
        }
        return new AuthenticationResults.Property(type, name, value);
    }

    /** The domain of an address, which may have no local part, no domain or angle brackets. */
    private static String domain(String address) {
        boolean isBracketed = address.startsWith("<") && address.endsWith(">");
        int end = address.length() - (isBracketed ? 1 : 0);
        return address.substring(Math.max(address.lastIndexOf('@') + 1, isBracketed ? 1 : 0), end);
    }

    /** Whether a domain, or a literal address in its place, holds what neither may. */
    private static boolean isMetachar(String domain) {
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (c < 0x80 && !Ascii.isToken((byte) c) && "[]:".indexOf(c) < 0) {
                return true;
            }
        }
        return domain.indexOf('\uFFFD') >= 0;
    }

    /** {@code Keyword} of RFC 5321 4.1.2, letters, digits and hyphens, and underscores, in lower case; empty for none. */
    private String keyword() {
        int from = lexer.position();
        int to = from;
        while (to < lexer.end() && isKeywordByte(bytes[to])) {
            to++;
        }
        lexer.moveTo(to);
        return Ascii.lower(PlainText.of(lexer.slice(from, to)));
    }

    static boolean isKeywordByte(byte b) {
        byte lower = Ascii.lower(b);
        return (lower >= 'a' && lower <= 'z') || Ascii.isDigit(b) || b == '-' || b == '_';
    }

    /** A quoted-string, or a run up to a blank, comment or semicolon: addresses and base64 stand there unquoted. */
    private String value() {
        if (lexer.isAt('"') && lexer.closingQuote() >= 0) {
            lexer.quotedString();
            return PlainText.of(HeaderLexer.unescaped(lexer.read()));
        }
        int from = lexer.position();
        int to = from;
        while (to < lexer.end() && !Ascii.isFold(bytes[to]) && bytes[to] != ';' && bytes[to] != '(') {
            to++;
        }
        lexer.moveTo(to);
        return PlainText.of(lexer.slice(from, to));
    }

    private void endSegment() {
        lexer.cfws();
        if (!lexer.atEnd() && !lexer.isAt(';')) {
            skipSegment(lexer.position());
        }
        lexer.accept(';');
    }

    private void skipSegment(int start) {
        lexer.skipToOutside(';');
        if (lexer.position() > start) {
            report(start, lexer.position());
        }
    }

    /** Passes over what is no property: a byte at least. */
    private void skipWord(int start) {
        int to = start + 1;
        while (to < lexer.end() && !Ascii.isFold(bytes[to]) && bytes[to] != ';' && bytes[to] != '(') {
            to++;
        }
        lexer.moveTo(Math.max(to, lexer.position()));
        report(start, lexer.position());
    }

    private void report(int from, int to) {
        lexer.report(Defect.Code.INVALID_FIELD_VALUE, from, to);
    }
}
