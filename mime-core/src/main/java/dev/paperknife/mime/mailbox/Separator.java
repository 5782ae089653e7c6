package dev.paperknife.mime.mailbox;

/**
 * What stands between two messages of an mbox: an empty line, unless the mbox begins here, and a {@code From } line.
 *
 * @param start where the empty line begins, in bytes from the start of the mbox
 * @param end where the message begins
 */
record Separator(long start, long end) {
    /** Before a message that begins the source without a line of its own. */
    static final Separator NONE = new Separator(0, 0);
}
