/** What a failed property says. Nothing takes or returns null. */
@NullMarked
package dev.paperknife.testdata.property;

import org.jspecify.annotations.NullMarked;
