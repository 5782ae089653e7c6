package dev.paperknife.cli;

import java.io.IOException;

/** Where extraction puts the parts it finds. */
interface PartWriter {
    /**
     * Takes one part; what goes wrong with writing it is said.
     *
     * @throws IOException if the message cannot be read
     */
    void write(PartFile part) throws IOException;

    /**
     * Ends a message.
     *
     * @throws IOException if the message cannot be read
     */
    default void endLetter() throws IOException {}

    /** How many parts were taken, whatever became of them. */
    int parts();
}
