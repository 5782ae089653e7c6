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
import java.util.ArrayList;
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
        this.parts = new PartJson(json, findings, charset, this);
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

    /** A message inside another; its section numbers begin with the prefix. */
    void message(Message message, String prefix) {
        json.startObject();
        content(message, prefix);
        json.endObject();
    }

    private void content(Message message, String prefix) {
        Map<String, List<Group>> addresses = addresses(message.header());
        json.startObject("email");
        json.number("size", message.size());
        header(message, addresses);
        json.name("bodyStructure");
        parts.structure(message);
        parts.list("textBody", message.textBody());
        parts.list("htmlBody", message.htmlBody());
        parts.list("attachments", message.attachments());
        json.startObject("bodyValues");
        parts.values(message);
        json.endObject();
        json.flag("hasAttachment", message.hasAttachment());
        json.text("preview", message.preview());
        json.endObject();
        json.startObject("x");
        groups(addresses);
        defects(findings.of(prefix));
        readings(findings.readings(prefix));
        json.endObject();
    }

    // ---- fields

    /** The address fields that there are, by their keys, each read once. */
    private static Map<String, List<Group>> addresses(Header header) {
        Map<String, List<Group>> addresses = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : ADDRESS_FIELDS.entrySet()) {
            Optional<List<Group>> groups = header.first(field.getValue(), HeaderForms.groupedAddresses());
            if (groups.isPresent()) {
                addresses.put(field.getKey(), groups.get());
            }
        }
        return addresses;
    }

    private void header(Message message, Map<String, List<Group>> addresses) {
        Header header = message.header();
        ids("messageId", header, "Message-ID");
        ids("inReplyTo", header, "In-Reply-To");
        ids("references", header, "References");
        for (String key : ADDRESS_FIELDS.keySet()) {
            mailboxes(key, addresses.get(key));
        }
        json.text("subject", message.subject());
        Optional<DateTime> sent = message.date();
        json.text("sentAt", sent.isPresent() ? Optional.of(date(sent.get())) : Optional.empty());
        json.startList("headers");
        for (Field field : header.fields()) {
            field(field);
        }
        json.endList();
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
            return;
        }
        json.startList(key);
        for (MessageId id : ids) {
            json.text(id.id());
        }
        json.endList();
    }

    /** The mailboxes of a field, those in groups too. */
    private void mailboxes(String key, @Nullable List<Group> groups) {
        if (groups == null) {
            json.nothing(key);
            return;
        }
        json.startList(key);
        for (Group group : groups) {
            mailboxes(group.members());
        }
        json.endList();
    }

    private void mailboxes(List<Mailbox> mailboxes) {
        for (Mailbox mailbox : mailboxes) {
            mailbox(json, mailbox);
        }
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
        Optional<String> value = field.read(HeaderForms.raw());
        json.text("value", value.isPresent() ? value.get() : utf8(field));
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
        for (Map.Entry<String, List<Group>> field : addresses.entrySet()) {
            List<Group> named = named(field.getValue());
            if (!named.isEmpty()) {
                groups(field.getKey(), named);
            }
        }
        json.endObject();
    }

    /** The groups that have names: one without holds mailboxes that stand in no group. */
    private static List<Group> named(List<Group> groups) {
        List<Group> named = new ArrayList<>();
        for (Group group : groups) {
            if (group.name().isPresent()) {
                named.add(group);
            }
        }
        return named;
    }

    private void groups(String key, List<Group> groups) {
        json.startList(key);
        for (Group group : groups) {
            json.startObject();
            json.text("name", group.name());
            json.startList("addresses");
            mailboxes(group.members());
            json.endList();
            json.endObject();
        }
        json.endList();
    }

    private void readings(List<Reading> readings) {
        json.startList("readings");
        for (Reading reading : readings) {
            json.startObject();
            json.text("reason", reading.reason().id());
            json.text("section", reading.section());
            leaves(reading.leaves());
            json.endObject();
        }
        json.endList();
    }

    private void leaves(List<Leaf> leaves) {
        json.startList("leaves");
        for (Leaf leaf : leaves) {
            json.startObject();
            json.text("type", leaf.contentType().mediaType());
            json.text("name", leaf.name());
            json.number("size", leaf.size());
            json.text("sha256", leaf.sha256());
            json.endObject();
        }
        json.endList();
    }

    private void defects(List<Finding> findings) {
        json.startList("defects");
        for (Finding finding : findings) {
            json.startObject();
            DefectJson.properties(json, finding.defect());
            json.number("line", finding.line());
            json.number("column", finding.column());
            DefectJson.evidence(json, finding.defect());
            json.endObject();
        }
        json.endList();
    }
}
