package dev.paperknife.transport;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What brought a client into its state, so that another one can be brought there. The last of each kind counts. */
final class ImapHistory {
    private final Map<Kind, Step> steps = new EnumMap<>(Kind.class);

    /** Kinds of steps, in the order in which they are possible. */
    enum Kind {
        LISTENER,
        LOGIN,
        ENABLE,
        COMPRESS,
        NOTIFY,
        SELECT
    }

    /** Something that was done. */
    @FunctionalInterface
    interface Step {
        void on(ImapClient client) throws IOException;
    }

    void add(Kind kind, Step step) {
        steps.put(kind, step);
    }

    void remove(Kind kind) {
        steps.remove(kind);
    }

    /** Nobody is logged in any more; the listener and compression have nothing to do with the user. */
    void forgetUser() {
        steps.keySet().removeIf(kind -> kind != Kind.LISTENER && kind != Kind.COMPRESS);
    }

    void repeat(ImapClient client) throws IOException {
        for (Step step : steps.values()) {
            step.on(client);
        }
    }
}
