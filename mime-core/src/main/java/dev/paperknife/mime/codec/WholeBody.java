package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.util.Arrays;

/** A body decoded into one array, whose size is foretold so that clean base64 is never copied again. */
final class WholeBody {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private WholeBody() {}

    static byte[] decode(Slice body, TransferEncoding encoding, DefectSink defects) throws IOException {
        int capacity = Window.capacity(body);
        BodyDecoder decoder = encoding.decoder(body.offset(), defects);
        if (body.length() <= capacity) {
            return decodeAtOnce(body, decoder, capacity);
        }
        byte[] decoded = new byte[foretell(body, encoding)];
        int length = 0;
        byte[] spill = {};
        try (Window window = new Window(body, capacity)) {
            do {
                window.advance();
                int most = decoder.most(window.to() - window.from());
                if (decoded.length - length >= most) {
                    length = decoder.decode(window, decoded, length);
                } else {
                    spill = spill.length < most ? new byte[most] : spill;
                    int count = decoder.decode(window, spill, 0);
                    decoded = withRoom(decoded, length, count);
                    System.arraycopy(spill, 0, decoded, length, count);
                    length += count;
                }
            } while (!window.isLast());
        }
        return length == decoded.length ? decoded : Arrays.copyOf(decoded, length);
    }

    /** A body that one window holds: to copy so little costs less than to foretell it. */
    private static byte[] decodeAtOnce(Slice body, BodyDecoder decoder, int capacity) throws IOException {
        byte[] decoded = new byte[decoder.most(capacity)];
        try (Window window = new Window(body, capacity)) {
            window.advance();
            return Arrays.copyOf(decoded, decoder.decode(window, decoded, 0));
        }
    }

    private static byte[] withRoom(byte[] decoded, int length, int more) {
        if (decoded.length - length >= more) {
            return decoded;
        }
        long wanted = Math.max(length + (long) more, length + (length >> 1));
        if (length + (long) more > MOST_BYTES) {
            throw new OutOfMemoryError("the decoded body does not fit into an array; use stream()");
        }
        return Arrays.copyOf(decoded, (int) Math.min(wanted, MOST_BYTES));
    }

    /** The decoded size of a clean base64 body, and what others cannot pass, which is less work than to count escapes. */
    static int foretell(Slice body, TransferEncoding encoding) {
        if (encoding == TransferEncoding.BASE64 && body.isInMemory()) {
            return base64(body.array(), body.from(), body.to());
        }
        long most = encoding == TransferEncoding.QUOTED_PRINTABLE ? body.length() : body.length() / 4 * 3;
        return (int) Math.min(most, MOST_BYTES);
    }

    /** All lines but the last being like the first. */
    private static int base64(byte[] in, int from, int to) {
        int end = to;
        while (end > from && Ascii.isFold(in[end - 1])) {
            end--;
        }
        int lineEnd = Ascii.indexOf(in, from, end, (byte) '\n');
        int line = lineEnd + 1 - from;
        int breakBytes = lineEnd > from && in[lineEnd - 1] == '\r' ? 2 : 1;
        int breaks = lineEnd < end ? (end - from - 1) / line : 0;
        int pads = 0;
        while (pads < 2 && end - pads > from && in[end - pads - 1] == '=') {
            pads++;
        }
        long chars = end - from - (long) breaks * breakBytes;
        return (int) Math.max(0, chars * 3 / 4 - pads);
    }
}
