package dev.paperknife.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one reader wrote and said while others were at work, kept in its order until it is its turn. */
final class Sheet {
    private static final int BUFFER_BYTES = 1 << 11;

    private final List<Piece> pieces = new ArrayList<>();
    private final Output out = new Output(new Pieces(false), BUFFER_BYTES);
    private final Session session;

    /** For a reader beside those of the session that starts it. */
    Sheet(Session session) {
        this.session =
                session.beside(new ByteArrayInputStream(new byte[0]), out, new Output(new Pieces(true), BUFFER_BYTES));
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(boolean isError, byte[] bytes) {}

    private final class Pieces extends OutputStream {
        private final boolean isError;

        Pieces(boolean isError) {
            this.isError = isError;
        }

        @Override
        public void write(int b) {
            pieces.add(new Piece(isError, new byte[] {(byte) b}));
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            if (count > 0) {
                pieces.add(new Piece(isError, Arrays.copyOfRange(bytes, from, from + count)));
            }
        }
    }

    /** Where the reader reads and writes. */
    Session session() {
        return session;
    }

    /** Whether nothing was written, said or noted. */
    boolean isBlank() {
        out.flush();
        return pieces.isEmpty() && session.outcome().isBlank();
    }

    /** Puts it all where it belongs. */
    void passOn(Session target) {
        out.flush();
        if (out.isSetOff()) {
            target.out().setOff();
        }
        for (Piece piece : pieces) {
            if (piece.isError) {
                target.out().flush();
            }
            Output to = piece.isError ? target.err() : target.out();
            to.write(piece.bytes, 0, piece.bytes.length);
            if (piece.isError) {
                to.flush();
            }
        }
        target.outcome().add(session.outcome());
    }
}
