package dev.paperknife.mime.audit;

import com.ibm.icu.text.SpoofChecker;
import dev.paperknife.mime.source.Ascii;

/** What a text looks like (UTS 39 4). ICU is loaded with this class, for text that is not ASCII and no compatibility form of it. */
final class Lookalikes {
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

    private Lookalikes() {}

    /** The text with each character as the one it looks like, in lower case. */
    static String skeleton(String text) {
        return Ascii.lower(CHECKER.getSkeleton(text));
    }
}
