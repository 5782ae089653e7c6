package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Data;
import dev.paperknife.transport.ProtocolException.Rule;
import dev.paperknife.transport.SearchResult.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** SEARCH, SORT and THREAD, always for unique ids. */
final class ImapSearcher {
    /** Servers tell of changes when they like. */
    private static final long SLACK = 100_000;

    private final ImapSession session;

    ImapSearcher(ImapSession session) {
        this.session = session;
    }

    UidSet search(ImapQuery query) throws IOException {
        return canReturn()
                ? search(query, Set.of(Part.ALL)).uids()
                : run(plain(query)).uids();
    }

    private boolean canReturn() {
        return session.supports("ESEARCH") || session.supports("IMAP4rev2");
    }

    /** By RETURN (RFC 4731). */
    SearchResult search(ImapQuery query, Set<Part> parts) throws IOException {
        ImapCommand command = ImapCommand.of("UID SEARCH").word("RETURN").open();
        parts.stream().sorted().forEach(part -> command.word(part.name()));
        return run(withCriteria(command.close(), query));
    }

    private ImapCommand plain(ImapQuery query) {
        return withCriteria(ImapCommand.of("UID SEARCH"), query);
    }

    private SearchResult run(ImapCommand command) throws IOException {
        Answer answer = new Answer();
        session.require(command, "not searched", ImapAnswer.withLongLines(answer));
        checkSize(answer.uids);
        return answer.result();
    }

    /** A range takes few bytes: nobody is to walk through four billion messages that are not there. */
    private void checkSize(UidSet uids) throws TransportException {
        long most = session.events().mailbox().map(ImapMailbox::exists).orElse(0L);
        if (uids.size() > 2 * most + SLACK) {
            throw session.wire().broken(Rule.LIMIT, uids.size() + " messages found where " + most + " are");
        }
    }

    /** Terms beyond ASCII need their charset named, unless UTF-8 was agreed on. */
    private ImapCommand withCriteria(ImapCommand command, ImapQuery query) {
        if (query.needsCharset() && !session.isUtf8()) {
            command.word("CHARSET UTF-8");
        }
        query.addTo(command);
        return command;
    }

    /** The messages in order. */
    List<Long> sort(ImapQuery query, List<SortKey> keys) throws IOException {
        ImapCommand command = ImapCommand.of("UID SORT").open();
        keys.forEach(key -> command.word((key.isReverse() ? "REVERSE " : "") + key.field()));
        List<Long> uids = new ArrayList<>();
        session.require(withCharset(command.close(), query), "not sorted", ImapAnswer.withLongLines(data -> {
            boolean isAnswer = data.name().equals("SORT");
            if (isAnswer) {
                uids.addAll(ImapNumbers.uids(data.values()));
            }
            return isAnswer;
        }));
        return uids;
    }

    /** SORT and THREAD always name one. */
    private static ImapCommand withCharset(ImapCommand command, ImapQuery query) {
        query.addTo(command.word(query.needsCharset() ? "UTF-8" : "US-ASCII"));
        return command;
    }

    List<MessageThread> thread(ImapQuery query, String algorithm) throws IOException {
        ImapCommand command = ImapCommand.of("UID THREAD").atom("algorithm", algorithm);
        List<MessageThread> threads = new ArrayList<>();
        session.require(withCharset(command, query), "not threaded", ImapAnswer.withLongLines(data -> {
            boolean isAnswer = data.name().equals("THREAD");
            if (isAnswer) {
                data.values().forEach(list -> threads.add(MessageThread.of(list)));
            }
            return isAnswer;
        }));
        return threads;
    }

    /** Either kind of answer, whichever the server prefers; some give several. */
    private static final class Answer implements ImapAnswer {
        private OptionalLong count = OptionalLong.empty();
        private OptionalLong min = OptionalLong.empty();
        private OptionalLong max = OptionalLong.empty();
        private OptionalLong modSeq = OptionalLong.empty();
        private UidSet uids = UidSet.NONE;

        @Override
        public boolean take(Data data) {
            switch (data.name()) {
                case "SEARCH" -> plain(data.values());
                case "ESEARCH" -> extended(data.values());
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void plain(List<ImapValue> values) {
            uids = uids.plus(UidSet.of(ImapNumbers.uids(values)));
            values.forEach(value -> {
                if (value.at(0).is("MODSEQ")) {
                    modSeq = number(value.at(1));
                }
            });
        }

        private void extended(List<ImapValue> values) {
            for (int i = 0; i + 1 < values.size(); i++) {
                ImapValue value = values.get(i + 1);
                switch (values.get(i).shown().toUpperCase(Locale.ROOT)) {
                    case "COUNT" -> count = number(value);
                    case "MIN" -> min = number(value);
                    case "MAX" -> max = number(value);
                    case "MODSEQ" -> modSeq = number(value);
                    case "ALL" -> uids = uids.plus(ImapNumbers.uids(value).orElse(UidSet.NONE));
                    default -> {} // the tag, UID, and what is yet to be invented
                }
            }
        }

        private static OptionalLong number(ImapValue value) {
            return value.number() >= 0 ? OptionalLong.of(value.number()) : OptionalLong.empty();
        }

        SearchResult result() {
            return new SearchResult(count, min, max, uids, modSeq);
        }
    }
}
