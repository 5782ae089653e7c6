package dev.paperknife.mime.header;

import dev.paperknife.mime.codec.WordCodec;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The small fields of MIME: MIME-Version, Content-Language, Content-Location, Content-Base, Content-MD5. */
final class MimeFields {
    private static final int MD5_BYTES = 16;

    private MimeFields() {}

    /** RFC 2045 4: digits, a dot, digits, with comments and blanks anywhere between them. */
    static Optional<String> version(Slice value, ReadContext context) {
        String text = withoutCfws(value, context).latin1();
        if (!text.equals("1.0")) {
            context.defects().report(Defect.Code.MIME_VERSION, value);
        }
        int dot = text.indexOf('.');
        boolean isVersion = dot > 0 && isNumber(text.substring(0, dot)) && isNumber(text.substring(dot + 1));
        return isVersion ? Optional.of(text) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        boolean isNumber = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            isNumber &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return isNumber;
    }

    /** RFC 3282 2: tags between commas. */
    static List<String> languages(Slice value, ReadContext context) {
        HeaderLexer lexer = new HeaderLexer(value, context);
        List<String> tags = new ArrayList<>();
        while (!lexer.atEnd()) {
            lexer.cfws();
            int from = lexer.position();
            boolean isTag = lexer.token();
            Slice tag = lexer.read();
            lexer.cfws();
            if (isTag && (lexer.atEnd() || lexer.isAt(','))) {
                tags.add(tag.latin1());
            } else {
                lexer.skipToOutside(',');
                lexer.report(Defect.Code.INVALID_FIELD_VALUE, from, lexer.position());
            }
            lexer.accept(',');
        }
        return List.copyOf(tags);
    }

    /** RFC 2557 4.4: blanks and folds are no part of a URI; comments stand before or, apart from it, behind it. */
    static Optional<String> location(Slice value, ReadContext context) {
        String uri = withoutBlanks(new DisplayText(context).text(outsideComments(value, context)));
        if (uri.isEmpty()) {
            context.defects().report(Defect.Code.EMPTY_FIELD, value);
            return Optional.empty();
        }
        if (isEnclosed(uri, '"', '"') || isEnclosed(uri, '<', '>')) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, value);
            return Optional.of(uri.substring(1, uri.length() - 1));
        }
        return Optional.of(uri);
    }

    private static String withoutBlanks(String text) {
        StringBuilder uri = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t') {
                uri.append(c);
            }
        }
        return uri.toString();
    }

    private static Slice outsideComments(Slice value, ReadContext context) {
        HeaderLexer lexer = new HeaderLexer(value, context);
        lexer.cfws();
        int from = lexer.position();
        int to = from;
        while (!lexer.atEnd()) {
            to = lexer.position();
            if (!lexer.fws()) {
                lexer.moveTo(to + 1);
            } else if (lexer.comment()) {
                return lexer.slice(from, to);
            }
        }
        return lexer.slice(from, lexer.end());
    }

    private static boolean isEnclosed(String uri, char open, char close) {
        return uri.length() > 1 && uri.charAt(0) == open && uri.charAt(uri.length() - 1) == close;
    }

    /** RFC 1864 2: base64 of a digest. */
    static Optional<byte[]> md5(Slice value, ReadContext context) {
        Slice base64 = withoutCfws(value, context);
        WordCodec.Decoded decoded = WordCodec.decodeB(base64.array(), base64.from(), base64.to());
        if (decoded.bytes().length != MD5_BYTES || decoded.damaged() > 0) {
            context.defects().report(Defect.Code.INVALID_FIELD_VALUE, value);
            return Optional.empty();
        }
        return Optional.of(decoded.bytes());
    }

    private static Slice withoutCfws(Slice value, ReadContext context) {
        HeaderLexer lexer = new HeaderLexer(value, context);
        byte[] out = new byte[(int) value.length()];
        int length = 0;
        while (!lexer.atEnd()) {
            if (!lexer.cfws()) {
                out[length++] = lexer.bytes()[lexer.position()];
                lexer.junk();
            }
        }
        if (lexer.commentCount() > 0) {
            lexer.report(Defect.Code.COMMENT_IN_FIELD, value.from(), value.to());
        }
        return Slice.of(out, 0, length, value.offset());
    }

    /** The bytes without blanks and line breaks. */
    static Slice withoutFws(Slice value) {
        byte[] out = new byte[(int) value.length()];
        int length = 0;
        for (int i = value.from(); i < value.to(); i++) {
            byte b = value.array()[i];
            boolean isBreak = HeaderLexer.lineBreak(value.array(), i, value.to()) > 0;
            if (!isBreak && !Ascii.isBlank(b)) {
                out[length++] = b;
            }
        }
        return Slice.of(out, 0, length, value.offset());
    }
}
