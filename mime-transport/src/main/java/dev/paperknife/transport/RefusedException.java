package dev.paperknife.transport;

import java.util.List;
import java.util.Optional;

/** The server understood and refused. The connection stays usable, unless the server said that it closes it. */
public final class RefusedException extends TransportException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;
    private final transient List<RecipientResult> recipients;

    RefusedException(Phase phase, String what, SmtpReply reply, List<RecipientResult> recipients) {
        super(phase, what + ": " + WireText.cut(reply.toString()), null);
        this.status = reply.code();
        this.code = reply.enhancedCode().orElse("");
        this.text = reply.text();
        this.recipients = recipients;
    }

    RefusedException(Phase phase, String what, String code, String text) {
        super(phase, what + ": " + WireText.cut(code.isEmpty() ? text : "[" + code + "] " + text), null);
        this.status = 0;
        this.code = code;
        this.text = text;
        this.recipients = List.of();
    }

    /** The SMTP reply code, such as 550; 0 in other protocols. */
    public int status() {
        return status;
    }

    /** The enhanced status code, such as 5.1.1, or the response code of POP3, such as IN-USE; in the server's words. */
    public Optional<String> code() {
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }

    /** What the server said, controls escaped; not to be trusted. */
    public String text() {
        return text;
    }

    /** Whether the same may succeed later: a 4xx reply. */
    public boolean isTemporary() {
        return status >= 400 && status < 500;
    }

    /** The answer for each recipient of the message that nobody got; empty where it is not about a message. */
    public List<RecipientResult> recipients() {
        return recipients;
    }
}
