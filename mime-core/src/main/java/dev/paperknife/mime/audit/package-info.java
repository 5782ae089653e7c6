/**
 * Rules over a whole message: what is broken, ambiguous or dangerous in it, and where.
 *
 * <p>Nothing here returns or accepts null. Rules hold no state and may be shared between threads.
 */
@NullMarked
package dev.paperknife.mime.audit;

import org.jspecify.annotations.NullMarked;
