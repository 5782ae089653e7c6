package dev.paperknife.mime.message;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Addresses as a field has them, with blanks where a long one may be folded.
 *
 * @param isUtf8 whether names and addresses may be raw UTF-8 (RFC 6532)
 */
record AddressText(boolean isUtf8) {
    private static final int LONGEST_WORD = 200;

    /** @throws IllegalArgumentException if the address needs UTF-8 and may not have it */
    String of(Address address) {
        return address instanceof Group group ? ofGroup(group) : ofMailbox((Mailbox) address);
    }

    private String ofGroup(Group group) {
        StringBuilder text = new StringBuilder(group.name().map(this::phrase).orElse(""));
        text.append(group.name().isPresent() ? ":" : "");
        String separator = group.name().isPresent() ? " " : "";
        for (Mailbox member : group.members()) {
            text.append(separator).append(ofMailbox(member));
            separator = ", ";
        }
        return text.append(group.name().isPresent() ? ";" : "").toString();
    }

    private String ofMailbox(Mailbox mailbox) {
        Mailbox written = isUtf8 || Values.isAscii(mailbox.address()) ? mailbox : inAscii(mailbox);
        boolean isLong = mailbox.name().filter(AddressText::hasLongWord).isPresent();
        if (isLong) {
            return phrase(mailbox.name().get()) + " <" + written.address() + ">";
        }
        return isUtf8 ? written.formatUtf8() : written.format();
    }

    /** The mailbox with its domain as A-labels (RFC 5890). */
    private static Mailbox inAscii(Mailbox mailbox) {
        if (mailbox.needsSmtpUtf8()) {
            throw new IllegalArgumentException(
                    "this address needs SMTPUTF8 (RFC 6531): " + Permitted.shown(mailbox.address()));
        }
        String domain = mailbox.asciiDomain().orElseThrow();
        return new Mailbox(mailbox.name(), mailbox.localPart() + "@" + domain, "");
    }

    /** A name that no line could hold goes as encoded-words, which have a blank in time. */
    private String phrase(String name) {
        if (hasLongWord(name)) {
            return EncodedWords.encodeAll(name, StandardCharsets.UTF_8, 0).replace("\r\n", "");
        }
        String group = isUtf8
                ? Group.of(name, List.of()).formatUtf8()
                : Group.of(name, List.of()).format();
        return group.substring(0, group.lastIndexOf(':'));
    }

    private static boolean hasLongWord(String text) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            word = text.charAt(i) == ' ' ? 0 : word + 1;
            if (word > LONGEST_WORD) {
                return true;
            }
        }
        return false;
    }
}
