package dev.paperknife.mime.charset;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What else is known of a message's charsets, for bytes above 127 that come without a usable label and are not valid
 * UTF-8: the candidates are tried in order, before detection.
 */
@FunctionalInterface
public interface CharsetHints {
    /** Nothing is known. */
    CharsetHints NONE = new CharsetHints() {
        @Override
        public List<Charset> candidates() {
            return List.of();
        }
    };

    /** The charset the caller assumes, if any, then those that the message declares, in the order it does. */
    List<Charset> candidates();
}
