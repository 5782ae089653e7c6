package dev.paperknife.mime.source;

/**
 * Where a reader says what departs from the standards. Reporting never stops the reading.
 *
 * <p>Offsets count from the start of the source that is read.
 */
@FunctionalInterface
public interface DefectSink {
    /** A sink that forgets everything, for readers whose caller wants the value alone. It costs nothing. */
    DefectSink NONE = new DefectSink() {
        @Override
        public void report(Defect.Code code, long offset, long length, String detail) {}

        @Override
        public void report(Defect.Code code, Slice where) {}
    };

    /** Takes one departure: where it stands, in bytes, and what to show of it, escaped already. */
    void report(Defect.Code code, long offset, long length, String detail);

    /** Takes one departure with the bytes themselves as evidence. */
    default void report(Defect.Code code, Slice where) {
        report(code, where.offset(), where.length(), Evidence.of(where));
    }

    /** Where to report what stands in another entity, the one with that section number; this sink if it keeps none. */
    default DefectSink at(String section) {
        return this;
    }
}
