package dev.paperknife.mime.message;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether octets that come in pieces are UTF-8 as a whole. */
final class Utf8Check extends OutputStream {
    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer chars = CharBuffer.allocate(4096);
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean isUtf8 = true;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        if (!isUtf8) {
            return;
        }
        ByteBuffer in = ByteBuffer.allocate(rest.remaining() + count);
        in.put(rest).put(bytes, from, count).flip();
        isUtf8 = decode(in);
        rest = in;
    }

    private boolean decode(ByteBuffer in) {
        boolean isOver = false;
        while (!isOver) {
            chars.clear();
            var result = decoder.decode(in, chars, false);
            if (result.isError()) {
                return false;
            }
            isOver = result.isUnderflow();
        }
        return in.remaining() < LONGEST_CHARACTER;
    }

    boolean isUtf8() {
        return isUtf8 && !rest.hasRemaining();
    }
}
