package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A body decoded into one array, whose size is foretold so that a clean body is never copied again. */
final class WholeBody {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;

    private WholeBody() {}

    static byte[] decode(Slice body, TransferEncoding encoding, DefectSink defects) throws IOException {
        int capacity = Window.capacity(body);
        BodyDecoder decoder = encoding.decoder(body.offset(), defects);
        byte[] decoded = new byte[foretell(body, encoding)];
        int length = 0;
        byte[] spill = {};
        try (Window window = new Window(body, capacity)) {
            do {
                window.advance();
                int most = decoder.most(capacity);
                if (decoded.length - length >= most) {
                    length = decoder.decode(window, decoded, length);
                } else {
                    spill = spill.length == 0 ? new byte[most] : spill;
                    int count = decoder.decode(window, spill, 0);
                    decoded = withRoom(decoded, length, count);
                    System.arraycopy(spill, 0, decoded, length, count);
                    length += count;
                }
            } while (!window.isLast());
        }
        return length == decoded.length ? decoded : Arrays.copyOf(decoded, length);
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

    /** The decoded size if the body is clean, else a guess. */
    private static int foretell(Slice body, TransferEncoding encoding) {
        if (!body.isInMemory()) {
            return (int) Math.min(
                    encoding == TransferEncoding.QUOTED_PRINTABLE ? body.length() : body.length() * 3 / 4, MOST_BYTES);
        }
        return switch (encoding) {
            case BASE64 -> base64(body.array(), body.from(), body.to());
            case QUOTED_PRINTABLE -> quotedPrintable(body.array(), body.from(), body.to());
            default -> (int) (body.length() * 3 / 4);
        };
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

    /** If each {@code =} begins an escape or a soft break: counted in steps of eight bytes. */
    private static int quotedPrintable(byte[] in, int from, int to) {
        long escapes = 0;
        long softBreaks = 0;
        int i = from;
        for (; i < to - Long.BYTES; i += Long.BYTES) {
            long equals = matches((long) LONGS.get(in, i), '=');
            if (equals != 0) {
                escapes += Long.bitCount(equals);
                softBreaks += Long.bitCount(equals & matches((long) LONGS.get(in, i + 1), '\r'));
            }
        }
        for (; i < to; i++) {
            if (in[i] == '=') {
                escapes++;
                softBreaks += i + 1 < to && in[i + 1] == '\r' ? 1 : 0;
            }
        }
        return (int) Math.max(0, to - from - 2 * escapes - softBreaks);
    }

    /** The highest bit of each byte that is the wanted one. */
    private static long matches(long bytes, char wanted) {
        long differing = bytes ^ wanted * ONES;
        return ~((differing & LOWS) + LOWS | differing | LOWS);
    }
}
