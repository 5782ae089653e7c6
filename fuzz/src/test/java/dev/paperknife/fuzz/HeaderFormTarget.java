package dev.paperknife.fuzz;

import java.util.List;

/** The value of a field, by every form. */
public final class HeaderFormTarget {
    private HeaderFormTarget() {}

    /** Whatever is thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        Laws.total(input, List.of(Readers::forms));
    }
}
