package dev.paperknife.mime.message;

import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.List;

/** Values of structured fields that a program gives as text: they are understood beyond doubt, or refused. */
final class Values {
    private Values() {}

    /** The mailboxes and groups of a text; each mailbox has an address. */
    static List<Address> addresses(String field, String text) {
        List<Address> list = read(field, text, HeaderForms.addressList());
        for (Address address : list) {
            if (address instanceof Mailbox mailbox && mailbox.domain().isEmpty()) {
                throw refused(field, "no address", "RFC 5322 3.4", text);
            }
        }
        if (list.isEmpty()) {
            throw refused(field, "no address", "RFC 5322 3.4", text);
        }
        return list;
    }

    static List<MessageId> ids(String field, String text) {
        List<MessageId> ids = read(field, text, HeaderForms.messageIds());
        StringBuilder all = new StringBuilder();
        ids.forEach(id -> all.append(id.format()));
        if (ids.isEmpty() || !withoutBlanksBetween(text).contentEquals(all)) {
            throw refused(field, "no message id", "RFC 5322 3.6.4", text);
        }
        return ids;
    }

    private static String withoutBlanksBetween(String ids) {
        StringBuilder out = new StringBuilder(ids.length());
        boolean isInside = false;
        for (int i = 0; i < ids.length(); i++) {
            char c = ids.charAt(i);
            isInside = c == '<' || (isInside && c != '>');
            if (isInside || (c != ' ' && c != '\t')) {
                out.append(c);
            }
        }
        return out.toString();
    }

    static DateTime date(String field, String text) {
        return read(field, text, HeaderForms.date()).orElseThrow(() -> refused(field, "no date", "RFC 5322 3.3", text));
    }

    static TransferEncoding encoding(String text) {
        return TransferEncoding.forToken(text)
                .orElseThrow(() -> refused("Content-Transfer-Encoding", "no encoding", "RFC 2045 6", text));
    }

    private static <T> T read(String field, String text, HeaderForm<T> form) {
        Permitted.text(field, text);
        List<Defect.Code> found = new ArrayList<>(0);
        ReadContext context = ReadContext.DEFAULT.withDefects((code, offset, length, detail) -> found.add(code));
        T value = form.read(Slice.of(text), context);
        for (Defect.Code code : found) {
            if (code.impact() != Defect.Impact.HARMLESS && !isWanted(code)) {
                throw refused(field, code.id(), code.rfc(), text);
            }
        }
        return value;
    }

    /** What looks odd to a reader but is what the caller wrote. */
    private static boolean isWanted(Defect.Code code) {
        return switch (code) {
            case ADDRESS_IN_DISPLAY_NAME, NON_ASCII_ADDRESS, BIDI_OVERRIDE, INVISIBLE_IN_TEXT -> true;
            default -> false;
        };
    }

    static String requireAscii(String field, String value) {
        if (!isAscii(value)) {
            throw refused(field, "a character that is not ASCII", "RFC 5322 2.2", value);
        }
        return value;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException refused(String field, String what, String rule, String text) {
        return new IllegalArgumentException(
                "no value for " + field + ": " + what + " (" + rule + "): " + Permitted.shown(text));
    }
}
