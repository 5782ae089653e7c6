package dev.paperknife.mime.header;

import dev.paperknife.mime.charset.NormalForms;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;

/** The forms of a value as text (RFC 8621 4.1.2.1 and 4.1.2.2). */
final class TextForms {
    private TextForms() {}

    static String raw(Slice value, ReadContext context) {
        String text = new String(value.array(), value.from(), (int) value.length(), StandardCharsets.UTF_8);
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    static String unstructured(Slice value, ReadContext context) {
        byte[] bytes = value.array();
        int from = value.from();
        while (from < value.to() && Ascii.isFold(bytes[from]) && !isBareCr(bytes, from, value.to())) {
            from++;
        }
        return new DisplayText(context).text(value.slice(from - value.from(), value.length()));
    }

    private static boolean isBareCr(byte[] bytes, int i, int end) {
        return bytes[i] == '\r' && HeaderLexer.lineBreak(bytes, i, end) == 0;
    }

    static String text(Slice value, ReadContext context) {
        return NormalForms.composed(unstructured(value, context));
    }
}
