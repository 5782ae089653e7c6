package dev.paperknife.mime.source;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How a message is read.
 *
 * @param limits how far reading goes
 * @param assumedCharset the charset of bytes above 127 that come without a usable label and are not valid UTF-8; absent
 *     leaves it to the message's other charsets and to detection
 */
public record ParseOptions(Limits limits, Optional<Charset> assumedCharset) {
    /** The default limits and no assumed charset. */
    public static final ParseOptions DEFAULT = new ParseOptions(Limits.DEFAULT, Optional.empty());

    /** These options with other limits. */
    public ParseOptions withLimits(Limits limits) {
        return new ParseOptions(limits, assumedCharset);
    }

    /** These options with a charset for bytes that come without a usable label. */
    public ParseOptions withAssumedCharset(Charset charset) {
        return new ParseOptions(limits, Optional.of(charset));
    }
}
