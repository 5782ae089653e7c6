package dev.paperknife.cli;

import dev.paperknife.mime.header.Address;
import dev.paperknife.mime.header.AuthenticationResults;
import dev.paperknife.mime.header.DateTime;
import dev.paperknife.mime.header.Group;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.header.MessageId;
import dev.paperknife.mime.header.Parameters;
import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.header.Received;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The forms of header values by name, each with its JSON; and which form the value of a field calls for. */
final class Forms {
    private static final Map<String, Form> FORMS = forms();
    private static final Map<String, String> BY_FIELD = byField();

    private Forms() {}

    /** One form: reads a value and writes what it comes to. */
    @FunctionalInterface
    interface Form {
        void write(Slice value, ReadContext context, JsonRecord json);
    }

    /** The form of that name. */
    static Optional<Form> named(String name) {
        return Optional.ofNullable(FORMS.get(name));
    }

    /** Their names, in the order of the help. */
    static Set<String> names() {
        return FORMS.keySet();
    }

    /** The form that the value of a field calls for: {@code text} for a field that has no other. */
    static Form ofField(String fieldName) {
        return FORMS.getOrDefault(BY_FIELD.getOrDefault(Ascii.lower(fieldName), "text"), Forms::writeText);
    }

    private static Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put("raw", of(HeaderForms.raw(), (text, json) -> json.text(text)));
        forms.put("text", Forms::writeText);
        forms.put("addresses", listOf(HeaderForms.addresses(), Forms::mailbox));
        forms.put("groupedAddresses", listOf(HeaderForms.groupedAddresses(), Forms::group));
        forms.put("addressList", listOf(HeaderForms.addressList(), Forms::address));
        forms.put(
                "messageIds",
                nullable(HeaderForms.messageIds(), (MessageId id, JsonRecord json) -> json.text(id.id())));
        forms.put("urls", nullable(HeaderForms.urls(), (String url, JsonRecord json) -> json.text(url)));
        forms.put(
                "date",
                optional(HeaderForms.date(), (DateTime date, JsonRecord json) -> json.text(EmailJson.date(date))));
        forms.put(
                "contentType",
                of(
                        HeaderForms.contentType(),
                        (type, json) -> typed(json, "type", type.mediaType(), type.parameters())));
        forms.put(
                "contentDisposition",
                of(
                        HeaderForms.contentDisposition(),
                        (disposition, json) ->
                                typed(json, "disposition", disposition.type(), disposition.parameters())));
        forms.put(
                "contentTransferEncoding",
                of(
                        HeaderForms.transferEncoding(),
                        (value, json) -> json.text(value.encoding().token())));
        forms.put(
                "contentLanguage",
                listOf(HeaderForms.contentLanguage(), (String tag, JsonRecord json) -> json.text(tag)));
        forms.put(
                "contentLocation",
                optional(HeaderForms.contentLocation(), (String uri, JsonRecord json) -> json.text(uri)));
        forms.put(
                "mimeVersion", optional(HeaderForms.mimeVersion(), (String text, JsonRecord json) -> json.text(text)));
        forms.put("received", of(HeaderForms.received(), Forms::received));
        forms.put("returnPath", optional(HeaderForms.returnPath(), (String path, JsonRecord json) -> json.text(path)));
        forms.put("authenticationResults", of(HeaderForms.authenticationResults(), Forms::results));
        forms.put("tagList", optional(HeaderForms.tagList(), (tags, json) -> texts(json, tags.tags())));
        forms.put("listId", optional(HeaderForms.listId(), (list, json) -> {
            json.startObject();
            json.text("name", list.name());
            json.text("id", list.id());
            json.endObject();
        }));
        forms.put(
                "autoSubmitted",
                optional(
                        HeaderForms.autoSubmitted(),
                        (value, json) -> typed(json, "keyword", value.keyword(), value.parameters())));
        forms.put(
                "priority",
                optional(
                        HeaderForms.priority(),
                        (priority, json) -> json.text(priority.name().toLowerCase(Locale.ROOT))));
        forms.put("keyword", optional(HeaderForms.keyword(), (String word, JsonRecord json) -> json.text(word)));
        return forms;
    }

    private static Map<String, String> byField() {
        Map<String, String> forms = new LinkedHashMap<>();
        put(
                forms,
                "addressList",
                "from",
                "sender",
                "reply-to",
                "to",
                "cc",
                "bcc",
                "resent-from",
                "resent-sender",
                "resent-to",
                "resent-cc",
                "resent-bcc");
        put(
                forms,
                "addressList",
                "mail-followup-to",
                "mail-reply-to",
                "disposition-notification-to",
                "errors-to",
                "return-receipt-to");
        put(forms, "messageIds", "message-id", "in-reply-to", "references", "resent-message-id", "content-id");
        put(forms, "date", "date", "resent-date", "delivery-date", "expires", "expiry-date");
        put(
                forms,
                "urls",
                "list-help",
                "list-unsubscribe",
                "list-subscribe",
                "list-post",
                "list-owner",
                "list-archive");
        put(forms, "contentType", "content-type");
        put(forms, "contentDisposition", "content-disposition");
        put(forms, "contentTransferEncoding", "content-transfer-encoding");
        put(forms, "contentLanguage", "content-language");
        put(forms, "contentLocation", "content-location", "content-base");
        put(forms, "mimeVersion", "mime-version");
        put(forms, "received", "received", "x-received");
        put(forms, "returnPath", "return-path");
        put(forms, "authenticationResults", "authentication-results", "arc-authentication-results");
        put(forms, "tagList", "dkim-signature", "arc-seal", "arc-message-signature");
        put(forms, "listId", "list-id");
        put(forms, "autoSubmitted", "auto-submitted");
        put(forms, "priority", "priority", "x-priority", "importance", "x-msmail-priority");
        return forms;
    }

    private static void put(Map<String, String> forms, String form, String... fields) {
        for (String field : fields) {
            forms.put(field, form);
        }
    }

    // ---- kinds of forms

    private static void writeText(Slice value, ReadContext context, JsonRecord json) {
        json.text(HeaderForms.text().read(value, context));
    }

    private static <T> Form of(HeaderForm<T> form, BiConsumer<T, JsonRecord> writer) {
        return (value, context, json) -> writer.accept(form.read(value, context), json);
    }

    private static <T> Form optional(HeaderForm<Optional<T>> form, BiConsumer<T, JsonRecord> writer) {
        return (value, context, json) ->
                form.read(value, context).ifPresentOrElse(found -> writer.accept(found, json), json::nothing);
    }

    private static <T> Form listOf(HeaderForm<List<T>> form, BiConsumer<T, JsonRecord> writer) {
        return (value, context, json) ->
                json.list(form.read(value, context), (T element) -> writer.accept(element, json));
    }

    /** A list that RFC 8621 has as null where nothing is in it. */
    private static <T> Form nullable(HeaderForm<List<T>> form, BiConsumer<T, JsonRecord> writer) {
        Function<List<T>, Optional<List<T>>> unlessEmpty =
                list -> list.isEmpty() ? Optional.empty() : Optional.of(list);
        return (value, context, json) -> unlessEmpty
                .apply(form.read(value, context))
                .ifPresentOrElse(list -> json.list(list, (T element) -> writer.accept(element, json)), json::nothing);
    }

    // ---- values

    private static void mailbox(Mailbox mailbox, JsonRecord json) {
        EmailJson.mailbox(json, mailbox);
    }

    private static void group(Group group, JsonRecord json) {
        json.startObject();
        json.text("name", group.name());
        json.list("addresses", group.members(), (Mailbox member) -> mailbox(member, json));
        json.endObject();
    }

    private static void address(Address address, JsonRecord json) {
        if (address instanceof Mailbox mailbox) {
            mailbox(mailbox, json);
        } else if (address instanceof Group group) {
            group(group, json);
        }
    }

    private static void typed(JsonRecord json, String key, String value, Parameters parameters) {
        json.startObject();
        json.text(key, value);
        json.name("parameters");
        texts(json, parameters.asMap());
        json.endObject();
    }

    private static void texts(JsonRecord json, Map<String, String> texts) {
        json.startObject();
        texts.forEach(json::text);
        json.endObject();
    }

    private static void received(Received received, JsonRecord json) {
        json.startObject();
        json.text("from", received.from());
        json.text("by", received.by());
        json.text("via", received.via());
        json.text("with", received.with());
        json.text("id", received.id());
        json.text("for", received.recipient());
        json.text("date", received.date().map(EmailJson::date));
        json.endObject();
    }

    private static void results(AuthenticationResults results, JsonRecord json) {
        json.startObject();
        json.text("authservId", results.authservId());
        json.list("results", results.results(), (AuthenticationResults.Result result) -> {
            json.startObject();
            json.text("method", result.method());
            json.text("result", result.result());
            json.text("reason", result.reason());
            json.startObject("properties");
            result.properties().forEach(p -> json.text(p.type() + "." + p.name(), p.value()));
            json.endObject();
            json.endObject();
        });
        json.endObject();
    }
}
