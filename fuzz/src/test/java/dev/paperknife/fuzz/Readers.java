package dev.paperknife.fuzz;

import dev.paperknife.mime.audit.Audit;
import dev.paperknife.mime.audit.Reading;
import dev.paperknife.mime.audit.Readings;
import dev.paperknife.mime.codec.TransferEncoding;
import dev.paperknife.mime.header.EncodedWords;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.mailbox.Mbox;
import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.message.Multipart;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that can be asked of a message, and what it answers as text that can be compared. */
final class Readers {
    /** Every way to read the value of a field. */
    static final List<HeaderForm<?>> FORMS = List.of(
            HeaderForms.addressList(),
            HeaderForms.addresses(),
            HeaderForms.groupedAddresses(),
            HeaderForms.returnPath(),
            HeaderForms.date(),
            HeaderForms.messageIds(),
            HeaderForms.messageId(),
            HeaderForms.received(),
            HeaderForms.authenticationResults(),
            HeaderForms.tagList(),
            HeaderForms.listId(),
            HeaderForms.oneClick(),
            HeaderForms.autoSubmitted(),
            HeaderForms.typedValue(),
            HeaderForms.priority(),
            HeaderForms.keyword(),
            HeaderForms.raw(),
            HeaderForms.text(),
            HeaderForms.unstructured(),
            HeaderForms.contentType(),
            HeaderForms.contentDisposition(),
            HeaderForms.transferEncoding(),
            HeaderForms.mimeVersion(),
            HeaderForms.contentLanguage(),
            HeaderForms.contentLocation(),
            HeaderForms.contentMd5(),
            HeaderForms.urls());

    /** Each takes a source as a message. */
    static final List<Function<byte[], ?>> OF_MESSAGES = List.of(
            source -> views(Message.parse(source)),
            source -> entities(Message.parse(source)),
            source -> audit(Message.parse(source)),
            source -> Message.parse(source)
                    .reply(true)
                    .from("me@m.example")
                    .smtpUtf8()
                    .build(),
            source -> Message.parse(source)
                    .forward()
                    .from("me@m.example")
                    .smtpUtf8()
                    .build());

    /** Each takes a source as something else: the value of a field, an encoded body, an mbox. */
    static final List<Function<byte[], ?>> OF_OTHERS = List.of(
            Readers::forms,
            Readers::decoders,
            source -> EncodedWords.decode(Slice.of(source), ReadContext.DEFAULT),
            Readers::mbox);

    private Readers() {}

    /** What the message says of itself, by every accessor. */
    static List<String> views(Message message) {
        return List.of(
                "" + message.from() + message.sender() + message.replyTo() + message.to() + message.cc()
                        + message.bcc(),
                message.subject() + " " + message.date(),
                "" + message.messageId() + message.inReplyTo() + message.references(),
                message.textBody() + " " + message.htmlBody() + " " + message.attachments() + message.hasAttachment(),
                message.text() + " " + message.html(),
                message.preview(),
                message.defects() + " " + message.envelopeBytes() + " " + message.size());
    }

    /** What each entity says of itself, by every accessor, its fields by every form. */
    static List<String> entities(Message message) {
        return message.walk().map(Readers::entity).toList();
    }

    private static String entity(Entity entity) {
        return entity + " " + entity.raw().offset() + "+" + entity.raw().length() + " "
                + entity.rawBody().offset()
                + entity.disposition() + entity.transferEncoding() + entity.filename() + entity.safeFilename()
                + entity.contentType() + fields(entity) + body(entity);
    }

    private static String fields(Entity entity) {
        return entity.header().fields().stream()
                .map(field -> field.name() + "="
                        + FORMS.stream().map(form -> shown(field.read(form))).collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    private static String body(Entity entity) {
        try (InputStream in = entity.body().stream()) {
            byte[] bytes = entity.body().bytes();
            Laws.identity(bytes, octets -> read(in));
            String text =
                    entity.body() instanceof Content content ? content.decodeText() + "" + content.isTextCut() : "";
            String around = entity.body() instanceof Multipart multipart
                    ? multipart.preamble().latin1() + multipart.parts()
                    : "";
            return entity.body().size() + " " + Arrays.hashCode(bytes) + text + around;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the audit finds, and what other software makes of the message. */
    static List<String> audit(Message message) {
        List<String> found = new ArrayList<>();
        for (Defect defect : Audit.of(message)) {
            if (defect.offset() < 0 || defect.length() < 0) {
                throw new AssertionError(defect);
            }
            found.add(defect.toString());
        }
        for (Reading reading : Readings.of(message)) {
            found.add(reading.reason() + " " + reading.section() + " "
                    + reading.leaves().stream()
                            .map(leaf -> leaf.name() + " " + leaf.contentType())
                            .toList());
        }
        return found;
    }

    /** The bytes as the value of a field, by every form; what is reported stands within them. */
    static List<String> forms(byte[] value) {
        List<String> values = new ArrayList<>();
        Slice slice = Slice.of(value);
        for (HeaderForm<?> form : FORMS) {
            DefectLog log = new DefectLog(Limits.DEFAULT);
            values.add(shown(form.read(slice, ReadContext.DEFAULT.withDefects(log))));
            for (Defect defect : log.defects()) {
                if (defect.offset() < 0 || defect.offset() + defect.length() > value.length) {
                    throw new AssertionError(defect);
                }
            }
        }
        return values;
    }

    private static String shown(Object value) {
        Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (content instanceof Optional<?> inner) {
            return shown(inner);
        }
        return content instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(content);
    }

    /** The bytes as a body under every encoding, whole and as a stream, which must agree. */
    static List<byte[]> decoders(byte[] body) {
        List<byte[]> decoded = new ArrayList<>();
        for (TransferEncoding encoding : TransferEncoding.values()) {
            byte[] whole = encoding.decode(Slice.of(body), new DefectLog(Limits.DEFAULT));
            try (InputStream in = encoding.stream(Slice.of(body), new DefectLog(Limits.DEFAULT))) {
                Laws.identity(whole, octets -> read(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            decoded.add(whole);
        }
        return decoded;
    }

    /** The bytes as an mbox: its messages in order, none reaching into the next. */
    static List<String> mbox(byte[] source) {
        List<String> entries = new ArrayList<>();
        try (Mbox mbox = Mbox.open(Slice.of(source))) {
            long end = 0;
            while (mbox.hasNext()) {
                Mbox.Entry entry = mbox.next();
                if (entry.offset() < end || entry.offset() > source.length || entry.index() != entries.size()) {
                    throw new AssertionError(entry);
                }
                end = entry.offset();
                entries.add(entry.offset() + " " + entry.message().length());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
