package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Leaves Bcc and Resent-Bcc out of a header section as it passes (RFC 5322 3.6.3); the body passes untouched. CR and LF
 * alone end a line here too, as they will on the wire.
 */
final class BlindCopies extends OutputStream {
    private static final byte[] BCC = {'b', 'c', 'c'};
    private static final byte[] RESENT_BCC = {'r', 'e', 's', 'e', 'n', 't', '-', 'b', 'c', 'c'};

    /** More blanks than this before a colon are taken for a colon. */
    private static final int PREFIX_BYTES = 998;

    private static final int BUFFER_BYTES = 4096;

    private enum State {
        LINE_START,
        NAME,
        KEPT,
        DROPPED,
        BODY
    }

    private final OutputStream out;
    private final byte[] kept = new byte[BUFFER_BYTES];
    private final byte[] prefix = new byte[PREFIX_BYTES];
    private int keptBytes;
    private byte lastKept;
    private int prefixBytes;
    private State state = State.LINE_START;
    private State field = State.KEPT;
    private boolean isAfterReturn;
    private boolean mayBeBcc;
    private boolean mayBeResentBcc;

    BlindCopies(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int to = offset + length;
        int i = offset;
        while (i < to && state != State.BODY) {
            step(bytes[i++]);
        }
        drain();
        if (i < to) {
            out.write(bytes, i, to - i);
        }
    }

    /** The message has ended, perhaps within a name. */
    void end() throws IOException {
        keepPrefix();
        drain();
    }

    private void step(byte b) throws IOException {
        if (isAfterReturn && b == '\n') {
            isAfterReturn = false;
            pass(b);
            return;
        }
        isAfterReturn = false;
        if (b == '\r' || b == '\n') {
            endLine(b);
        } else if (state == State.LINE_START) {
            state = Ascii.isBlank(b) ? field : State.NAME;
            prefixBytes = 0;
            mayBeBcc = true;
            mayBeResentBcc = true;
        }
        if (state == State.NAME) {
            name(b);
        } else if (b != '\r' && b != '\n') {
            pass(b);
        }
    }

    /** Ends the line with its first newline byte; an empty line ends the header section. */
    private void endLine(byte b) throws IOException {
        boolean isEmpty = state == State.LINE_START;
        if (state == State.NAME) {
            keepPrefix();
            field = State.KEPT;
        }
        isAfterReturn = b == '\r';
        if (isEmpty) {
            keep(b);
            state = State.BODY;
            return;
        }
        pass(b);
        state = State.LINE_START;
    }

    private void name(byte b) throws IOException {
        if (b == ':' || prefixBytes == PREFIX_BYTES) {
            decide(isBlindCopy() ? State.DROPPED : State.KEPT);
            pass(b);
            return;
        }
        mayBeBcc = mayBeBcc && continues(BCC, b);
        mayBeResentBcc = mayBeResentBcc && continues(RESENT_BCC, b);
        prefix[prefixBytes++] = b;
        if (!mayBeBcc && !mayBeResentBcc) {
            decide(State.KEPT);
        }
    }

    private void decide(State decision) throws IOException {
        field = decision;
        state = decision;
        if (decision == State.KEPT) {
            keepPrefix();
        } else if (lastKept == '\r') {
            // without what is dropped, a LF that follows would join this CR and an empty line be lost
            keep((byte) '\n');
        }
        prefixBytes = 0;
    }

    private boolean isBlindCopy() {
        return (mayBeBcc && prefixBytes >= BCC.length) || (mayBeResentBcc && prefixBytes >= RESENT_BCC.length);
    }

    /** Whether the byte is the next of the name, or a blank after it. */
    private boolean continues(byte[] name, byte b) {
        return prefixBytes < name.length ? Ascii.lower(b) == name[prefixBytes] : Ascii.isBlank(b);
    }

    /** A byte of a field, whatever becomes of that. */
    private void pass(byte b) throws IOException {
        if (field == State.KEPT) {
            keep(b);
        }
    }

    private void keepPrefix() throws IOException {
        for (int i = 0; i < prefixBytes; i++) {
            keep(prefix[i]);
        }
        prefixBytes = 0;
    }

    private void keep(byte b) throws IOException {
        if (keptBytes == kept.length) {
            drain();
        }
        kept[keptBytes++] = b;
        lastKept = b;
    }

    private void drain() throws IOException {
        if (keptBytes > 0) {
            out.write(kept, 0, keptBytes);
            keptBytes = 0;
        }
    }
}
