package dev.paperknife.transport;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What brought a client into its state, so that another one can be brought there. The last of each kind counts. */
final class ImapHistory {
    private final Map<String, Step> steps = new LinkedHashMap<>();

    /** Something that was done. */
    @FunctionalInterface
    interface Step {
        void on(ImapClient client) throws IOException;
    }

    void add(String kind, Step step) {
        steps.remove(kind);
        steps.put(kind, step);
    }

    void remove(String kind) {
        steps.remove(kind);
    }

    /** Only the listener has nothing to do with the user. */
    void clear() {
        steps.keySet().removeIf(kind -> !kind.equals("listener"));
    }

    void repeat(ImapClient client) throws IOException {
        for (Step step : steps.values()) {
            step.on(client);
        }
    }
}
