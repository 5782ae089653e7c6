package dev.paperknife.mime.charset;

import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Text with what is known of how it was read.
 *
 * @param text with U+FFFD for each unit that could not be read, and without the mark that may stand first (a BOM)
 * @param declared the label as it was given, if any
 * @param used the canonical name of the charset that was used
 * @param malformed how many units could not be read
 * @param guessed whether the charset was not the label's: there was none that decides, or an unknown one
 * @param knownLabel false where a label was given that names no charset we have
 * @param bytes what was read, in memory; kept alive for {@link #report}
 */
public record DecodedText(
        String text,
        Optional<String> declared,
        String used,
        int malformed,
        boolean guessed,
        boolean knownLabel,
        Slice bytes) {

    /** Whether RFC 8621 4.1.4 would say {@code isEncodingProblem} of this text: an unknown label or unreadable bytes. */
    public boolean isEncodingProblem() {
        return malformed > 0 || !knownLabel;
    }

    /**
     * What the bytes look like where the label's charset does not fit them: UTF-8 if they are that, else what detection
     * says; absent where the charset fits or nothing better is known. Worked out anew at each call.
     */
    public Optional<Charset> likely() {
        return malformed == 0 ? Optional.empty() : Findings.likely(this);
    }

    /**
     * Reports what departs from the standards: unknown-charset, utf7-charset, undeclared-charset, undecodable-bytes,
     * charset-superset, charset-state-unfinished. What only this needs is worked out here, not by decoding.
     *
     * @param where what the findings point at: where these very bytes are, they point at the byte within it
     */
    public void report(DefectSink sink, Slice where) {
        if (sink != DefectSink.NONE) {
            new Findings(this, where).report(sink);
        }
    }
}
