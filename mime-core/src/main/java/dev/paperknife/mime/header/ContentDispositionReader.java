package dev.paperknife.mime.header;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import org.jspecify.annotations.Nullable;

/** Reads Content-Disposition (RFC 2183 2): whatever is not inline is an attachment. */
final class ContentDispositionReader {
    private final HeaderLexer lexer;
    private final ParameterReader parameters;

    private ContentDispositionReader(HeaderLexer lexer) {
        this.lexer = lexer;
        this.parameters = new ParameterReader(lexer);
    }

    static ContentDisposition read(Slice value, ReadContext context) {
        ContentDisposition usual = usual(value, context);
        return usual == null ? readInFull(value, context) : usual;
    }

    /** The same without the short cut. */
    static ContentDisposition readInFull(Slice value, ReadContext context) {
        return new ContentDispositionReader(new HeaderLexer(value, context)).read();
    }

    /** The disposition where the whole value is as most are, which leaves nothing to report. */
    private static @Nullable ContentDisposition usual(Slice value, ReadContext context) {
        byte[] bytes = value.array();
        int from = value.from();
        while (from < value.to() && bytes[from] == ' ') {
            from++;
        }
        int to = from;
        while (to < value.to() && Ascii.isToken(bytes[to])) {
            to++;
        }
        String type = type(bytes, from, to);
        Parameters parameters = type.isEmpty() ? null : UsualParameters.read(value, to);
        if (parameters == null || parameters.boundaryBytes().isPresent()) {
            return null;
        }
        boolean isWithinLimit = parameters.size() <= context.limits().parameters();
        return isWithinLimit ? new ContentDisposition(type, parameters) : null;
    }

    /** The type that bytes [from, to) spell, or nothing for any but the two. */
    private static String type(byte[] bytes, int from, int to) {
        if (Ascii.equalsIgnoreCase(bytes, from, to, ContentDisposition.ATTACHMENT)) {
            return ContentDisposition.ATTACHMENT;
        }
        boolean isInline = Ascii.equalsIgnoreCase(bytes, from, to, ContentDisposition.INLINE);
        return isInline ? ContentDisposition.INLINE : "";
    }

    private ContentDisposition read() {
        parameters.gap();
        int head = lexer.position();
        String type = type(head);
        Parameters read = lexer.position() == head && !lexer.atEnd() && !lexer.isAt(';')
                ? parameters.readFromHere()
                : parameters.readAfter(head);
        if (read.get("boundary").isPresent()) {
            lexer.report(Defect.Code.MISPLACED_PARAMETER, head, lexer.end());
        }
        return new ContentDisposition(type, read);
    }

    /** The type; the cursor stays at the head where a parameter stands in its place. */
    private String type(int head) {
        if (lexer.token() && !isNameOfParameter()) {
            String type = type(lexer.bytes(), lexer.readFrom(), lexer.readTo());
            if (!type.isEmpty()) {
                return type;
            }
        } else if (!lexer.quotedString() && lexer.position() > head) {
            lexer.moveTo(head);
        }
        lexer.report(Defect.Code.INVALID_DISPOSITION, head, lexer.position());
        return ContentDisposition.ATTACHMENT;
    }

    private boolean isNameOfParameter() {
        int to = lexer.position();
        lexer.fws();
        boolean isName = lexer.isAt('=');
        lexer.moveTo(to);
        return isName;
    }
}
