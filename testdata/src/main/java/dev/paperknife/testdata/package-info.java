/** The loader of the test data, and what stands in for servers. Nothing takes or returns null; every method may be called from any thread. */
@NullMarked
package dev.paperknife.testdata;

import org.jspecify.annotations.NullMarked;
