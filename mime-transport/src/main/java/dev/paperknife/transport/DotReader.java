package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Reads multi-line content of POP3 (RFC 1939 3): only CRLF, a dot and CRLF end it; of a line that begins with a dot, one is
 * taken away. LF alone begins no line.
 */
final class DotReader implements WireInput.PieceReader {
    private enum State {
        LINE_START,
        DOT,
        DOT_RETURN,
        TEXT,
        RETURN,
        END
    }

    private static final byte[] RETURN = {'\r'};

    private final OutputStream out;
    private State state = State.LINE_START;
    private long bytes;

    DotReader(OutputStream out) {
        this.out = out;
    }

    /** Whether the end was seen. */
    boolean isDone() {
        return state == State.END;
    }

    /** How many bytes of content there were so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public int read(byte[] array, int from, int to) throws IOException {
        int run = from;
        int i = from;
        while (i < to && state != State.END) {
            if (state == State.TEXT) {
                i = Ascii.indexOf(array, i, to, (byte) '\r');
                if (i == to) {
                    break;
                }
            }
            byte b = array[i];
            if (state == State.LINE_START && b == '.') {
                write(array, run, i);
                run = i + 1;
            } else if (state == State.DOT && b == '\r') {
                run = i + 1; // held back: it may belong to the end
            } else if (state == State.DOT_RETURN) {
                if (b != '\n') {
                    write(RETURN, 0, 1);
                    run = i;
                } else {
                    run = i + 1;
                }
            }
            state = next(b);
            i++;
        }
        write(array, run, i);
        return i;
    }

    private State next(byte b) {
        return switch (state) {
            case LINE_START -> b == '.' ? State.DOT : text(b);
            case DOT -> b == '\r' ? State.DOT_RETURN : text(b);
            case DOT_RETURN -> b == '\n' ? State.END : text(b);
            case RETURN -> b == '\n' ? State.LINE_START : text(b);
            case TEXT -> text(b);
            case END -> State.END;
        };
    }

    private static State text(byte b) {
        return b == '\r' ? State.RETURN : State.TEXT;
    }

    private void write(byte[] array, int from, int to) throws IOException {
        if (to > from) {
            out.write(array, from, to - from);
            bytes += to - from;
        }
    }
}
