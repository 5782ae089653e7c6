package dev.paperknife.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fetches many messages over a session, a few asked for before they are read where the server can PIPELINING. */
final class Pop3Fetcher {
    /** So many commands wait in the server at most: few bytes, so that neither side ever waits for the other to read. */
    private static final int WINDOW = 16;

    private final Pop3Session session;
    private final Wire wire;
    private final List<Pop3Uid> uids;
    private final List<Pop3Uid> fetched = new ArrayList<>();
    private final Map<Pop3Uid, RefusedException> refused = new LinkedHashMap<>();

    Pop3Fetcher(Pop3Session session, List<Pop3Uid> uids) {
        this.session = session;
        this.wire = session.wire();
        this.uids = uids;
    }

    Pop3Fetch fetch(Set<String> seenUids, Pop3Receiver receiver) throws IOException {
        List<Pop3Uid> wanted =
                uids.stream().filter(uid -> !seenUids.contains(uid.uid())).toList();
        boolean isDone = false;
        try {
            session.expectQuiet();
            int asked = 0;
            for (int i = 0; i < wanted.size(); i++) {
                if (asked == i) {
                    asked = ask(wanted, asked);
                }
                receive(wanted.get(i), receiver);
            }
            isDone = true;
        } finally {
            if (!isDone) {
                wire.abort();
            }
        }
        Set<String> present = new LinkedHashSet<>();
        Set<String> duplicates = new LinkedHashSet<>();
        uids.stream().filter(uid -> !present.add(uid.uid())).forEach(uid -> duplicates.add(uid.uid()));
        return new Pop3Fetch(fetched, refused, present, duplicates);
    }

    private int ask(List<Pop3Uid> wanted, int from) throws TransportException {
        int to = Math.min(wanted.size(), from + (session.isPipelining() ? WINDOW : 1));
        for (Pop3Uid uid : wanted.subList(from, to)) {
            session.write("RETR " + uid.number());
        }
        wire.flush();
        return to;
    }

    private void receive(Pop3Uid uid, Pop3Receiver receiver) throws IOException {
        Pop3Status status = session.status();
        if (status.kind() == Pop3Status.Kind.ERR) {
            refused.put(uid, session.refused("no message " + uid.number(), status));
            return;
        }
        session.required(status, "no message");
        try (OutputStream out = receiver.begin(uid)) {
            session.readContent(out);
        }
        receiver.done(uid);
        fetched.add(uid);
    }
}
