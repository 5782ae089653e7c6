package dev.paperknife.mime.header;

import static dev.paperknife.mime.header.AddressTokens.ATOM;
import static dev.paperknife.mime.header.AddressTokens.LITERAL;
import static dev.paperknife.mime.header.AddressTokens.QUOTED;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.Optional;

/**
 * Makes an addr-spec (RFC 5322 3.4.1, 4.4) of tokens: blanks and comments vanish, a quoted local part stays quoted,
 * nothing is decoded but UTF-8. What could mislead is no address; stray dots and odd domains are kept.
 */
final class AddrSpecParser {
    private final AddressTokens tokens;
    private boolean isObsoleteSaid;

    AddrSpecParser(AddressTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The addr-spec that tokens [from, to) are, or with a defect the local part that stands there alone; absent, with its
     * defect, where they are neither.
     */
    Optional<String> addrSpec(int from, int to) {
        isObsoleteSaid = false;
        int at = tokens.indexOf('@', from, to);
        if (at >= 0 && tokens.indexOf('@', at + 1, to) >= 0) {
            return invalid(Defect.Code.SEVERAL_AT_SIGNS, from, to);
        }
        if (EncodedWordScanner.findsWord(tokens.slice(from, to))) {
            return encoded(from, to);
        }
        if (at < 0) {
            return localPartAlone(from, to);
        }
        Optional<Defect.Code> refusal = refusal(from, at, to);
        if (refusal.isPresent()) {
            return invalid(refusal.get(), refusal.get() == Defect.Code.INVALID_DOMAIN ? at + 1 : from, to);
        }
        StringBuilder address = new StringBuilder();
        localPart(from, at, address);
        address.append('@');
        domain(at + 1, to, address);
        reportText(address, from, to);
        if (EncodedWordScanner.findsWord(address)) {
            return encoded(from, to);
        }
        return address.charAt(address.length() - 1) == '@'
                ? invalid(Defect.Code.INVALID_ADDRESS, from, to)
                : Optional.of(address.toString());
    }

    private Optional<String> invalid(Defect.Code code, int from, int to) {
        tokens.report(code, from, to);
        return Optional.empty();
    }

    /** A local part without a domain: no addr-spec, and yet what an address there is (RFC 8621 4.1.2.3). */
    private Optional<String> localPartAlone(int from, int to) {
        tokens.report(Defect.Code.INVALID_ADDRESS, from, to);
        boolean isAlone = tokens.indexOf(ATOM, from, to) >= 0 && !holdsControl(tokens.slice(from, to));
        for (int i = from; i < to; i++) {
            boolean isPiece = tokens.kind(i) == ATOM || tokens.kind(i) == '.';
            isAlone &= isPiece && (i == from || !tokens.isApart(i));
        }
        if (!isAlone) {
            return Optional.empty();
        }
        String local = text(tokens.slice(from, to));
        reportText(local, from, to);
        return Optional.of(local);
    }

    /** Refuses tokens with an encoded-word, and says if a control comes out for those who decode it first. */
    private Optional<String> encoded(int from, int to) {
        DisplayText quiet = new DisplayText(tokens.lexer.context().withDefects(DefectSink.NONE));
        if (!PlainText.isWritable(quiet.text(tokens.slice(from, to)))) {
            tokens.report(Defect.Code.CONTROL_IN_ADDRESS, from, to);
        }
        return invalid(Defect.Code.ENCODED_WORD_IN_ADDRESS, from, to);
    }

    /** What makes the tokens no address at all, if anything does. */
    private Optional<Defect.Code> refusal(int from, int at, int to) {
        for (int i = from; i < to; i++) {
            if (holdsControl(HeaderLexer.unescaped(tokens.slice(i, i + 1)))) {
                return Optional.of(Defect.Code.CONTROL_IN_ADDRESS);
            }
        }
        if (!isLocalPart(from, at) || at + 1 == to) {
            return Optional.of(Defect.Code.INVALID_ADDRESS);
        }
        return isDomain(at + 1, to) ? Optional.empty() : Optional.of(Defect.Code.INVALID_DOMAIN);
    }

    /** C0 and DEL, but for the tab that a fold may leave in quotes; C1, U+2028 and U+2029 as UTF-8. */
    private static boolean holdsControl(Slice raw) {
        byte[] bytes = raw.array();
        for (int i = raw.from(); i < raw.to(); i++) {
            byte b = bytes[i];
            boolean isC1 = b == (byte) 0xC2 && i + 1 < raw.to() && (bytes[i + 1] & 0xFF) < 0xA0;
            boolean isSeparator = b == (byte) 0xE2
                    && i + 2 < raw.to()
                    && bytes[i + 1] == (byte) 0x80
                    && (bytes[i + 2] == (byte) 0xA8 || bytes[i + 2] == (byte) 0xA9);
            if ((Ascii.isControl(b) && b != '\t') || isC1 || isSeparator) {
                return true;
            }
        }
        return false;
    }

    /** Words with dots between them; stray dots are told of later. */
    private boolean isLocalPart(int from, int to) {
        boolean hasWord = false;
        for (int i = from; i < to; i++) {
            boolean isWord = tokens.isWord(i) && tokens.kind(i) != AddressTokens.UNCLOSED;
            if ((!isWord && tokens.kind(i) != '.') || (isWord && i > from && tokens.isWord(i - 1))) {
                return false;
            }
            hasWord |= isWord;
        }
        return hasWord;
    }

    /** Atoms and literals with dots between them; those that touch are told of later. */
    private boolean isDomain(int from, int to) {
        boolean hasLabel = false;
        for (int i = from; i < to; i++) {
            boolean isDot = tokens.kind(i) == '.';
            boolean isLabel = tokens.kind(i) == ATOM || (tokens.kind(i) == LITERAL && isClosedLiteral(i));
            boolean isBehindBlank = i > from && tokens.isApart(i) && tokens.kind(i - 1) != '.';
            if (!isDot && (!isLabel || isBehindBlank)) {
                return false;
            }
            hasLabel |= isLabel;
        }
        return hasLabel;
    }

    private boolean isClosedLiteral(int i) {
        String text = literalText(i);
        return AddrSpec.literalEnd(text, 0) == text.length();
    }

    private void localPart(int from, int to, StringBuilder out) {
        boolean isStray = false;
        for (int i = from; i < to; i++) {
            if (tokens.kind(i) == QUOTED) {
                quoted(i, out);
            } else {
                out.append(text(tokens.slice(i, i + 1)));
            }
            isStray |= tokens.kind(i) == '.' && (i == from || i == to - 1 || tokens.kind(i - 1) == '.');
            reportGap(i, from, to);
        }
        if (to - from > 1 && tokens.indexOf(QUOTED, from, to) >= 0) {
            obsolete(from, to);
        }
        if (isStray) {
            tokens.report(Defect.Code.INVALID_ADDRESS, from, to);
        }
        if (out.indexOf("%") >= 0 || out.indexOf("!") >= 0) {
            tokens.report(Defect.Code.LEGACY_ROUTING_ADDRESS, from, to);
        }
    }

    private void quoted(int i, StringBuilder out) {
        String content = text(HeaderLexer.unescaped(DisplayName.content(tokens, i)));
        if (content.indexOf('@') >= 0 || content.indexOf('<') >= 0 || content.indexOf('>') >= 0) {
            tokens.report(Defect.Code.AT_IN_QUOTED_LOCAL_PART, i, i + 1);
        }
        out.append('"');
        for (int k = 0; k < content.length(); k++) {
            char c = content.charAt(k);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c == '\t' ? ' ' : c);
        }
        out.append('"');
    }

    private void domain(int from, int to, StringBuilder out) {
        reportGap(from, from - 1, to);
        if (to - from == 1 && tokens.kind(from) == LITERAL) {
            literal(from, out);
            return;
        }
        int start = out.length();
        for (int i = from; i < to; i++) {
            out.append(tokens.kind(i) == LITERAL ? literalText(i) : text(tokens.slice(i, i + 1)));
            reportGap(i, from, to);
        }
        if (out.charAt(out.length() - 1) == '.' && out.charAt(out.length() - 2) != '.') {
            out.setLength(out.length() - 1);
            obsolete(to - 1, to);
        }
        if (!Domain.isPlausible(out.substring(start))) {
            tokens.report(Defect.Code.INVALID_DOMAIN, from, to);
        }
    }

    private void literal(int i, StringBuilder out) {
        String text = literalText(i);
        if (text.length() < tokens.slice(i, i + 1).length()) {
            tokens.report(Defect.Code.INVALID_DOMAIN, i, i + 1);
        }
        if (text.indexOf('\\') >= 0) {
            obsolete(i, i + 1);
        }
        out.append(text);
    }

    /**
     * Blanks may stand in a literal (RFC 5322 3.4.1) and do not belong to it; no mail server has such a domain. Brackets and
     * backslashes in it stay escaped (RFC 5322 4.4).
     */
    private String literalText(int i) {
        Slice raw = tokens.slice(i, i + 1);
        byte[] bytes = raw.array();
        StringBuilder text = new StringBuilder((int) raw.length());
        for (int k = raw.from(); k < raw.to(); k++) {
            byte b = bytes[k];
            if (AddressLexer.isLiteralPair(bytes, k, raw.to())) {
                text.append((char) b).append((char) bytes[++k]);
            } else if (b > ' ' && b < 0x7F && b != '\\' && b != '(' && b != ')') {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    private void reportGap(int i, int from, int to) {
        if (i > from && i < to && tokens.isApart(i)) {
            obsolete(i - 1, i + 1);
        }
    }

    /** Says, once for an address, that it is spelled in the obsolete or a sloppy way. */
    void obsolete(int from, int to) {
        if (!isObsoleteSaid) {
            isObsoleteSaid = true;
            tokens.report(Defect.Code.OBSOLETE_SYNTAX, from, to);
        }
    }

    private void reportText(CharSequence address, int from, int to) {
        boolean isAscii = true;
        boolean isMalformed = false;
        boolean hasBidi = false;
        for (int i = 0; i < address.length(); i++) {
            isAscii &= address.charAt(i) <= 0x7E;
            isMalformed |= address.charAt(i) == '\uFFFD';
            hasBidi |= TextPitfalls.isBidiControl(address.charAt(i));
        }
        if (hasBidi) {
            tokens.report(Defect.Code.BIDI_OVERRIDE, from, to);
        }
        if (isMalformed) {
            tokens.report(Defect.Code.RAW_8BIT_IN_HEADER, from, to);
        } else if (!isAscii) {
            tokens.report(Defect.Code.NON_ASCII_ADDRESS, from, to);
        }
    }

    /** ASCII and UTF-8; U+FFFD for any other byte above 127. */
    String text(Slice raw) {
        return PlainText.utf8(raw);
    }
}
