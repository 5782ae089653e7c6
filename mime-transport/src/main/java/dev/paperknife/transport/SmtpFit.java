package dev.paperknife.transport;

import dev.paperknife.mime.message.Capability;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Transfer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes messages fit for a server that cannot take them as they are. Knows no connection. */
final class SmtpFit {
    private final Extensions extensions;
    private final Envelope envelope;

    SmtpFit(Extensions extensions, Envelope envelope) {
        boolean carriesBinary = extensions.supports("BINARYMIME") && extensions.supports("CHUNKING");
        this.extensions = extensions;
        this.envelope = carriesBinary ? envelope : envelope.withoutBinary();
    }

    /** The message with its envelope, both as they can go. */
    Outgoing fit(Message message) throws RefusedException {
        Transfer transfer = message.forTransfer(capabilities().toArray(Capability[]::new));
        if (!transfer.isFit()) {
            throw refusal(transfer.obstacles());
        }
        return Outgoing.of(envelope, transfer.message().orElseThrow());
    }

    private Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        if (extensions.supports("8BITMIME")) {
            capabilities.add(Capability.EIGHTBITMIME);
        }
        if (extensions.supports("SMTPUTF8")) {
            capabilities.add(Capability.SMTPUTF8);
        }
        if (envelope.isBinary()) {
            capabilities.add(Capability.BINARYMIME);
        }
        return capabilities;
    }

    private RefusedException refusal(List<Transfer.Obstacle> obstacles) {
        String why = obstacles.stream()
                .map(obstacle -> "part " + obstacle.section() + ": " + obstacle.reason())
                .collect(Collectors.joining("; "));
        SmtpReply reply = new SmtpReply(554, List.of("5.6.3 not sent: it cannot be made to fit: " + WireText.cut(why)));
        List<RecipientResult> recipients = envelope.recipients().stream()
                .map(recipient -> new RecipientResult(recipient.address(), reply))
                .toList();
        return new RefusedException(Phase.MAIL, "message refused", reply, recipients);
    }
}
