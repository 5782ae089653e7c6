package dev.paperknife.cli;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Slice;

/**
 * A message with where it came from.
 *
 * @param path the file as it was named on the command line; {@code -} for standard input
 * @param name what a person calls it, and what finds it again: the path, in an mbox with the index, as in {@code box.mbox#17}
 * @param index how many messages stand before it in its mbox; 0 elsewhere
 * @param offset where it begins in its mbox, in bytes; 0 elsewhere
 * @param isOneOfMany whether a person may see several in one run, so that each needs its name
 * @param source its bytes
 * @param message what they are
 */
record Letter(String path, String name, int index, long offset, boolean isOneOfMany, Slice source, Message message) {}
