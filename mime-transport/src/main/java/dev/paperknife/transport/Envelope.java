package dev.paperknife.transport;

import dev.paperknife.mime.message.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who a message comes from and goes to, which its fields need not say, and how it is to be carried (RFC 5321 2.3.1).
 *
 * @param reversePath the address that notices go to; "" for none, as notices themselves have it
 * @param recipients at least one
 * @param returnContent what of the message a notice is to bring back (RFC 3461 4.3)
 * @param envelopeId what a notice is to name the message by (RFC 3461 4.4); printable ASCII, 100 characters at most
 * @param requiresTls whether it may only be passed on over TLS (RFC 8689)
 * @param deliverBy the time it must be delivered in (RFC 2852)
 * @param isBinary whether the content goes as it is, line ends and NUL too (RFC 3030), where the server can
 */
public record Envelope(
        String reversePath,
        List<Recipient> recipients,
        Optional<ReturnContent> returnContent,
        Optional<String> envelopeId,
        boolean requiresTls,
        Optional<DeliverBy> deliverBy,
        boolean isBinary) {
    private static final int ID_CHARS = 100;

    /** What a notice brings back. */
    public enum ReturnContent {
        /** The whole message. */
        FULL,
        /** Its header section. */
        HDRS
    }

    /**
     * A time to deliver in.
     *
     * @param seconds from now, 1 to 999,999,999
     * @param returnsLate whether a late message comes back; else only a notice does
     */
    public record DeliverBy(int seconds, boolean returnsLate) {
        /** Checks the time. */
        public DeliverBy {
            if (seconds < 1 || seconds > 999_999_999) {
                throw new IllegalArgumentException("a time of 1 to 999999999 seconds, not " + seconds);
            }
        }
    }

    /** Checks every part; {@link IllegalArgumentException} for an address that cannot be, or no recipient. */
    public Envelope {
        if (!reversePath.isEmpty()) {
            MailPath.check(reversePath);
        }
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("an envelope without recipients");
        }
        envelopeId.ifPresent(Envelope::checkId);
    }

    private static void checkId(String id) {
        if (id.isEmpty() || id.length() > ID_CHARS || !id.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "not an envelope id: " + WireText.quoted(id) + " [net-command-injection]");
        }
    }

    /** From one address to others, without wishes. */
    public static Envelope of(String reversePath, String... recipients) {
        return of(reversePath, Arrays.asList(recipients));
    }

    /** The same. */
    public static Envelope of(String reversePath, List<String> recipients) {
        return new Envelope(
                reversePath,
                recipients.stream().map(Recipient::of).toList(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false);
    }

    /**
     * As the message's own fields say: from its Sender or else its first author, to everyone in To, Cc and Bcc, each once;
     * of a message that was resent, as its last resending says.
     *
     * @throws IllegalArgumentException if it names no sender or no recipient, or an address that cannot be
     */
    public static Envelope of(Message message) {
        return MessageEnvelope.of(message.header());
    }

    /** The same to others. */
    public Envelope withRecipients(List<Recipient> others) {
        return new Envelope(reversePath, others, returnContent, envelopeId, requiresTls, deliverBy, isBinary);
    }

    /** The same with that wish for notices. */
    public Envelope withReturnContent(ReturnContent wish) {
        return new Envelope(reversePath, recipients, Optional.of(wish), envelopeId, requiresTls, deliverBy, isBinary);
    }

    /** The same with that name for notices. */
    public Envelope withEnvelopeId(String id) {
        return new Envelope(reversePath, recipients, returnContent, Optional.of(id), requiresTls, deliverBy, isBinary);
    }

    /** The same, passed on over TLS only. */
    public Envelope withTlsRequired() {
        return new Envelope(reversePath, recipients, returnContent, envelopeId, true, deliverBy, isBinary);
    }

    /** The same with that time to deliver in. */
    public Envelope withDeliverBy(DeliverBy time) {
        return new Envelope(
                reversePath, recipients, returnContent, envelopeId, requiresTls, Optional.of(time), isBinary);
    }

    /** The same with its content untouched. */
    public Envelope withBinary() {
        return new Envelope(reversePath, recipients, returnContent, envelopeId, requiresTls, deliverBy, true);
    }

    Envelope withoutBinary() {
        return new Envelope(reversePath, recipients, returnContent, envelopeId, requiresTls, deliverBy, false);
    }

    /** Whether an address is beyond ASCII. */
    boolean needsUtf8() {
        return !Arguments.isAscii(reversePath)
                || recipients.stream().anyMatch(recipient -> !Arguments.isAscii(recipient.address()));
    }

    /** Whether anything of RFC 3461 is asked for. */
    boolean needsDsn() {
        return returnContent.isPresent()
                || envelopeId.isPresent()
                || recipients.stream().anyMatch(Recipient::needsDsn);
    }
}
