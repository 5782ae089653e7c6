package dev.paperknife.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** What a command makes of the data that comes before its end; what it does not take is an event. */
@FunctionalInterface
interface ImapAnswer extends ImapReader.Expectation {
    /** A command without data of its own. */
    ImapAnswer NONE = data -> false;

    /** Takes data that belongs to the answer; false for any other. */
    boolean take(ImapResponse.Data data) throws IOException;

    /** How much of it may come, where all of it is kept. */
    default long mostBytes() {
        return 1L << 24;
    }

    @Override
    default int lineBytes() {
        return ImapReader.LINE_BYTES;
    }

    @Override
    default boolean isContentDue() {
        return false;
    }

    @Override
    default Optional<OutputStream> target(byte[] line) {
        return Optional.empty();
    }

    /** The same for an answer whose lines may be long: numbers, envelopes, structures. */
    static ImapAnswer withLongLines(ImapAnswer answer) {
        return new ImapAnswer() {
            @Override
            public boolean take(ImapResponse.Data data) throws IOException {
                return answer.take(data);
            }

            @Override
            public int lineBytes() {
                return ImapReader.LONG_LINE_BYTES;
            }
        };
    }
}
