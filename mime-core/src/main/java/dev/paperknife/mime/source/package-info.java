/**
 * The vocabulary that everything else speaks: ranges of bytes, what was found wrong in them, and how far reading goes.
 *
 * <p>Nothing here returns or accepts null. Values are immutable unless their class says otherwise.
 */
@NullMarked
package dev.paperknife.mime.source;

import org.jspecify.annotations.NullMarked;
