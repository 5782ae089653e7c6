package dev.paperknife.cli;

import java.io.Serial;

/** A mistake of whoever calls, found deep inside: what it is about, what is wrong, and what the shell is told. */
final class MistakeException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final String subject;

    MistakeException(int exitCode, String subject, String what) {
        super(what, null, false, false);
        this.exitCode = exitCode;
        this.subject = subject;
    }

    /** Says it, in one line. */
    void tell(Session session) {
        String message = getMessage();
        session.complain(exitCode, subject, message == null ? "" : message);
    }
}
