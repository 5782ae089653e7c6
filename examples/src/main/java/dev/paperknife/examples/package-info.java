/** Programs that show the rest at work; none of them is published. */
@NullMarked
package dev.paperknife.examples;

import org.jspecify.annotations.NullMarked;
