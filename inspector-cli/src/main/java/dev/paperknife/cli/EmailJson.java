package dev.paperknife.cli;

import dev.paperknife.mime.audit.Leaf;
import dev.paperknife.mime.audit.Reading;
import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a letter as the object that {@code eml schema} describes: RFC 8621's Email, and what an inspector adds. */
final class EmailJson {
    /** Grows when a key goes or changes its type. */
    static final int SCHEMA_VERSION = 1;

    /** The keys of address fields, each with the field's name. */
    private static final Map<String, String> ADDRESS_FIELDS = addressFields();

    private final JsonRecord json;
    private final Findings findings;
    private final PartJson parts;

    EmailJson(JsonRecord json, Findings findings, TextCharset charset) {
        this.json = json;
        this.findings = findings;
        this.parts = new PartJson(json, findings, charset, this::message);
    }

    private static Map<String, String> addressFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sender", "Sender");
        fields.put("from", "From");
        fields.put("to", "To");
        fields.put("cc", "Cc");
        fields.put("bcc", "Bcc");
        fields.put("replyTo", "Reply-To");
        return fields;
    }

    /** The whole record. */
    void letter(Letter letter) throws IOException {
        json.startObject();
        source(letter, json);
        content(letter.message(), "");
        json.endObject();
    }

    /** What each record about a letter begins with: the version of its schema, and where the letter came from. */
    static void source(Letter letter, JsonRecord json) throws IOException {
        Digest digest = Digest.of(letter.source());
        json.number("schemaVersion", SCHEMA_VERSION);
        json.startObject("source");
        json.text("path", letter.path());
        json.number("index", letter.index());
        json.number("offset", letter.offset());
        json.number("size", digest.size());
        json.text("sha256", digest.sha256());
        json.endObject();
    }

    /** A message inside another. */
    private void message(Message message, String prefix) {
        json.startObject();
        content(message, prefix);
        json.endObject();
    }

    private void content(Message message, String prefix) {
        Map<String, List<Group>> addresses = addresses(message.header());
        json.startObject("email");
        json.number("size", message.size());
        header(message.header(), addresses);
        json.name("bodyStructure");
        parts.structure(message);
        json.list("textBody", message.textBody(), parts::alone);
        json.list("htmlBody", message.htmlBody(), parts::alone);
        json.list("attachments", message.attachments(), parts::alone);
        json.startObject("bodyValues");
        parts.values(message);
        json.endObject();
        json.flag("hasAttachment", message.hasAttachment());
        json.text("preview", message.preview());
        json.endObject();
        json.startObject("x");
        groups(addresses);
        json.list("defects", findings.of(prefix), this::finding);
        json.list("readings", findings.readings(prefix), this::reading);
        json.endObject();
    }

    // ---- fields

    /** The address fields that there are, by their keys, each read once. */
    private static Map<String, List<Group>> addresses(Header header) {
        Map<String, List<Group>> addresses = new LinkedHashMap<>();
        ADDRESS_FIELDS.forEach((key, name) ->
                header.first(name, HeaderForms.groupedAddresses()).ifPresent(groups -> addresses.put(key, groups)));
        return addresses;
    }

    private void header(Header header, Map<String, List<Group>> addresses) {
        ids("messageId", header, "Message-ID");
        ids("inReplyTo", header, "In-Reply-To");
        ids("references", header, "References");
        ADDRESS_FIELDS.keySet().forEach(key -> mailboxes(key, addresses.get(key)));
        json.text("subject", header.first("Subject", HeaderForms.text()));
        Optional<DateTime> sent = header.first("Date", HeaderForms.date()).flatMap(date -> date);
        json.text("sentAt", sent.map(EmailJson::date));
        json.list("headers", header.fields(), this::field);
    }

    /** A date with its own offset, which is never {@code Z}. To make the JDK's formatter takes longer than to read a short message. */
    static String date(DateTime date) {
        String time = date.value().toLocalTime().toString(); // without seconds where there are none
        String offset = date.value().getOffset().getId();
        return date.value().toLocalDate()
                + ("T" + time + (time.length() == "00:00".length() ? ":00" : ""))
                + (offset.equals("Z") ? "+00:00" : offset);
    }

    private void ids(String key, Header header, String name) {
        List<MessageId> ids = header.first(name, HeaderForms.messageIds()).orElse(List.of());
        if (ids.isEmpty()) {
            json.nothing(key);
        } else {
            json.list(key, ids, (MessageId id) -> json.text(id.id()));
        }
    }

    /** The mailboxes of a field, those in groups too. */
    private void mailboxes(String key, @Nullable List<Group> groups) {
        if (groups == null) {
            json.nothing(key);
            return;
        }
        json.startList(key);
        for (Group group : groups) {
            group.members().forEach(this::mailbox);
        }
        json.endList();
    }

    private void mailbox(Mailbox mailbox) {
        mailbox(json, mailbox);
    }

    static void mailbox(JsonRecord json, Mailbox mailbox) {
        json.startObject();
        json.text("name", mailbox.name());
        json.text("email", mailbox.address());
        json.endObject();
    }

    private void field(Field field) {
        json.startObject();
        json.text("name", field.name());
        json.text("value", field.read(HeaderForms.raw()).orElseGet(() -> utf8(field)));
        json.endObject();
    }

    /** The value of a field that is too long to be read as one: its text all the same. */
    private static String utf8(Field field) {
        return Charsets.decode(field.value(), Optional.of("utf-8"), CharsetHints.NONE)
                .text();
    }

    // ---- what an inspector adds

    private void groups(Map<String, List<Group>> addresses) {
        json.startObject("groups");
        addresses.forEach((key, all) -> {
            List<Group> groups =
                    all.stream().filter(group -> group.name().isPresent()).toList();
            if (!groups.isEmpty()) {
                json.list(key, groups, this::group);
            }
        });
        json.endObject();
    }

    private void group(Group group) {
        json.startObject();
        json.text("name", group.name());
        json.list("addresses", group.members(), this::mailbox);
        json.endObject();
    }

    private void reading(Reading reading) {
        json.startObject();
        json.text("reason", reading.reason().id());
        json.text("section", reading.section());
        json.list("leaves", reading.leaves(), this::leaf);
        json.endObject();
    }

    private void leaf(Leaf leaf) {
        json.startObject();
        json.text("type", leaf.contentType().mediaType());
        json.text("name", leaf.name());
        json.number("size", leaf.size());
        json.text("sha256", leaf.sha256());
        json.endObject();
    }

    private void finding(Finding finding) {
        json.startObject();
        DefectJson.properties(json, finding.defect());
        json.number("line", finding.line());
        json.number("column", finding.column());
        DefectJson.evidence(json, finding.defect());
        json.endObject();
    }
}
