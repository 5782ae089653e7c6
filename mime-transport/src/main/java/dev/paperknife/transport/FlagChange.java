package dev.paperknife.transport;

/** What is done with flags (RFC 9051 6.4.6). */
public enum FlagChange {
    /** They are set, others stay. */
    ADD("+FLAGS.SILENT"),
    /** They are taken away, others stay. */
    REMOVE("-FLAGS.SILENT"),
    /** They are set, others are taken away. */
    REPLACE("FLAGS.SILENT");

    private final String item;

    FlagChange(String item) {
        this.item = item;
    }

    String item() {
        return item;
    }
}
