package dev.paperknife.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard output: bytes, and text as UTF-8 whatever the locale. It never throws: the first failure is kept and ends the
 * writing, so that an input is never blamed for a closed pipe. What comes through here as text is printable already.
 */
final class Output extends OutputStream {
    private static final int BUFFER_BYTES = 1 << 14;

    private final OutputStream out;
    private final byte[] buffer;
    private int length;
    private boolean isBegun;
    private boolean isSetOff;
    private Optional<IOException> failure = Optional.empty();

    Output(OutputStream out) {
        this(out, BUFFER_BYTES);
    }

    /** One that keeps so many bytes before it passes them on. */
    Output(OutputStream out, int bufferBytes) {
        this.out = out;
        this.buffer = new byte[bufferBytes];
    }

    /** The first failure: writing has ended there. */
    Optional<IOException> failure() {
        return failure;
    }

    /** Whether nothing more can be written. */
    boolean hasFailed() {
        return failure.isPresent();
    }

    /** An empty line, where anything stands before it. */
    void setOff() {
        if (isBegun) {
            write('\n');
        } else {
            isSetOff = true;
        }
    }

    /** Whether what is written here is to be set off from what stands before it elsewhere. */
    boolean isSetOff() {
        return isSetOff;
    }

    /** Writes a line and its end. */
    void line(String text) {
        text(text);
        write('\n');
    }

    /** Writes text as it is. */
    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(int b) {
        if (length == buffer.length) {
            drain();
        }
        buffer[length++] = (byte) b;
        isBegun = true;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        isBegun |= count > 0;
        if (count > buffer.length - length) {
            drain();
        }
        if (count >= buffer.length) {
            pass(bytes, from, count);
        } else {
            System.arraycopy(bytes, from, buffer, length, count);
            length += count;
        }
    }

    private void drain() {
        pass(buffer, 0, length);
        length = 0;
    }

    private void pass(byte[] bytes, int from, int count) {
        if (hasFailed()) {
            return;
        }
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    @Override
    public void flush() {
        drain();
        if (hasFailed()) {
            return;
        }
        try {
            out.flush();
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    /** Flushes; what is written to stays open. */
    @Override
    public void close() {
        flush();
    }
}
