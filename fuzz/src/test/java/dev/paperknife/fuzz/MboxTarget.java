package dev.paperknife.fuzz;

import java.util.List;

/** An mbox: its messages, and each of them as one. */
public final class MboxTarget {
    private MboxTarget() {}

    /** Whatever is thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        Laws.total(input, List.of(Readers::mbox));
    }
}
