package dev.paperknife.cli;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.message.Content;
import java.util.Optional;

/** Which charset text is shown in. */
final class TextCharset {
    /** The one the text declares. */
    static final TextCharset DECLARED = new TextCharset(Optional.empty(), false);

    /** The one the text looks like, where the declared one does not fit it. */
    static final TextCharset LIKELY = new TextCharset(Optional.empty(), true);

    private final Optional<String> label;
    private final boolean isLikely;

    private TextCharset(Optional<String> label, boolean isLikely) {
        this.label = label;
        this.isLikely = isLikely;
    }

    /** That charset, whatever the text declares. */
    static TextCharset of(String label) {
        return new TextCharset(Optional.of(label), false);
    }

    /** The content as text. */
    DecodedText read(Content content) {
        DecodedText declared = content.decodeText();
        Optional<String> other = isLikely ? declared.likely().map(charset -> charset.name()) : label;
        return other.isEmpty() ? declared : Charsets.decode(declared.bytes(), other, CharsetHints.NONE);
    }
}
