package dev.paperknife.cli;

import java.io.IOException;
import java.util.List;

/** Where the findings of {@code eml lint} go, message by message. */
interface LintReport {
    /**
     * Takes a message with what is wrong in it, which may be nothing.
     *
     * @param session where a report goes that is one a message
     * @throws IOException if the message cannot be read again for it
     */
    void add(Letter letter, List<Finding> findings, Session session) throws IOException;

    /** Whether the report is one for all messages, which have to come one after the other. */
    default boolean isOneForAll() {
        return false;
    }

    /** Ends the report, after the last message. */
    default void end() {}
}
