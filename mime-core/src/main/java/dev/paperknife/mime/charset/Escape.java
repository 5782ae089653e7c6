package dev.paperknife.mime.charset;

import java.util.Optional;

/**
 * An escape of ISO 2022.
 *
 * @param spelling the bytes after ESC
 * @param slot which of G0 to G3 it sets, or shifts to
 * @param set what the slot holds from now on; {@link CodedSet#NONE} for a single shift
 */
record Escape(String spelling, int slot, CodedSet set) {
    private static final String FIRST_BYTES = "($.NO";

    private static final Escape[] KNOWN = {
        new Escape("(B", 0, CodedSet.ASCII),
        new Escape("(J", 0, CodedSet.ROMAN),
        // Old Japanese mailers wrote the Swedish set and meant the Roman one.
        new Escape("(H", 0, CodedSet.ROMAN),
        new Escape("(I", 0, CodedSet.KATAKANA),
        new Escape("$@", 0, CodedSet.JISX0208),
        new Escape("$B", 0, CodedSet.JISX0208),
        new Escape("$(@", 0, CodedSet.JISX0208),
        new Escape("$(B", 0, CodedSet.JISX0208),
        new Escape("$(D", 0, CodedSet.JISX0212),
        // JIS X 0213's first plane holds JIS X 0208 in the same cells; the rest of it is beyond the JDK's EUC tables.
        new Escape("$(O", 0, CodedSet.JISX0208),
        new Escape("$(Q", 0, CodedSet.JISX0208),
        new Escape("$(P", 0, CodedSet.NONE),
        new Escape("$A", 0, CodedSet.GB2312),
        new Escape("$(A", 0, CodedSet.GB2312),
        new Escape("$(C", 0, CodedSet.KSC5601),
        new Escape("$)C", 1, CodedSet.KSC5601),
        new Escape("$)A", 1, CodedSet.GB2312),
        new Escape("$)E", 1, CodedSet.GB2312),
        new Escape("$)G", 1, CodedSet.CNS1),
        new Escape("$*H", 2, CodedSet.CNS2),
        new Escape("$+I", 3, CodedSet.CNS3),
        new Escape("$+J", 3, CodedSet.CNS4),
        new Escape("$+K", 3, CodedSet.CNS5),
        new Escape("$+L", 3, CodedSet.CNS6),
        new Escape("$+M", 3, CodedSet.CNS7),
        new Escape(".A", 2, CodedSet.LATIN1),
        new Escape(".F", 2, CodedSet.GREEK),
        new Escape("N", 2, CodedSet.NONE),
        new Escape("O", 3, CodedSet.NONE),
    };

    /** The escape whose bytes after ESC begin here. */
    static Optional<Escape> at(byte[] bytes, int at, int to) {
        if (at == to || FIRST_BYTES.indexOf(bytes[at]) < 0) {
            return Optional.empty();
        }
        for (Escape escape : KNOWN) {
            if (escape.stands(bytes, at, to)) {
                return Optional.of(escape);
            }
        }
        return Optional.empty();
    }

    private boolean stands(byte[] bytes, int at, int to) {
        int length = spelling.length();
        if (to - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != spelling.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it calls one character of its slot, SS2 or SS3, and leaves the rest as it is. */
    boolean isSingleShift() {
        return spelling.length() == 1;
    }
}
