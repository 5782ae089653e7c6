/**
 * Charset labels as mail uses them, and bytes turned into text and back (RFC 2046 4.1.2, WHATWG Encoding).
 *
 * <p>Nothing here returns or accepts null. Everything may be shared between threads.
 */
@NullMarked
package dev.paperknife.mime.charset;

import org.jspecify.annotations.NullMarked;
