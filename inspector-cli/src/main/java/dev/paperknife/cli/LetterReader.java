package dev.paperknife.cli;

import java.io.IOException;

/** What a command does with each message. */
@FunctionalInterface
interface LetterReader {
    /**
     * Shows, writes or checks one message. Everything goes to the session given, which may be one of several at work.
     *
     * @throws IOException if it cannot be read; whoever calls says so and goes on with the next
     */
    void read(Letter letter, Session session) throws IOException;
}
