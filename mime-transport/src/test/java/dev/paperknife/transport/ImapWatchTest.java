package dev.paperknife.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperknife.transport.ScriptedSocket.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a watch waits: IDLE that is renewed, or NOOP now and then where the server has none. */
class ImapWatchTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);

    private final List<ImapEvent> events = new ArrayList<>();

    private static String opening(String capabilities) {
        return """
                S: * OK [CAPABILITY IMAP4rev1 %s] ready
                C: A1 LOGIN "ann" "secret"
                S: A1 OK [CAPABILITY IMAP4rev1 %s] in
                C: A2 SELECT "INBOX"
                S: * 3 EXISTS
                S: A2 OK
                """.formatted(capabilities, capabilities);
    }

    /** Watches until the second EXISTS of the script, then looks whether the connection is of use. */
    private void watch(String script, Delivery delivery, Duration renewal, Duration polling) throws IOException {
        ScriptedSocket socket = new ScriptedSocket(Script.of(script), delivery);
        ConnectOptions options =
                ConnectOptions.DEFAULT.withSocketFactory(socket.factory()).withAllowsCleartextLogin(true);
        ImapClient imap = ImapClient.connect(Endpoint.parse("imap+insecure://imap.example"), options);
        imap.login(new Password("ann", "secret"));
        imap.select("INBOX");
        ImapWatch watch = imap.watch(renewal, polling);
        imap.onEvent(event -> {
            events.add(event);
            if (event.equals(new ImapEvent.Exists(5))) {
                watch.stop();
            }
        });
        watch.run();
        imap.noop();
        assertThat(socket.problem()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void idleIsRenewedAndEndsWhenAsked(Delivery delivery) throws IOException {
        watch(opening("IDLE") + """
                C: A3 IDLE
                S: + idling
                C: DONE
                S: A3 OK done
                C: A4 IDLE
                S: + idling
                C: DONE
                S: * 4 EXISTS
                S: A4 OK done
                C: A5 IDLE
                S: * 1 EXPUNGE
                S: + idling
                S: * 4 EXISTS
                S: * 5 EXISTS
                C: DONE
                S: A5 OK done
                C: A6 NOOP
                S: A6 OK
                """, delivery, SOON, NEVER);
        assertThat(events).startsWith(new ImapEvent.Exists(4), new ImapEvent.Expunged(1));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void whereThereIsNoIdleTheServerIsAsked(Delivery delivery) throws IOException {
        watch(opening("ID") + """
                C: A3 NOOP
                S: A3 OK
                C: A4 NOOP
                S: * 4 EXISTS
                S: A4 OK
                C: A5 NOOP
                S: * 5 EXISTS
                S: A5 OK
                C: A6 NOOP
                S: A6 OK
                """, delivery, NEVER, SOON);
        assertThat(events).containsExactly(new ImapEvent.Exists(4), new ImapEvent.Exists(5));
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aRefusedIdleIsToldAndTheConnectionStays(Delivery delivery) {
        assertThatThrownBy(() -> watch(opening("IDLE") + """
                                C: A3 IDLE
                                S: A3 NO not now
                                """, delivery, NEVER, NEVER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not now");
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aServerThatLeavesSaysWhy(Delivery delivery) {
        assertThatThrownBy(() -> watch(opening("IDLE") + """
                                C: A3 IDLE
                                S: + idling
                                S: * BYE maintenance
                                x
                                """, delivery, NEVER, NEVER))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("maintenance");
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void anIdleThatEndsByItselfIsABreach(Delivery delivery) {
        assertThatThrownBy(() -> watch(opening("IDLE") + """
                                C: A3 IDLE
                                S: + idling
                                S: A3 OK done
                                """, delivery, NEVER, NEVER))
                .isInstanceOf(ProtocolException.class);
    }
}
