package dev.paperknife.cli;

import dev.paperknife.transport.Pop3Client;
import dev.paperknife.transport.Pop3Fetch;
import dev.paperknife.transport.Pop3Receiver;
import dev.paperknife.transport.Pop3Size;
import dev.paperknife.transport.Pop3Uid;
import dev.paperknife.transport.TransportException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One visit to a maildrop: what is new is fetched, and deleted there if that is wanted. */
final class Fetching {
    private final MailServer server;
    private final MailStore store;
    private final boolean isDeleting;
    private final Session session;
    private int fetched;

    Fetching(MailServer server, MailStore store, boolean isDeleting, Session session) {
        this.server = server;
        this.store = store;
        this.isDeleting = isDeleting;
        this.session = session;
    }

    /**
     * Does all of it, and says how it went.
     *
     * @throws IOException if a message could not be written
     */
    void run() throws IOException {
        String subject = server.endpoint().toString();
        try (Pop3Client pop3 = Pop3Client.connect(server.endpoint(), server.options())) {
            server.login(pop3::login, pop3::login);
            Pop3Fetch fetch = fetch(pop3);
            Set<String> gone = isDeleting ? delete(pop3, fetch) : Set.of();
            pop3.quit();
            store.seen().deleted(gone);
            tell(fetch, gone.size());
        } catch (TransportException e) {
            ServerFailures.report(e, subject, session);
            session.complain(subject, fetched + " fetched before that; the next run goes on from there");
        }
    }

    private Pop3Fetch fetch(Pop3Client pop3) throws IOException {
        try (Progress progress = Progress.of(session, "fetch", octets(pop3))) {
            return pop3.fetchNew(Set.copyOf(store.seen().uids()), new Receiver(progress));
        }
    }

    /** What is to come, where somebody wants to see how much of it is left. */
    private long octets(Pop3Client pop3) throws TransportException {
        if (!Progress.isWanted(session)) {
            return 0;
        }
        Map<Integer, String> uids =
                pop3.uids().stream().collect(Collectors.toMap(Pop3Uid::number, Pop3Uid::uid, (a, b) -> a));
        return pop3.list().stream()
                .filter(size -> !store.seen().uids().contains(uids.getOrDefault(size.number(), "")))
                .mapToLong(Pop3Size::octets)
                .sum();
    }

    /** Puts messages into the store. */
    private final class Receiver implements Pop3Receiver {
        private final Progress progress;

        Receiver(Progress progress) {
            this.progress = progress;
        }

        @Override
        public OutputStream begin(Pop3Uid message) throws IOException {
            return new FilterOutputStream(store.begin()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                    progress.add(length);
                }
            };
        }

        @Override
        public void done(Pop3Uid message) throws IOException {
            store.done(message.uid(), isDeleting);
            fetched++;
        }
    }

    /** Marks what this run has on disk, and what an earlier one had without hearing that it was deleted. */
    private Set<String> delete(Pop3Client pop3, Pop3Fetch fetch) throws TransportException {
        Set<String> gone = new HashSet<>();
        List<Pop3Uid> marked = new ArrayList<>(fetch.fetched());
        Set<String> leftOver = new HashSet<>(store.seen().deleting());
        leftOver.removeAll(fetch.duplicates());
        fetch.fetched().forEach(message -> leftOver.remove(message.uid()));
        if (!leftOver.isEmpty()) {
            pop3.uids().stream()
                    .filter(message -> leftOver.contains(message.uid()))
                    .forEach(marked::add);
        }
        for (Pop3Uid message : marked) {
            pop3.delete(message.number());
            gone.add(message.uid());
        }
        return gone;
    }

    private void tell(Pop3Fetch fetch, int deleted) {
        fetch.refused().forEach((message, why) -> session.complain("message " + message.number(), Reasons.of(why)));
        if (!fetch.refused().isEmpty()) {
            session.outcome().note(ExitCode.SOME_REFUSED);
        }
        session.out().line(fetched + " fetched" + (isDeleting ? ", " + deleted + " deleted on the server" : ""));
    }
}
