package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Data;
import dev.paperknife.transport.SearchResult.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** SEARCH, SORT and THREAD, always for unique ids. Criteria come as part of a command that somebody else has put together. */
final class ImapSearcher {
    private final ImapSession session;

    ImapSearcher(ImapSession session) {
        this.session = session;
    }

    UidSet search(ImapCommand criteria) throws IOException {
        return canReturn()
                ? search(criteria, Set.of(Part.ALL)).uids()
                : plain(criteria).uids();
    }

    private boolean canReturn() {
        return session.supports("ESEARCH") || session.supports("IMAP4rev2");
    }

    /** By RETURN (RFC 4731). */
    SearchResult search(ImapCommand criteria, Set<Part> parts) throws IOException {
        ImapCommand command = ImapCommand.of("UID SEARCH").word("RETURN").open();
        parts.stream().sorted().forEach(part -> command.word(part.name()));
        return run(withCriteria(command.close(), criteria));
    }

    private SearchResult plain(ImapCommand criteria) throws IOException {
        return run(withCriteria(ImapCommand.of("UID SEARCH"), criteria));
    }

    private SearchResult run(ImapCommand command) throws IOException {
        Answer answer = new Answer();
        session.require(command, "not searched", ImapAnswer.withLongLines(answer));
        return answer.result();
    }

    /** Terms beyond ASCII need their charset named, unless UTF-8 was agreed on. */
    private ImapCommand withCriteria(ImapCommand command, ImapCommand criteria) {
        if (!criteria.isAscii() && !session.isUtf8()) {
            command.word("CHARSET UTF-8");
        }
        return command.plus(criteria);
    }

    /** The messages in order. */
    List<Long> sort(List<String> keys, ImapCommand criteria) throws IOException {
        ImapCommand command = ImapCommand.of("UID SORT").open();
        keys.forEach(command::word);
        command.close().word(criteria.isAscii() ? "US-ASCII" : "UTF-8").plus(criteria);
        List<Long> uids = new ArrayList<>();
        session.require(command, "not sorted", ImapAnswer.withLongLines(data -> {
            boolean isAnswer = data.name().equals("SORT");
            if (isAnswer) {
                uids.addAll(ImapNumbers.uids(data.values()));
            }
            return isAnswer;
        }));
        return uids;
    }

    List<MessageThread> thread(String algorithm, ImapCommand criteria) throws IOException {
        ImapCommand command = ImapCommand.of("UID THREAD")
                .atom("algorithm", algorithm.toUpperCase(Locale.ROOT))
                .word(criteria.isAscii() ? "US-ASCII" : "UTF-8")
                .plus(criteria);
        List<MessageThread> threads = new ArrayList<>();
        session.require(command, "not threaded", ImapAnswer.withLongLines(data -> {
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
