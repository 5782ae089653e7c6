package dev.paperknife.transport;

/**
 * What became of a message for one recipient.
 *
 * @param reply the answer that decided it: to the recipient where that was refused, else to the message
 */
public record RecipientResult(String recipient, SmtpReply reply) {
    /** Whether the server took the message for this recipient. */
    public boolean isAccepted() {
        return reply.isPositive();
    }
}
