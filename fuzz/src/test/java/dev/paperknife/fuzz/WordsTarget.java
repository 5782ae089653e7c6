package dev.paperknife.fuzz;

import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Slice;

/** Text with encoded-words (RFC 2047): it can be decoded, and what came out can be written and is read again. */
public final class WordsTarget {
    private WordsTarget() {}

    /** Whatever is thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = EncodedWords.decode(Slice.of(input), ReadContext.DEFAULT);
        String written;
        try {
            written = EncodedWords.encode(text);
        } catch (IllegalArgumentException e) {
            return; // a control, or half a surrogate pair
        }
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c > '~' || (c < ' ' && c != '\t' && c != '\r' && c != '\n')) {
                throw new AssertionError(written);
            }
        }
        String again = EncodedWords.decode(written);
        if (!again.equals(text)) {
            throw new AssertionError(text + " was written as " + written + " and read as " + again);
        }
    }
}
