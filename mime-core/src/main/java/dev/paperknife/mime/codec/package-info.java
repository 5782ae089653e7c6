/**
 * Content-transfer-encodings, both ways (RFC 2045 6, POSIX uuencode), and the two encodings of encoded-words (RFC 2047 4).
 *
 * <p>Decoding never throws for content: what departs from the rules is reported, once a body for each kind. Nothing here
 * returns or accepts null. Streams are for one thread; everything else may be shared.
 */
@NullMarked
package dev.paperknife.mime.codec;

import org.jspecify.annotations.NullMarked;
