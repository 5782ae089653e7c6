package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * ID (RFC 2971). 163.com and QQ Mail let nobody select a mailbox who has not said by which program, so that one is named to
 * them, and to nobody else.
 */
final class ImapIdentity {
    private static final Map<String, String> OURSELVES = Map.of("name", "paperknife");
    private static final int MOST_FIELDS = 30;

    private final ImapSession session;
    private boolean isKnown;

    ImapIdentity(ImapSession session) {
        this.session = session;
    }

    /** Tells who we are, and gives what the server says of itself, in its order. */
    Map<String, String> exchange(Map<String, String> fields) throws IOException {
        if (fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("ID has 30 fields at most (RFC 2971 3.3)");
        }
        ImapCommand command = ImapCommand.of("ID");
        if (fields.isEmpty()) {
            command.word("NIL");
        } else {
            command.open();
            fields.forEach((name, value) -> command.string("ID field", name).string("ID value", value));
            command.close();
        }
        Map<String, String> server = new LinkedHashMap<>();
        session.require(command, "no ID", data -> {
            boolean isAnswer = data.name().equals("ID");
            for (int i = 0; isAnswer && i + 1 < data.at(0).values().size(); i += 2) {
                Optional<String> value = data.at(0).at(i + 1).text();
                server.put(data.at(0).at(i).shown(), value.orElse(""));
            }
            return isAnswer;
        });
        isKnown = true;
        return Collections.unmodifiableMap(server);
    }

    void introduce() throws IOException {
        exchange(OURSELVES);
    }

    /** Names us to servers that are known to want it. */
    void beforeSelect() throws IOException {
        String greeting = Ascii.lower(session.greeting());
        boolean wantsId = greeting.contains("coremail") || greeting.contains("qqmail");
        if (wantsId && !isKnown && session.supports("ID")) {
            introduce();
        }
    }

    /** Whether that refusal is what a server says to strangers. */
    boolean isWanted(RefusedException refusal) {
        return !isKnown && session.supports("ID") && Ascii.lower(refusal.text()).contains("unsafe login");
    }
}
