package dev.paperknife.mime.audit;

/**
 * What one audit has seen in the lines of the sources it came by so far, so that rules about odd bytes need not read them
 * again.
 */
final class SeenLines {
    private boolean mayHoldOddControls;

    /**
     * @param mayHoldOddControls whether there are lines of which nothing is known, since they are read on behalf of no source
     */
    SeenLines(boolean mayHoldOddControls) {
        this.mayHoldOddControls = mayHoldOddControls;
    }

    /** Whether a line outside binary bodies may hold NUL, a CR that ends no line, or another control than the tab. */
    boolean mayHoldOddControls() {
        return mayHoldOddControls;
    }

    void add(LineReader lines) {
        mayHoldOddControls |= lines.hadOddControls();
    }
}
