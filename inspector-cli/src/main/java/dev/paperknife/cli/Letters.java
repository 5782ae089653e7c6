package dev.paperknife.cli;

import dev.paperknife.mime.mailbox.Mbox;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.ParseOptions;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Finds the messages in the bytes of one input after the other, whatever they are: one message, an mbox, or something packed. */
final class Letters {
    private static final int LOOK_BYTES = 1 << 12;

    private final Session session;
    private final Crew crew;
    private final ParseOptions options;
    private final boolean isMailOnly;
    private boolean isOneOfMany;

    Letters(Session session, Crew crew, ParseOptions options, boolean isMailOnly, boolean isOneOfMany) {
        this.session = session;
        this.crew = crew;
        this.options = options;
        this.isMailOnly = isMailOnly;
        this.isOneOfMany = isOneOfMany;
    }

    /** From now on messages need their names. */
    void expectMany() {
        isOneOfMany = true;
    }

    /** Waits until what was found is read; the bytes of it may go then. */
    void finish() {
        crew.finish();
    }

    /** Reads the messages of a source that are meant. */
    void read(Address address, Slice source) throws IOException {
        Optional<Packing> packing = Packing.of(start(source, Packing.LOOK_BYTES));
        if (packing.isPresent()) {
            readPacked(address, source, packing.get());
        } else if (isMbox(address.path(), source)) {
            readMbox(address, source);
        } else if (address.isMeant(0)) {
            readMessage(address.path(), source);
        } else {
            refuse(address, 1);
        }
    }

    private static boolean isMbox(String path, Slice source) throws IOException {
        return !source.isEmpty() && (Mbox.isNamed(Packing.unpackedName(path)) || Mbox.isMbox(source));
    }

    private void readMbox(Address address, Slice source) throws IOException {
        isOneOfMany |= address.index().isEmpty();
        int messages = 0;
        boolean isFound = false;
        try (Mbox mbox = Mbox.open(source)) {
            while (mbox.hasNext()
                    && !session.out().hasFailed()
                    && !(isFound && address.index().isPresent())) {
                Mbox.Entry entry = mbox.next();
                messages++;
                if (address.isMeant(entry.index())) {
                    isFound = true;
                    String name = address.path() + "#" + entry.index();
                    crew.guard(name, () -> readEntry(address.path(), name, entry));
                }
            }
            session.detail(
                    address.path(), "read as " + Ascii.lower(mbox.dialect().name()) + ": " + messages + " messages");
        }
        if (!isFound && !session.out().hasFailed()) {
            refuse(address, messages);
        }
    }

    private void refuse(Address address, int messages) {
        crew.refuse(
                ExitCode.NO_SUCH_PART,
                address.path() + "#" + address.index().orElse(0),
                "no such message; there are " + messages + ", counted from 0");
    }

    private void readEntry(String path, String name, Mbox.Entry entry) {
        Slice source = entry.message();
        if (source.length() <= Inputs.MOST_BYTES_IN_MEMORY) {
            source = source.load();
        }
        Message message = Message.parse(source, options);
        crew.read(new Letter(path, name, entry.index(), entry.offset(), isOneOfMany, source, message));
    }

    private void readMessage(String path, Slice source) throws IOException {
        Message message = Message.parse(source, options);
        Optional<String> fault = fault(source, message);
        if (fault.isPresent() && isMailOnly) {
            crew.fail(path, fault.get());
            return;
        }
        if (fault.isPresent()) {
            crew.doubt(path, fault.get());
        }
        crew.read(new Letter(path, path, 0, 0, isOneOfMany, source, message));
    }

    /** Why nobody would call it mail: there is nothing, or no field and the zeros of a binary file. */
    private static Optional<String> fault(Slice source, Message message) throws IOException {
        if (source.isEmpty()) {
            return Optional.of("empty file: there is no message in it");
        }
        if (MailFiles.hasField(message)) {
            return Optional.empty();
        }
        for (byte b : start(source, LOOK_BYTES)) {
            if (b == 0) {
                return Optional.of("not a mail message: binary data without header fields");
            }
        }
        return Optional.empty();
    }

    private static byte[] start(Slice source, int count) throws IOException {
        try (InputStream in = source.stream()) {
            return in.readNBytes(count);
        }
    }

    // ---- packed

    private void readPacked(Address address, Slice source, Packing packing) throws IOException {
        Members members = new Members(address);
        new Unpacker(session.habits().unpackedBytes(), members).unpack(address.path(), source, packing);
        if (members.isEmpty) {
            crew.fail(address.path(), "no mail in this archive; unpack it and name the files if they are mail");
        }
    }

    /** What comes out of one packed input. */
    private final class Members implements Unpacker.Taker {
        private final Address address;
        private boolean isEmpty = true;

        Members(Address address) {
            this.address = address;
        }

        @Override
        public boolean wants(String name, byte[] start) {
            return !session.out().hasFailed()
                    && (Packing.of(start).isPresent()
                            || MailFiles.isNamedAsMail(name)
                            || MailFiles.beginsLikeMail(start));
        }

        @Override
        public void take(String name, Slice source, Unpacker inner) throws IOException {
            Optional<Packing> packing = Packing.of(start(source, Packing.LOOK_BYTES));
            if (packing.isPresent()) {
                inner.unpack(name, source, packing.get());
                return;
            }
            isEmpty = false;
            boolean isAlone = name.equals(address.path());
            isOneOfMany |= !isAlone;
            Address member = isAlone ? address : Address.whole(name);
            crew.guard(name, () -> read(member, source));
            crew.finish(); // its bytes go now
        }

        @Override
        public void fail(String name, IOException e) {
            isEmpty = false;
            crew.fail(name, Reasons.of(e));
        }
    }
}
