package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Content-Type (RFC 2045 5.1). Without a type and subtype at its start, the field means text/plain. */
final class ContentTypeReader {
    private static final String[] TYPES = {"text", "multipart", "application", "image", "message", "audio", "video"};
    private static final String[] SUBTYPES = {
        "plain",
        "html",
        "mixed",
        "alternative",
        "related",
        "octet-stream",
        "rfc822",
        "pdf",
        "png",
        "jpeg",
        "gif",
        "report",
        "signed",
        "delivery-status",
        "calendar",
        "zip",
        "digest"
    };
    private static final String[] MULTIPARTS = {
        "mixed",
        "alternative",
        "related",
        "report",
        "signed",
        "digest",
        "encrypted",
        "parallel",
        "form-data",
        "appledouble",
        "byteranges",
        "header-set",
        "multilingual",
        "voice-message",
        "x-mixed-replace"
    };

    private final HeaderLexer lexer;
    private final ParameterReader parameters;

    private ContentTypeReader(HeaderLexer lexer) {
        this.lexer = lexer;
        this.parameters = new ParameterReader(lexer);
    }

    static ContentType read(Slice value, ReadContext context) {
        ContentType usual = usual(value, context);
        return usual == null ? readInFull(value, context) : usual;
    }

    /** The same without the short cut. */
    static ContentType readInFull(Slice value, ReadContext context) {
        return new ContentTypeReader(new HeaderLexer(value, context)).read();
    }

    /** The type where the whole value is as most are, which leaves nothing to report. */
    private static @Nullable ContentType usual(Slice value, ReadContext context) {
        byte[] bytes = value.array();
        int end = value.to();
        int from = value.from();
        while (from < end && bytes[from] == ' ') {
            from++;
        }
        int slash = UsualParameters.tokenEnd(bytes, from, end);
        int to = slash < end ? UsualParameters.tokenEnd(bytes, slash + 1, end) : end;
        if (slash == from || slash == end || bytes[slash] != '/' || to == slash + 1) {
            return null;
        }
        Parameters parameters = UsualParameters.read(value, to);
        if (parameters == null || parameters.size() > context.limits().parameters()) {
            return null;
        }
        Optional<Slice> boundary = parameters.boundaryBytes();
        if (boundary.isPresent() && boundary.get().length() > context.limits().boundaryBytes()) {
            return null;
        }
        String type = name(bytes, from, slash, TYPES);
        String subtype = name(bytes, slash + 1, to, SUBTYPES);
        boolean isOdd = type.equals("multipart") ? !isKnownMultipart(subtype) : boundary.isPresent();
        return isOdd ? null : new ContentType(type, subtype, parameters);
    }

    private ContentType read() {
        int start = lexer.position();
        parameters.gap();
        int head = lexer.position();
        if (lexer.atEnd()) {
            lexer.report(Defect.Code.EMPTY_FIELD, start, head);
            return ContentType.TEXT_PLAIN;
        }
        if (!lexer.token()) {
            return invalid(head);
        }
        String type = name(lexer.bytes(), lexer.readFrom(), lexer.readTo(), TYPES);
        if (!slash(head) || !lexer.token()) {
            return invalid(head);
        }
        String subtype = name(lexer.bytes(), lexer.readFrom(), lexer.readTo(), SUBTYPES);
        ContentType read = new ContentType(type, subtype, parameters.readAfter(head));
        reportMultipart(read, head);
        return read;
    }

    private boolean slash(int head) {
        int to = lexer.position();
        parameters.gap();
        if (!lexer.accept('/')) {
            boolean isTokenNext = !lexer.atEnd() && Ascii.isToken(lexer.bytes()[lexer.position()]);
            if (isTokenNext && lexer.bytes()[to] == '(') {
                lexer.report(Defect.Code.COMMENT_INSIDE_TOKEN, head, lexer.position());
            }
            return false;
        }
        parameters.gap();
        return true;
    }

    private static String name(byte[] bytes, int from, int to, String[] common) {
        for (String name : common) {
            if (Ascii.equalsIgnoreCase(bytes, from, to, name)) {
                return name;
            }
        }
        return Ascii.lower(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private ContentType invalid(int head) {
        lexer.moveTo(head);
        lexer.skipTo(';');
        if (EncodedWordScanner.findsWord(lexer.read())) {
            lexer.report(Defect.Code.ENCODED_WORD_IN_TOKEN, head, lexer.position());
        }
        lexer.report(Defect.Code.INVALID_CONTENT_TYPE, head, lexer.end());
        return ContentType.TEXT_PLAIN;
    }

    private void reportMultipart(ContentType read, int head) {
        if (read.isMultipart()) {
            if (!isKnownMultipart(read.subtype())) {
                lexer.report(Defect.Code.UNKNOWN_MULTIPART, head, lexer.end());
            }
        } else if (read.parameters().get("boundary").isPresent()) {
            lexer.report(Defect.Code.MISPLACED_PARAMETER, head, lexer.end());
        }
    }

    private static boolean isKnownMultipart(String subtype) {
        for (String known : MULTIPARTS) {
            if (known.equals(subtype)) {
                return true;
            }
        }
        return false;
    }
}
