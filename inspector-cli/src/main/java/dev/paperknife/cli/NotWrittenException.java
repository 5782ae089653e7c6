package dev.paperknife.cli;

import java.io.IOException;

/** A file could not be made or filled; where its bytes came from is not to blame. */
final class NotWrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    NotWrittenException(IOException cause) {
        super(Reasons.of(cause), cause);
    }
}
