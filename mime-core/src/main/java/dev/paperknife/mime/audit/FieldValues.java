package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectSink;
import dev.paperknife.mime.source.Slice;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads each field in the form its name calls for, to hear what is wrong with its value; and counts the authors. */
final class FieldValues implements FieldRule {
    @Override
    public void check(Entity entity, List<NamedField> fields, DefectSink defects) {
        ReadContext context = entity.header().context().withDefects(defects);
        boolean isFirstFrom = entity instanceof Message;
        for (NamedField field : fields) {
            if (isFirstFrom && entity instanceof Message message && field.is(KnownField.FROM)) {
                isFirstFrom = false;
                Optional<List<Mailbox>> mailboxes = readForm(field.field(), HeaderForms.addresses(), context);
                if (mailboxes.isPresent()) {
                    authors(mailboxes.get(), field.raw(), message, defects);
                }
            } else if (field.is(KnownField.SENDER) || field.is(KnownField.RESENT_SENDER)) {
                Optional<List<Address>> list = readForm(field.field(), HeaderForms.addressList(), context);
                if (list.isPresent()) {
                    sender(list.get(), field.raw(), defects);
                }
            } else {
                read(field, context);
            }
        }
    }

    private static void read(NamedField field, ReadContext context) {
        Optional<KnownField> known = field.known();
        boolean isText = known.isEmpty() || known.get().isText();
        if (!isText) {
            readForm(field.field(), known.get().form(), context);
        } else if (!isPlain(field.raw(), context)) {
            field.field().read(HeaderForms.text(), context);
        }
    }

    /** Bytes above 127 are told of wherever in the value they stand, also where no form makes anything of them. */
    private static <T> Optional<T> readForm(Field field, HeaderForm<T> form, ReadContext context) {
        Slice value = field.value();
        if (Charsets.isAscii(value.array(), value.from(), value.to())) {
            return field.read(form, context);
        }
        HighBytesHeard heard = new HighBytesHeard(context.defects());
        Optional<T> read = field.read(form, context.withDefects(heard));
        if (read.isPresent() && !heard.isHeard) {
            boolean isUtf8 = Charsets.isUtf8(value.array(), value.from(), value.to());
            context.defects().report(isUtf8 ? Defect.Code.RAW_UTF8_IN_HEADER : Defect.Code.RAW_8BIT_IN_HEADER, value);
        }
        return read;
    }

    /** Passes everything on, and remembers whether it was about bytes above 127. */
    private static final class HighBytesHeard implements DefectSink {
        private static final Set<Defect.Code> CODES = EnumSet.of(
                Defect.Code.RAW_8BIT_IN_HEADER, Defect.Code.RAW_UTF8_IN_HEADER, Defect.Code.NON_ASCII_ADDRESS);

        private final DefectSink next;
        private boolean isHeard;

        HighBytesHeard(DefectSink next) {
            this.next = next;
        }

        @Override
        public void report(Defect.Code code, long offset, long length, String detail) {
            isHeard |= CODES.contains(code);
            next.report(code, offset, length, detail);
        }

        @Override
        public void report(Defect.Code code, Slice where) {
            isHeard |= CODES.contains(code);
            next.report(code, where);
        }
    }

    /** Whether nothing can be wrong with it as text: it is ASCII without encoded-words, as most fields are. */
    private static boolean isPlain(Slice raw, ReadContext context) {
        byte[] bytes = raw.array();
        if (raw.length() > context.limits().fieldBytes() || !Charsets.isAscii(bytes, raw.from(), raw.to())) {
            return false;
        }
        int equals = Ascii.indexOf(bytes, raw.from(), raw.to(), (byte) '=');
        while (equals + 1 < raw.to() && bytes[equals + 1] != '?') {
            equals = Ascii.indexOf(bytes, equals + 1, raw.to(), (byte) '=');
        }
        return equals + 1 >= raw.to();
    }

    /** One mailbox sends a message (RFC 5322 3.6.2), or one group (RFC 6854 2.1). */
    private static void sender(List<Address> list, Slice sender, DefectSink defects) {
        int senders = 0;
        for (Address address : list) {
            boolean isNobody =
                    address instanceof Mailbox mailbox && mailbox.domain().isEmpty();
            senders += isNobody ? 0 : 1;
        }
        if (senders > 1) {
            defects.report(Defect.Code.INVALID_FIELD_VALUE, sender);
        }
    }

    private static void authors(List<Mailbox> mailboxes, Slice from, Message message, DefectSink defects) {
        if (mailboxes.size() == 1 && !mailboxes.get(0).domain().isEmpty()) {
            return;
        }
        long authors = mailboxes.stream()
                .filter(mailbox -> !mailbox.domain().isEmpty())
                .map(Mailbox::address)
                .distinct()
                .count();
        if (authors == 0) {
            defects.report(Defect.Code.EMPTY_FROM, from);
        } else if (authors > 1 && message.sender().isEmpty()) {
            defects.report(Defect.Code.MULTIPLE_FROM, from);
        }
    }
}
