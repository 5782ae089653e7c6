package dev.paperknife.mime.header;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mailboxes that must be right: of programs, and for programs that decide on the answer. */
final class StrictMailbox {
    private static final int LOCAL_PART_OCTETS = 64;
    private static final int DOMAIN_OCTETS = 255;

    private final List<Defect.Code> departures = new ArrayList<>(0);
    private final List<Address> list;

    private StrictMailbox(String text) {
        DefectSink sink = (code, offset, length, detail) -> departures.add(code);
        list = AddressParser.parse(Slice.of(text), new ReadContext(Limits.DEFAULT, CharsetHints.NONE, sink));
    }

    /** The mailbox, if nothing departs at all. */
    static Optional<Mailbox> parseStrict(String text) {
        if (hasOddChars(text)) {
            return Optional.empty();
        }
        StrictMailbox read = new StrictMailbox(text);
        boolean isLegal = read.departures.stream().allMatch(StrictMailbox::isLegal);
        return isLegal ? read.mailbox().filter(StrictMailbox::isDeliverable) : Optional.empty();
    }

    /** The mailbox. @throws IllegalArgumentException if more than harmless things are wrong */
    static Mailbox parse(String text) {
        if (!PlainText.isWritable(text)) {
            throw new IllegalArgumentException("no mailbox: it holds a control character (RFC 5322 3.2.3)");
        }
        AddrSpec.refuseHalves(text);
        StrictMailbox read = new StrictMailbox(text);
        for (Defect.Code code : read.departures) {
            if (code.impact() != Defect.Impact.HARMLESS) {
                throw new IllegalArgumentException("no mailbox (" + code.rfc() + ", " + code.id() + "): " + text);
            }
        }
        return read.mailbox()
                .orElseThrow(() -> new IllegalArgumentException("not one mailbox (RFC 5322 3.4): " + text));
    }

    private Optional<Mailbox> mailbox() {
        boolean isOne = list.size() == 1
                && list.get(0) instanceof Mailbox mailbox
                && !mailbox.address().isEmpty();
        return isOne ? Optional.of((Mailbox) list.get(0)) : Optional.empty();
    }

    /** RFC 6532 allows it. */
    private static boolean isLegal(Defect.Code code) {
        return code == Defect.Code.NON_ASCII_ADDRESS || code == Defect.Code.RAW_UTF8_IN_HEADER;
    }

    /** Controls, folds, halves of surrogate pairs, and format characters, which nobody sees. */
    private static boolean hasOddChars(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLone = Character.isSurrogate(c) && !AddrSpec.isPair(text, i);
            boolean isFormat = Character.getType(text.codePointAt(i)) == Character.FORMAT;
            if (AddrSpec.isControl(c) || isLone || isFormat) {
                return true;
            }
        }
        return false;
    }

    /** Within the sizes of RFC 5321 4.5.3.1, with a domain that has an ASCII form. */
    private static boolean isDeliverable(Mailbox mailbox) {
        Optional<String> domain = mailbox.asciiDomain();
        return domain.isPresent()
                && domain.get().length() <= DOMAIN_OCTETS
                && mailbox.localPart().getBytes(StandardCharsets.UTF_8).length <= LOCAL_PART_OCTETS;
    }
}
