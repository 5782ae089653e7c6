package dev.paperknife.fuzz;

import dev.paperknife.cli.Eml;
import java.io.IOException;

/** A message whose attachments are written into a folder: law 11. */
public final class ExtractTarget {
    private ExtractTarget() {}

    /** Whatever is thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Laws.containment(input, Eml::extract);
    }
}
