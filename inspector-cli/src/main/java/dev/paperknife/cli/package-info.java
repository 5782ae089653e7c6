/**
 * The {@code eml} command: arguments in, calls to the engine, answers out. No mail logic in it.
 *
 * <p>Whatever comes from mail passes {@code Printable} before a person's terminal sees it. Nothing here takes or returns
 * null; absent is {@code Optional} or an empty list. Everything is for one thread, but what a {@code Crew} reads at once.
 */
@NullMarked
package dev.paperknife.cli;

import org.jspecify.annotations.NullMarked;
