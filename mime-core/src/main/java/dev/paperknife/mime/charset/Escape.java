package dev.paperknife.mime.charset;

import java.util.Optional;

/** An escape of ISO 2022, the most used ones first. */
enum Escape {
    ASCII("(B", 0, CodedSet.ASCII),
    JAPANESE_1983("$B", 0, CodedSet.JISX0208),
    JAPANESE_1978("$@", 0, CodedSet.JISX0208),
    ROMAN("(J", 0, CodedSet.ROMAN),
    /** Old Japanese mailers wrote the Swedish set and meant the Roman one. */
    SWEDISH("(H", 0, CodedSet.ROMAN),
    KATAKANA("(I", 0, CodedSet.KATAKANA),
    JAPANESE_1978_LONG("$(@", 0, CodedSet.JISX0208),
    JAPANESE_1983_LONG("$(B", 0, CodedSet.JISX0208),
    JAPANESE_SUPPLEMENT("$(D", 0, CodedSet.JISX0212),
    /** JIS X 0213's first plane holds JIS X 0208 in the same cells; the rest of it is beyond the JDK's EUC tables. */
    JAPANESE_2000("$(O", 0, CodedSet.JISX0208),
    JAPANESE_2004("$(Q", 0, CodedSet.JISX0208),
    JAPANESE_2000_SECOND_PLANE("$(P", 0, CodedSet.NONE),
    CHINESE("$A", 0, CodedSet.GB2312),
    CHINESE_LONG("$(A", 0, CodedSet.GB2312),
    KOREAN("$(C", 0, CodedSet.KSC5601),
    KOREAN_OUT("$)C", 1, CodedSet.KSC5601),
    CHINESE_OUT("$)A", 1, CodedSet.GB2312),
    CHINESE_1992_OUT("$)E", 1, CodedSet.GB2312),
    TAIWAN_1_OUT("$)G", 1, CodedSet.CNS1),
    TAIWAN_2("$*H", 2, CodedSet.CNS2),
    TAIWAN_3("$+I", 3, CodedSet.CNS3),
    TAIWAN_4("$+J", 3, CodedSet.CNS4),
    TAIWAN_5("$+K", 3, CodedSet.CNS5),
    TAIWAN_6("$+L", 3, CodedSet.CNS6),
    TAIWAN_7("$+M", 3, CodedSet.CNS7),
    LATIN1(".A", 2, CodedSet.LATIN1),
    GREEK(".F", 2, CodedSet.GREEK),
    SINGLE_SHIFT_2("N", 2, CodedSet.NONE),
    SINGLE_SHIFT_3("O", 3, CodedSet.NONE);

    private static final Escape[] KNOWN = values();
    private static final int LONGEST = 3;

    private final String spelling;
    private final int slot;
    private final CodedSet set;
    private final int code;
    private final int unused;

    Escape(String spelling, int slot, CodedSet set) {
        this.spelling = spelling;
        this.slot = slot;
        this.set = set;
        this.code = code(spelling);
        this.unused = LONGEST - spelling.length();
    }

    /** The spelling as a number. */
    private static int code(String spelling) {
        int code = 0;
        for (int i = 0; i < spelling.length(); i++) {
            code = code << 8 | spelling.charAt(i);
        }
        return code;
    }

    /** The bytes after ESC. */
    String spelling() {
        return spelling;
    }

    /** Which of G0 to G3 it sets, or shifts to. */
    int slot() {
        return slot;
    }

    /** What the slot holds from now on; {@link CodedSet#NONE} for a single shift. */
    CodedSet set() {
        return set;
    }

    /** The escape whose bytes after ESC begin here. */
    static Optional<Escape> at(byte[] bytes, int at, int to) {
        int next = 0;
        for (int i = at; i < at + LONGEST; i++) {
            next = next << 8 | (i < to ? bytes[i] & 0xFF : 0);
        }
        for (Escape escape : KNOWN) {
            if (next >>> (Byte.SIZE * escape.unused) == escape.code) {
                return Optional.of(escape);
            }
        }
        return Optional.empty();
    }

    /** Whether it calls one character of its slot, SS2 or SS3, and leaves the rest as it is. */
    boolean isSingleShift() {
        return spelling.length() == 1;
    }
}
