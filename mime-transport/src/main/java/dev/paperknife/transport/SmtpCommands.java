package dev.paperknife.transport;

import dev.paperknife.transport.Envelope.DeliverBy;
import dev.paperknife.transport.Recipient.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a message needs of a server, and the commands that say so. Knows no connection. */
final class SmtpCommands {
    private final Envelope envelope;
    private final Survey survey;
    private final Extensions extensions;

    SmtpCommands(Envelope envelope, Survey survey, Extensions extensions) {
        this.envelope = envelope;
        this.survey = survey;
        this.extensions = extensions;
    }

    /** The reply that a server would have to give, for what can be told before asking it. */
    Optional<SmtpReply> refusal(ConnectOptions options, boolean isTls) {
        if (needsUtf8() && !extensions.supports("SMTPUTF8")) {
            return Optional.of(own(553, "5.6.7", "the server cannot take addresses or fields beyond ASCII (SMTPUTF8)"));
        }
        Optional<String> missing = missingExtension(isTls);
        if (missing.isPresent()) {
            return Optional.of(own(555, "5.5.4", "the server does not offer " + missing.get()));
        }
        return content(options).or(this::size);
    }

    private static SmtpReply own(int code, String enhanced, String text) {
        return new SmtpReply(code, List.of(enhanced + " not sent: " + text));
    }

    private Optional<String> missingExtension(boolean isTls) {
        List<String> needed = new ArrayList<>();
        if (envelope.needsDsn()) {
            needed.add("DSN");
        }
        if (envelope.deliverBy().isPresent()) {
            needed.add("DELIVERBY");
        }
        if (envelope.requiresTls()) {
            needed.add("REQUIRETLS");
        }
        if (envelope.isBinary()) {
            needed.add("BINARYMIME");
            needed.add("CHUNKING");
        }
        if (envelope.requiresTls() && !isTls) {
            return Optional.of("TLS here, which the message requires");
        }
        return needed.stream().filter(keyword -> !extensions.supports(keyword)).findFirst();
    }

    private Optional<SmtpReply> content(ConnectOptions options) {
        if (envelope.isBinary()) {
            return Optional.empty();
        }
        if (survey.hasNul()) {
            return Optional.of(own(554, "5.6.0", "the message holds NUL, which only BINARYMIME carries"));
        }
        if (survey.isEightBit() && !extensions.supports("8BITMIME")) {
            return Optional.of(own(554, "5.6.3", "the server cannot take 8-bit content (8BITMIME)"));
        }
        return survey.hasBareNewlines() && options.refusesBareNewlines()
                ? Optional.of(own(554, "5.6.0", "CR or LF stands alone in the message [net-bare-newline]"))
                : Optional.empty();
    }

    private Optional<SmtpReply> size() {
        List<String> limits = extensions.parameters("SIZE");
        long limit = limits.isEmpty() ? 0 : Decimal.of(limits.get(0));
        return limit > 0 && bytes() > limit
                ? Optional.of(own(552, "5.3.4", bytes() + " octets are more than the server takes, " + limit))
                : Optional.empty();
    }

    /** The octets of the content as it will be counted. */
    long bytes() {
        return envelope.isBinary() ? survey.binaryBytes() : survey.lineBytes();
    }

    private boolean needsUtf8() {
        return envelope.needsUtf8() || survey.isEightBitHeader();
    }

    /** The MAIL command (RFC 5321 4.1.1.2), with a parameter for each extension that the message uses. */
    String mail() {
        StringBuilder command =
                new StringBuilder("MAIL FROM:<").append(envelope.reversePath()).append('>');
        if (extensions.supports("SIZE") && bytes() > 0) {
            command.append(" SIZE=").append(bytes());
        }
        if (envelope.isBinary()) {
            command.append(" BODY=BINARYMIME");
        } else if (survey.isEightBit()) {
            command.append(" BODY=8BITMIME");
        }
        if (needsUtf8()) {
            command.append(" SMTPUTF8");
        }
        envelope.returnContent().ifPresent(wish -> command.append(" RET=").append(wish));
        envelope.envelopeId().ifPresent(id -> command.append(" ENVID=").append(Xtext.of(id)));
        if (envelope.requiresTls()) {
            command.append(" REQUIRETLS");
        }
        envelope.deliverBy().ifPresent(by -> command.append(" BY=").append(by(by)));
        return command.toString();
    }

    private static String by(DeliverBy by) {
        return by.seconds() + (by.returnsLate() ? ";R" : ";N");
    }

    /** A RCPT command for each recipient (RFC 5321 4.1.1.3). */
    List<String> recipients() {
        return envelope.recipients().stream().map(SmtpCommands::recipient).toList();
    }

    private static String recipient(Recipient recipient) {
        StringBuilder command =
                new StringBuilder("RCPT TO:<").append(recipient.address()).append('>');
        if (!recipient.notices().isEmpty()) {
            command.append(" NOTIFY=");
            for (Notice notice : Notice.values()) {
                if (recipient.notices().contains(notice)) {
                    command.append(command.charAt(command.length() - 1) == '=' ? "" : ",");
                    command.append(notice);
                }
            }
        }
        recipient
                .originalAddress()
                .ifPresent(original -> command.append(" ORCPT=").append(original(original)));
        return command.toString();
    }

    private static String original(String address) {
        return Arguments.isAscii(address) ? "rfc822;" + Xtext.of(address) : "utf-8;" + Xtext.ofUnicode(address);
    }
}
