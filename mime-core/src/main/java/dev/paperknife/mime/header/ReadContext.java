package dev.paperknife.mime.header;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Limits;

/**
 * What a value is read with.
 *
 * @param limits how far reading goes
 * @param hints the message's charsets, for bytes above 127 that no label explains
 * @param defects where departures are reported
 */
public record ReadContext(Limits limits, CharsetHints hints, DefectSink defects) {
    /** The default limits, no hints, and nobody who listens. */
    public static final ReadContext DEFAULT = new ReadContext(Limits.DEFAULT, CharsetHints.NONE, DefectSink.NONE);

    /** The same with another listener. */
    public ReadContext withDefects(DefectSink defects) {
        return new ReadContext(limits, hints, defects);
    }

    /** The same with other hints. */
    public ReadContext withHints(CharsetHints hints) {
        return new ReadContext(limits, hints, defects);
    }

    /** The same with other limits. */
    public ReadContext withLimits(Limits limits) {
        return new ReadContext(limits, hints, defects);
    }
}
