/**
 * The one scanner: bytes to events whose ranges tile the source (RFC 5322 2.1, RFC 2046 5.1).
 *
 * <p>Nothing here returns or accepts null. A reader belongs to one thread.
 */
@NullMarked
package dev.paperknife.mime.stream;

import org.jspecify.annotations.NullMarked;
