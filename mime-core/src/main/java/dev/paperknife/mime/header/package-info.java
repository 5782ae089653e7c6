/**
 * Header sections, their fields, and the values in them (RFC 5322, 2045, 2047, 2231 and the fields that build on them).
 *
 * <p>Values are read from bytes, when they are asked for, and never fail: what departs from the grammar is repaired as
 * docs/deviations.md says and reported to a {@link dev.paperknife.mime.source.DefectSink}. Nothing here returns or accepts
 * null; absent is {@code Optional} or an empty list. Values are immutable and may be shared between threads.
 */
@NullMarked
package dev.paperknife.mime.header;

import org.jspecify.annotations.NullMarked;
