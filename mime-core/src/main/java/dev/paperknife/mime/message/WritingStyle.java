package dev.paperknife.mime.message;

import dev.paperknife.mime.header.ParameterStyle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a new message is written.
 *
 * @param isUtf8 whether fields hold raw UTF-8 (RFC 6532)
 * @param charset the charset of texts and encoded-words, where it has their characters; else UTF-8
 */
record WritingStyle(boolean isUtf8, Charset charset, ParameterStyle parameters) {
    static final WritingStyle DEFAULT = new WritingStyle(false, StandardCharsets.UTF_8, ParameterStyle.EXTENDED);

    FieldWriter writer() {
        return new FieldWriter(isUtf8, isForFields() ? charset : StandardCharsets.UTF_8, parameters);
    }

    /** UTF-16 and UTF-32 are for no field (RFC 2781 5): their words hold NUL. */
    private boolean isForFields() {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }
}
