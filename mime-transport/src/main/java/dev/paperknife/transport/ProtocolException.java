package dev.paperknife.transport;

import org.jspecify.annotations.Nullable;

/** The server said what the protocol does not allow or safety forbids. The client has closed the connection. */
public final class ProtocolException extends TransportException {
    private static final long serialVersionUID = 1L;

    /** Which rule was broken. */
    public enum Rule {
        /** Bytes waited when TLS was to begin. */
        STARTTLS_INJECTION("net-starttls-injection"),
        /** TLS is required and was not to be had, or the certificate is not the host's. */
        TLS_REQUIRED("net-tls-required"),
        /** The server takes the connection for authenticated, in plain text. */
        PREAUTH("net-preauth"),
        /** The first words were not a greeting. */
        GREETING("net-greeting"),
        /** An answer breaks the grammar, or no answer was due. */
        PROTOCOL("net-protocol"),
        /** An answer is longer than any honest one. */
        LIMIT("net-limit"),
        /** Content came that nobody asked for. */
        UNSOLICITED("net-unsolicited"),
        /** Credentials would have gone out in plain text. */
        CLEARTEXT_AUTH("net-cleartext-auth"),
        /** The server could not prove itself, or no mechanism is common to both. */
        SASL("net-sasl");

        private final String id;

        Rule(String id) {
            this.id = id;
        }

        /** The stable name, as messages carry it. */
        public String id() {
            return id;
        }
    }

    private final Rule rule;

    ProtocolException(Phase phase, Rule rule, String message) {
        this(phase, rule, message, null);
    }

    ProtocolException(Phase phase, Rule rule, String message, @Nullable Throwable cause) {
        super(phase, message + " [" + rule.id() + "]", cause);
        this.rule = rule;
    }

    /** Which rule was broken. */
    public Rule rule() {
        return rule;
    }
}
