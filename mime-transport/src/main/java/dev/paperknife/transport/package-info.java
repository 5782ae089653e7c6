/**
 * Mail on the wire: {@link dev.paperknife.transport.SmtpClient} sends (SMTP, LMTP), {@link
 * dev.paperknife.transport.Pop3Client} fetches, {@link dev.paperknife.transport.ImapClient} works with mail that stays where
 * it is.
 *
 * <p>Nothing takes or returns null. A client belongs to one thread at a time and blocks; deadlines are finite unless
 * changed. TLS is required unless an {@link dev.paperknife.transport.Endpoint} says plain text out loud. What goes wrong is
 * a {@link dev.paperknife.transport.TransportException}; a caller's own mistake is an {@link
 * java.lang.IllegalArgumentException} before anything is written. After a refusal the client is usable, after any other
 * exception it is closed; nothing is tried twice by itself.
 */
@NullMarked
package dev.paperknife.transport;

import org.jspecify.annotations.NullMarked;
