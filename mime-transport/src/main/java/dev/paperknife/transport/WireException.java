package dev.paperknife.transport;

import dev.paperknife.transport.ProtocolException.Rule;

/** What the bytes of a server cannot be; not yet known of which session. */
final class WireException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Rule rule;
    private final String what;

    WireException(Rule rule, String what) {
        super(what);
        this.rule = rule;
        this.what = what;
    }

    String what() {
        return what;
    }

    Rule rule() {
        return rule;
    }
}
