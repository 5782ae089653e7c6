package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import dev.paperknife.transport.ProtocolException.Rule;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What comes from a server: lines that end in CRLF, literals of an announced length, and multi-line content. Bounded in
 * every direction, and never read beyond what the socket has.
 */
final class WireInput {
    private static final int BUFFER_BYTES = 1 << 15;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private Deadline deadline = Deadline.in(Duration.ZERO);

    WireInput(Socket socket) throws IOException {
        this(socket, socket.getInputStream());
    }

    /** What a layer over the socket's own stream gives, such as compression. */
    WireInput(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    /** Everything read from now on must have come by then. */
    void by(Deadline newDeadline) {
        this.deadline = newDeadline;
    }

    /** Whether bytes are there that nobody has read, here or below. */
    boolean hasWaiting() throws IOException {
        return position < limit || in.available() > 0;
    }

    /** Waits until a byte is there, but not longer; whether one is. Nothing is lost where none comes. */
    boolean await(Duration most) throws IOException {
        if (position < limit) {
            return true;
        }
        try {
            by(Deadline.in(most));
            fill();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /**
     * The next line, without its CRLF.
     *
     * @throws WireException if it is longer than that, or holds CR, LF or NUL
     */
    byte[] line(int maxBytes) throws IOException, WireException {
        ByteArrayOutputStream start = null;
        while (true) {
            int end = Ascii.indexOf(buffer, position, limit, (byte) '\n');
            int length = end - position + (start == null ? 0 : start.size());
            if (length > maxBytes + 1) {
                throw new WireException(Rule.LIMIT, "a line of more than " + maxBytes + " bytes");
            }
            if (end < limit) {
                return line(start, end);
            }
            start = start == null ? new ByteArrayOutputStream() : start;
            start.write(buffer, position, limit - position);
            fill();
        }
    }

    private byte[] line(@Nullable ByteArrayOutputStream start, int end) throws WireException {
        byte[] line;
        if (start == null) {
            line = Arrays.copyOfRange(buffer, position, end);
        } else {
            start.write(buffer, position, end - position);
            line = start.toByteArray();
        }
        position = end + 1;
        return withoutReturn(line);
    }

    private static byte[] withoutReturn(byte[] line) throws WireException {
        int length = line.length - 1;
        if (length < 0 || line[length] != '\r') {
            throw new WireException(Rule.PROTOCOL, "a line that ends in LF alone");
        }
        boolean isSound = Ascii.indexOf(line, 0, length, (byte) '\r') == length
                && Ascii.indexOf(line, 0, length, (byte) 0) == length;
        if (!isSound) {
            throw new WireException(Rule.PROTOCOL, "a line with CR or NUL in it");
        }
        return Arrays.copyOf(line, length);
    }

    /** Copies exactly so many bytes; each piece renews the deadline. */
    void literal(long bytes, OutputStream out, Duration perPiece) throws IOException {
        long left = bytes;
        while (left > 0) {
            fillIfEmpty(perPiece);
            int piece = (int) Math.min(left, limit - position);
            out.write(buffer, position, piece);
            position += piece;
            left -= piece;
        }
    }

    /** Hands what is in the buffer, at least one byte, to a reader of content, which says how much it took. */
    void piece(PieceReader reader, Duration perPiece) throws IOException {
        fillIfEmpty(perPiece);
        position = reader.read(buffer, position, limit);
    }

    /** Takes what it wants of bytes [from, to) and says where it stopped. */
    @FunctionalInterface
    interface PieceReader {
        int read(byte[] bytes, int from, int to) throws IOException;
    }

    private void fillIfEmpty(Duration perPiece) throws IOException {
        if (position == limit) {
            by(Deadline.in(perPiece));
            fill();
        }
    }

    private void fill() throws IOException {
        position = 0;
        limit = 0;
        socket.setSoTimeout(deadline.millisLeft());
        int count = read();
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        limit = count;
    }

    private int read() throws IOException {
        try {
            return in.read(buffer, 0, buffer.length);
        } catch (SocketTimeoutException e) {
            deadline.millisLeft(); // says how long was waited
            throw e;
        }
    }
}
