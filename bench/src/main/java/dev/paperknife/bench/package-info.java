/** Speed beside that of the other Java libraries, in one run: read the figures as ratios. */
@NullMarked
package dev.paperknife.bench;

import org.jspecify.annotations.NullMarked;
