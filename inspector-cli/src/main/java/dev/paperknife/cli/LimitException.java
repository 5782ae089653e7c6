package dev.paperknife.cli;

import java.io.IOException;

/** What would pass a limit of the command; its message names the limit and what to do. */
final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
        super(message);
    }
}
