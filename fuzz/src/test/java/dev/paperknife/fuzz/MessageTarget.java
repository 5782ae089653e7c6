package dev.paperknife.fuzz;

/** A message: everything that can be asked of it, and laws 1 to 5. */
public final class MessageTarget {
    private MessageTarget() {}

    /** Whatever is thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        Laws.total(input, Readers.OF_MESSAGES);
        Laws.tiling(input, Events::ranges);
        Laws.cutIndependence(input, Events::of, bytes -> Events.ofStream(bytes, 1 + bytes.length % 7));
        Laws.identity(input, LawsProperties::copy);
        Laws.locality(input, "Subject", LawsProperties.edited(edit -> edit.set("Subject", "a")));
    }
}
