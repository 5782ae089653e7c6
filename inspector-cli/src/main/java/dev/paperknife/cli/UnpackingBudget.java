package dev.paperknife.cli;

/** How much may still come out of one packed input, so that a small file cannot fill a disk. */
final class UnpackingBudget {
    /** How deep packed files may stand in packed files. */
    static final int MOST_LEVELS = 4;

    private static final int MOST_MEMBERS = 1_000_000;

    private final long bytes;
    private long left;
    private int members;

    UnpackingBudget(long bytes) {
        this.bytes = bytes;
        this.left = bytes;
    }

    /** Takes note of bytes that came out. */
    void spend(int count) throws LimitException {
        left -= count;
        if (left < 0) {
            throw new LimitException("stopped: it unpacks to more than the " + bytes
                    + " bytes that --max-unpacked allows; raise it for the rest");
        }
    }

    /** Takes note of one more file. */
    void member() throws LimitException {
        if (++members > MOST_MEMBERS) {
            throw new LimitException("stopped: more than " + MOST_MEMBERS + " files in an archive; unpack it first");
        }
    }
}
