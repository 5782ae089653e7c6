package dev.paperknife.transport;

import java.util.List;

/**
 * What became of a message, for each recipient in the order of its envelope.
 *
 * @param phase where it was decided: RESULT where anybody got it, else where the last refusal was
 */
public record SendResult(Phase phase, List<RecipientResult> recipients) {
    /** Copies the list. */
    public SendResult {
        recipients = List.copyOf(recipients);
    }

    /** Whether at least one recipient gets it. */
    public boolean isAccepted() {
        return recipients.stream().anyMatch(RecipientResult::isAccepted);
    }

    /** Those who get it. */
    public List<RecipientResult> accepted() {
        return recipients.stream().filter(RecipientResult::isAccepted).toList();
    }

    /** Those who do not. */
    public List<RecipientResult> refused() {
        return recipients.stream().filter(result -> !result.isAccepted()).toList();
    }

    /** The same, or the exception that nobody gets it. */
    SendResult orThrow() throws RefusedException {
        if (isAccepted()) {
            return this;
        }
        RecipientResult first = recipients.get(0);
        String what = phase == Phase.RCPT ? "every recipient refused, first " + first.recipient() : "message refused";
        throw new RefusedException(phase, what, first.reply(), recipients);
    }
}
