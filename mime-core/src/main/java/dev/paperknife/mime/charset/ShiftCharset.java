package dev.paperknife.mime.charset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * A charset with shift states, read as a whole: over an array the states are local variables, and what was wrong with
 * them is known at the end. Its decoder therefore replaces what it cannot read and never reports.
 */
abstract class ShiftCharset extends Charset {
    ShiftCharset(String name) {
        super(name, new String[0]);
    }

    /** Reads bytes [from, to); total. */
    abstract void read(byte[] bytes, int from, int to, Reading reading);

    @Override
    public boolean contains(Charset charset) {
        return charset.equals(this);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new WholeDecoder(this);
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException(name() + " is only read");
    }

    private static final class WholeDecoder extends CharsetDecoder {
        private final ShiftCharset charset;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private CharBuffer text = CharBuffer.allocate(0);
        private boolean isRead;

        WholeDecoder(ShiftCharset charset) {
            super(charset, 1, 2);
            this.charset = charset;
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            byte[] more = new byte[in.remaining()];
            in.get(more);
            bytes.write(more, 0, more.length);
            return CoderResult.UNDERFLOW;
        }

        @Override
        protected CoderResult implFlush(CharBuffer out) {
            if (!isRead) {
                byte[] all = bytes.toByteArray();
                text = CharBuffer.wrap(Decoding.of(charset, all, 0, all.length).text());
                isRead = true;
            }
            while (text.hasRemaining() && out.hasRemaining()) {
                out.put(text.get());
            }
            return text.hasRemaining() ? CoderResult.OVERFLOW : CoderResult.UNDERFLOW;
        }

        @Override
        protected void implReset() {
            bytes.reset();
            isRead = false;
        }
    }
}
