/**
 * The message: an immutable source and an index of it, and the views that RFC 8621 defines.
 *
 * <p>Nothing here returns or accepts null; absent is {@code Optional} or an empty list. Entities are immutable and may be
 * shared between threads. A value is read from the bytes each time it is asked for; none but a text is kept. Over a file, whatever
 * reads a body throws {@link java.io.UncheckedIOException} when the file cannot be read or has changed since it was opened.
 */
@NullMarked
package dev.paperknife.mime.message;

import org.jspecify.annotations.NullMarked;
