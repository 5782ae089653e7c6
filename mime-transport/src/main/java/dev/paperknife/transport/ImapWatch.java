package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Continuation;
import dev.paperknife.transport.ImapResponse.Kind;
import dev.paperknife.transport.ImapResponse.Status;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.IOException;
import java.time.Duration;

/**
 * Waits for what happens in the selected mailbox, by IDLE (RFC 2177) or, where the server has none, by asking now and then.
 * Events reach the client's listener between commands, so that it may use the client.
 */
public final class ImapWatch {
    /** Servers hang up after half an hour without a word, routers long before. */
    static final Duration RENEWAL = Duration.ofMinutes(9);

    /** Where there is no IDLE. */
    static final Duration POLLING = Duration.ofSeconds(30);

    private static final Duration STEP = Duration.ofMillis(200);

    private final ImapSession session;
    private final Wire wire;
    private final Duration renewal;
    private final Duration polling;
    private volatile boolean isStopped;

    ImapWatch(ImapSession session, Duration renewal, Duration polling) {
        this.session = session;
        this.wire = session.wire();
        this.renewal = renewal;
        this.polling = polling;
    }

    /** Ends {@link #run} within a fraction of a second; by any thread, the listener's among them. */
    public void stop() {
        isStopped = true;
    }

    /**
     * Watches until {@link #stop} is called. The connection is then ready for other commands.
     *
     * @throws IOException if the connection is lost
     */
    public void run() throws IOException {
        while (!isStopped) {
            if (session.supports("IDLE") || session.supports("IMAP4rev2")) {
                idle();
            } else {
                await(polling);
                session.require(ImapCommand.of("NOOP"), "not well");
            }
            session.events().tell();
        }
    }

    /** One IDLE: until something happens, it is time to renew it, or it is to end. */
    private void idle() throws IOException {
        String tag = session.begin();
        boolean isDone = false;
        try {
            wire.command(tag + " IDLE", ImapReader.LINE_BYTES);
            wire.flush();
            if (isAccepted(tag)) {
                if (await(renewal)) {
                    takeWaiting();
                }
                wire.command("DONE", ImapReader.LINE_BYTES);
                wire.flush();
                untilEnd(tag);
            }
            isDone = true;
        } catch (RefusedException e) {
            isDone = true;
            throw e;
        } finally {
            session.end(isDone);
        }
    }

    private boolean isAccepted(String tag) throws IOException {
        wire.expectWithin(wire.options().replyTimeout());
        for (int count = 0; ; count++) {
            ImapResponse response = session.next(ImapAnswer.NONE);
            if (response instanceof Continuation) {
                return true;
            }
            if (isEnd(response, tag)) {
                return false;
            }
            session.event(response, count);
        }
    }

    /** Looks up now and then, so that nobody has to write into a connection that another thread uses. */
    private boolean await(Duration most) throws TransportException {
        long end = System.nanoTime() + most.toNanos();
        while (!isStopped && System.nanoTime() < end) {
            if (wire.await(STEP)) {
                return true;
            }
        }
        return false;
    }

    private void takeWaiting() throws IOException {
        for (int count = 0; count == 0 || wire.hasWaiting(); count++) {
            wire.expectWithin(wire.options().replyTimeout());
            ImapResponse response = session.next(ImapAnswer.NONE);
            if (response instanceof Continuation || (response instanceof Status status && status.isTagged())) {
                throw wire.broken(Rule.PROTOCOL, "IDLE ended before DONE");
            }
            session.event(response, count);
        }
    }

    private void untilEnd(String tag) throws IOException {
        wire.expectWithin(wire.options().replyTimeout());
        for (int count = 0; ; count++) {
            ImapResponse response = session.next(ImapAnswer.NONE);
            if (response instanceof Continuation) {
                throw wire.broken(Rule.PROTOCOL, "the server asks for more after DONE");
            }
            if (isEnd(response, tag)) {
                return;
            }
            session.event(response, count);
        }
    }

    private boolean isEnd(ImapResponse response, String tag) throws TransportException {
        if (!(response instanceof Status status) || !status.isTagged()) {
            return false;
        }
        if (!status.tag().equals(tag)) {
            throw wire.broken(Rule.PROTOCOL, "an answer to another command: " + WireText.cut(status.tag()));
        }
        session.event(response, 0);
        if (status.kind() != Kind.OK) {
            throw session.refused("no IDLE", status);
        }
        return true;
    }
}
