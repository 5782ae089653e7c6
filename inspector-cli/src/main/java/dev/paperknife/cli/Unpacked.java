package dev.paperknife.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What comes out of something packed: bounded, and as much of it as can be had. Where it is damaged it ends, and
 * {@link #requireWhole} says so afterwards.
 */
final class Unpacked extends FilterInputStream {
    private final UnpackingBudget budget;
    private Optional<IOException> damage = Optional.empty();

    Unpacked(InputStream in, UnpackingBudget budget) {
        super(in);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (damage.isPresent()) {
            return -1;
        }
        int count = readOn(target, from, length);
        budget.spend(Math.max(count, 0));
        return count;
    }

    private int readOn(byte[] target, int from, int length) {
        try {
            return in.read(target, from, length);
        } catch (IOException e) {
            damage = Optional.of(new IOException("damaged: " + Reasons.of(e) + "; what comes before that is read", e));
        } catch (RuntimeException e) { // what the libraries throw for some damaged bytes
            damage = Optional.of(new IOException("damaged: " + e + "; what comes before that is read", e));
        }
        return -1;
    }

    /** Fails if it ended before its time. */
    void requireWhole() throws IOException {
        if (damage.isPresent()) {
            throw damage.get();
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(Math.max(count, 0), 1 << 13)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
