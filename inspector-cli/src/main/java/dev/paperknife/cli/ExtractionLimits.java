package dev.paperknife.cli;

/**
 * How much one run of extraction writes at most.
 *
 * @param files how many files
 * @param bytes the bytes of all of them together
 * @param fileBytes the bytes of one
 */
record ExtractionLimits(int files, long bytes, long fileBytes) {
    /** What no ordinary mail comes near. */
    static final ExtractionLimits DEFAULT = new ExtractionLimits(1000, 1L << 30, 256L << 20);
}
