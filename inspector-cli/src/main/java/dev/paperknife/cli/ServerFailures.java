package dev.paperknife.cli;

import dev.paperknife.transport.RefusedException;
import dev.paperknife.transport.ResultUnknownException;
import dev.paperknife.transport.TransportException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What went wrong with a mail server, as one line and the exit code of the phase that failed. */
final class ServerFailures {
    private ServerFailures() {}

    /** Says it. */
    static void report(TransportException e, String subject, Session session) {
        session.complain(exitCode(e), subject, Reasons.of(e));
    }

    static int exitCode(TransportException e) {
        if (e instanceof ResultUnknownException) {
            return ExitCode.RESULT_UNKNOWN;
        }
        return switch (e.phase()) {
            case CONNECT -> ExitCode.NOT_CONNECTED;
            case GREETING -> ExitCode.NOT_GREETED;
            case TLS -> ExitCode.NO_TLS;
            case LOGIN -> ExitCode.NOT_LOGGED_IN;
            case MAIL -> ExitCode.MAIL_REFUSED;
            case RCPT -> ExitCode.RECIPIENTS_REFUSED;
            case DATA -> ExitCode.DATA_REFUSED;
            case RESULT -> e instanceof RefusedException ? ExitCode.DATA_REFUSED : ExitCode.RESULT_UNKNOWN;
            case COMMAND -> ExitCode.SERVER;
        };
    }

    /** For {@code --help}: the phases that every client knows, which those of one command may follow. */
    static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(String.valueOf(ExitCode.NOT_CONNECTED), "the server or its proxy was not reached");
        codes.put(String.valueOf(ExitCode.NOT_GREETED), "its greeting, or what it says it can, was none");
        codes.put(String.valueOf(ExitCode.NO_TLS), "no TLS: not offered, or a certificate that is not to be trusted");
        codes.put(String.valueOf(ExitCode.NOT_LOGGED_IN), "the login was refused, or is not safe");
        return codes;
    }
}
