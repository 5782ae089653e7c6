/**
 * Mailboxes in files as streams of messages. A message comes as a range of its file, a source of its own. A Maildir can be
 * written to as well.
 *
 * <p>Nothing here returns or accepts null; absent is {@code Optional}. Iterators are for one thread and are to be closed.
 */
@NullMarked
package dev.paperknife.mime.mailbox;

import org.jspecify.annotations.NullMarked;
