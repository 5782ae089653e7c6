package dev.paperknife.transport;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Slice;
import dev.paperknife.transport.ImapResponse.Data;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** FETCH (RFC 9051 6.4.5), always by unique ids and without marking anything as seen. */
final class ImapFetcher {
    /** Sets of messages are sent in pieces of so many characters: servers take little more than 8 KiB a line. */
    static final int SET_CHARS = 8000;

    /** Servers tell of a message again when its flags change meanwhile, or of its items one by one. */
    private static final long ANSWERS_EACH = 20;

    private static final long MORE_ANSWERS = 10_000;

    private final ImapSession session;

    ImapFetcher(ImapSession session) {
        this.session = session;
    }

    /** What the server says of each of these messages, as it comes. */
    void fetch(UidSet uids, List<FetchItem> items, Optional<FetchChanges> since, Consumer<MessageData> receiver)
            throws IOException {
        for (UidSet piece : uids.pieces(SET_CHARS)) {
            ImapCommand command = command(piece, items);
            since.ifPresent(changes -> changes.writeTo(command));
            session.require(command, "not fetched", new Answer(piece, items, receiver));
        }
    }

    private static ImapCommand command(UidSet uids, List<FetchItem> items) {
        ImapCommand command = ImapCommand.of("UID FETCH").uids(uids).open();
        items.forEach(item -> command.word(item.name()));
        return command.close();
    }

    /** The one response about that message which has what was asked for. */
    MessageData one(long uid, FetchItem... items) throws IOException {
        List<MessageData> found = new ArrayList<>();
        fetch(UidSet.of(uid), List.of(items), Optional.empty(), data -> {
            if (found.isEmpty()) {
                found.add(data);
            }
        });
        return found.stream().findFirst().orElseThrow(() -> noMessage(uid));
    }

    RefusedException noMessage(long uid) {
        return new RefusedException(session.wire().phase(), "no message with UID " + uid, "NONEXISTENT", "");
    }

    // ---- whole messages

    Message message(long uid) throws IOException {
        Optional<Slice> octets = one(uid, FetchItem.MESSAGE).content(FetchItem.MESSAGE.key());
        return Message.parse(octets.orElseThrow(() -> noMessage(uid)).bytes());
    }

    /** Writes a message in constant memory and gives its size. */
    long message(long uid, OutputStream out) throws IOException {
        return content(uid, FetchItem.MESSAGE, out).orElseThrow(() -> noMessage(uid));
    }

    /** Writes content in constant memory and gives its size; absent where there is none. */
    OptionalLong content(long uid, FetchItem item, OutputStream out) throws IOException {
        StreamedAnswer answer = new StreamedAnswer(uid, item, out);
        session.require(command(UidSet.of(uid), List.of(item)), "not fetched", answer);
        return answer.isAnswered ? OptionalLong.of(answer.bytes) : OptionalLong.empty();
    }

    Message message(long uid, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            message(uid, out);
        }
        return Message.open(file);
    }

    /** Takes what is about the messages; flags alone, where more was asked for, are what another client has changed. */
    private final class Answer implements ImapAnswer {
        private final UidSet uids;
        private final List<FetchItem> items;
        private final Consumer<MessageData> receiver;
        private final long most;
        private long taken;

        Answer(UidSet uids, List<FetchItem> items, Consumer<MessageData> receiver) {
            this.uids = uids;
            this.items = items;
            this.receiver = receiver;
            long messages = session.events().mailbox().map(ImapMailbox::exists).orElse(0L);
            this.most = ANSWERS_EACH * (uids.isOpen() ? messages : Math.max(messages, uids.size())) + MORE_ANSWERS;
        }

        @Override
        public boolean take(Data data) throws TransportException {
            Optional<MessageData> message = MessageDataParser.of(data)
                    .filter(found -> found.uid() > 0 && uids.contains(found.uid()))
                    .filter(found -> isOfFlags() || !MessageDataParser.isOfFlags(data));
            if (message.isPresent() && ++taken > most) {
                throw session.wire().broken(Rule.LIMIT, "far more answers than messages");
            }
            message.ifPresent(receiver);
            return message.isPresent();
        }

        private boolean isOfFlags() {
            return items.stream().allMatch(item -> item == FetchItem.FLAGS || item == FetchItem.MOD_SEQ);
        }

        @Override
        public int lineBytes() {
            return ImapReader.LONG_LINE_BYTES;
        }

        /** Each is handed on before the next one comes. */
        @Override
        public long mostBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean isContentDue() {
            return items.stream().anyMatch(FetchItem::isContent);
        }

        @Override
        public Optional<OutputStream> target(byte[] line) {
            return Optional.empty();
        }
    }

    /** One message whose content goes straight to the caller. */
    private final class StreamedAnswer implements ImapAnswer {
        private final long uid;
        private final FetchItem item;
        private final OutputStream out;
        private boolean isStreamed;
        private boolean isAnswered;
        private long bytes;

        StreamedAnswer(long uid, FetchItem item, OutputStream out) {
            this.uid = uid;
            this.item = item;
            this.out = out;
        }

        @Override
        public boolean take(Data data) throws IOException {
            Optional<MessageData> message = MessageDataParser.of(data);
            Optional<Slice> content = message.flatMap(found -> found.content(item.key()));
            if (content.isEmpty()) {
                return false;
            }
            if (message.get().uid() != uid || isAnswered) {
                throw session.wire().broken(Rule.UNSOLICITED, "content of a message that nobody asked for");
            }
            if (!isStreamed) {
                content.get().writeTo(counted());
            }
            isAnswered = true;
            return true;
        }

        @Override
        public boolean isContentDue() {
            return true;
        }

        @Override
        public Optional<OutputStream> target(byte[] line) {
            if (isStreamed) {
                return Optional.empty();
            }
            isStreamed = true;
            return Optional.of(counted());
        }

        private OutputStream counted() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] array, int offset, int length) throws IOException {
                    out.write(array, offset, length);
                    bytes += length;
                }
            };
        }
    }
}
