/**
 * Audit rules over content that need other libraries: what files really are (Apache Tika), and what HTML does (jsoup).
 *
 * <p>Nothing here returns or accepts null. Rules hold no state and may be shared between threads. Nothing is fetched, unpacked,
 * run or rendered.
 */
@NullMarked
package dev.paperknife.inspect;

import org.jspecify.annotations.NullMarked;
