package dev.paperknife.mime.header;

/** An element of an address list (RFC 5322 3.4): a mailbox or a group of them. */
public sealed interface Address permits Mailbox, Group {
    /**
     * The element as a header field has it, on one line: ASCII but for what an address itself holds. Reading it gives
     * this element back, alone.
     */
    String format();

    /** The same for a message that may hold UTF-8 (RFC 6532): names are not encoded. */
    String formatUtf8();
}
