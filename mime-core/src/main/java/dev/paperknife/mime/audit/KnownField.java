package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.HeaderForm;
import dev.paperknife.mime.header.HeaderForms;
import dev.paperknife.mime.source.Slice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A field name that the rules know: the form of its value, and where it may stand once only. Any other field is text (RFC 5322 3.6.8). */
enum KnownField {
    FROM("from", Form.ADDRESSES, Times.ONCE_IN_MESSAGES),
    SENDER("sender", Form.ADDRESSES, Times.ONCE_IN_MESSAGES),
    REPLY_TO("reply-to", Form.ADDRESSES, Times.ONCE_IN_MESSAGES),
    TO("to", Form.ADDRESSES, Times.ONCE_IN_MESSAGES),
    CC("cc", Form.ADDRESSES, Times.ONCE_IN_MESSAGES),
    BCC("bcc", Form.ADDRESSES, Times.ONCE_IN_MESSAGES),
    DATE("date", Form.DATE, Times.ONCE_IN_MESSAGES),
    SUBJECT("subject", Form.TEXT, Times.ONCE_IN_MESSAGES),
    MESSAGE_ID("message-id", Form.MESSAGE_ID, Times.ONCE_IN_MESSAGES),
    IN_REPLY_TO("in-reply-to", Form.MESSAGE_IDS, Times.ONCE_IN_MESSAGES),
    REFERENCES("references", Form.MESSAGE_IDS, Times.ONCE_IN_MESSAGES),
    RETURN_PATH("return-path", Form.RETURN_PATH, Times.ONCE_IN_MESSAGES),
    RECEIVED("received", Form.RECEIVED, Times.ANY),
    RESENT_FROM("resent-from", Form.ADDRESSES, Times.ANY),
    RESENT_SENDER("resent-sender", Form.ADDRESSES, Times.ANY),
    RESENT_TO("resent-to", Form.ADDRESSES, Times.ANY),
    RESENT_CC("resent-cc", Form.ADDRESSES, Times.ANY),
    RESENT_BCC("resent-bcc", Form.ADDRESSES, Times.ANY),
    RESENT_DATE("resent-date", Form.DATE, Times.ANY),
    RESENT_MESSAGE_ID("resent-message-id", Form.MESSAGE_ID, Times.ANY),
    MIME_VERSION("mime-version", Form.MIME_VERSION, Times.ANY),
    CONTENT_TYPE("content-type", Form.CONTENT_TYPE, Times.ONCE),
    CONTENT_TRANSFER_ENCODING("content-transfer-encoding", Form.TRANSFER_ENCODING, Times.ONCE),
    CONTENT_DISPOSITION("content-disposition", Form.CONTENT_DISPOSITION, Times.ONCE),
    CONTENT_ID("content-id", Form.MESSAGE_ID, Times.ONCE),
    CONTENT_DESCRIPTION("content-description", Form.TEXT, Times.ONCE),
    CONTENT_LOCATION("content-location", Form.CONTENT_LOCATION, Times.ONCE),
    CONTENT_BASE("content-base", Form.CONTENT_LOCATION, Times.ONCE),
    CONTENT_MD5("content-md5", Form.CONTENT_MD5, Times.ONCE),
    CONTENT_LANGUAGE("content-language", Form.CONTENT_LANGUAGE, Times.ONCE),
    CONTENT_DURATION("content-duration", Form.TEXT, Times.ONCE),
    DKIM_SIGNATURE("dkim-signature", Form.TAG_LIST, Times.ANY),
    ARC_SEAL("arc-seal", Form.TAG_LIST, Times.ANY),
    ARC_MESSAGE_SIGNATURE("arc-message-signature", Form.TAG_LIST, Times.ANY),
    AUTHENTICATION_RESULTS("authentication-results", Form.AUTHENTICATION_RESULTS, Times.ANY),
    ARC_AUTHENTICATION_RESULTS("arc-authentication-results", Form.AUTHENTICATION_RESULTS, Times.ANY),
    LIST_ID("list-id", Form.LIST_ID, Times.ONCE_IN_MESSAGES),
    LIST_HELP("list-help", Form.URLS, Times.ANY),
    LIST_UNSUBSCRIBE("list-unsubscribe", Form.URLS, Times.ONCE_IN_MESSAGES),
    LIST_UNSUBSCRIBE_POST("list-unsubscribe-post", Form.TEXT, Times.ONCE_IN_MESSAGES),
    LIST_SUBSCRIBE("list-subscribe", Form.URLS, Times.ANY),
    LIST_POST("list-post", Form.URLS, Times.ANY),
    LIST_OWNER("list-owner", Form.URLS, Times.ANY),
    LIST_ARCHIVE("list-archive", Form.URLS, Times.ANY),
    AUTO_SUBMITTED("auto-submitted", Form.AUTO_SUBMITTED, Times.ANY),
    X_MOZILLA_EXTERNAL_ATTACHMENT_URL("x-mozilla-external-attachment-url", Form.TEXT, Times.NEVER),
    X_MOZILLA_CLOUD_PART("x-mozilla-cloud-part", Form.TEXT, Times.NEVER),
    X_MOZILLA_ALTERED("x-mozilla-altered", Form.TEXT, Times.NEVER),
    X_IMAPBASE("x-imapbase", Form.TEXT, Times.NEVER),
    X_IMAP("x-imap", Form.TEXT, Times.NEVER);

    /** What the value is read as. */
    private enum Form {
        TEXT,
        ADDRESSES,
        DATE,
        MESSAGE_ID,
        MESSAGE_IDS,
        RETURN_PATH,
        RECEIVED,
        MIME_VERSION,
        CONTENT_TYPE,
        TRANSFER_ENCODING,
        CONTENT_DISPOSITION,
        CONTENT_LOCATION,
        CONTENT_MD5,
        CONTENT_LANGUAGE,
        TAG_LIST,
        AUTHENTICATION_RESULTS,
        LIST_ID,
        URLS,
        AUTO_SUBMITTED;

        /** Only the forms that are asked for are made, since a message has few of these fields. */
        HeaderForm<?> form() {
            return switch (this) {
                case TEXT -> HeaderForms.text();
                case ADDRESSES -> HeaderForms.addresses();
                case DATE -> HeaderForms.date();
                case MESSAGE_ID -> HeaderForms.messageId();
                case MESSAGE_IDS -> HeaderForms.messageIds();
                case RETURN_PATH -> HeaderForms.returnPath();
                case RECEIVED -> HeaderForms.received();
                case MIME_VERSION -> HeaderForms.mimeVersion();
                case CONTENT_TYPE -> HeaderForms.contentType();
                case TRANSFER_ENCODING -> HeaderForms.transferEncoding();
                case CONTENT_DISPOSITION -> HeaderForms.contentDisposition();
                case CONTENT_LOCATION -> HeaderForms.contentLocation();
                case CONTENT_MD5 -> HeaderForms.contentMd5();
                case CONTENT_LANGUAGE -> HeaderForms.contentLanguage();
                case TAG_LIST -> HeaderForms.tagList();
                case AUTHENTICATION_RESULTS -> HeaderForms.authenticationResults();
                case LIST_ID -> HeaderForms.listId();
                case URLS -> HeaderForms.urls();
                case AUTO_SUBMITTED -> HeaderForms.autoSubmitted();
            };
        }
    }

    /** How often a field of that name may stand in a header section (RFC 5322 3.6, RFC 2045 3). */
    private enum Times {
        NEVER,
        ONCE,
        ONCE_IN_MESSAGES,
        ANY
    }

    private static final int BUCKETS = 1 << 10;
    private static final List<List<KnownField>> BY_LENGTH_AND_INITIAL = buckets();

    private final String name;
    private final Form form;
    private final Times times;
    private final Optional<KnownField> found = Optional.of(this);

    KnownField(String name, Form form, Times times) {
        this.name = name;
        this.form = form;
        this.times = times;
    }

    private static List<List<KnownField>> buckets() {
        List<List<KnownField>> buckets = new ArrayList<>(Collections.nCopies(BUCKETS, List.of()));
        for (KnownField field : values()) {
            int bucket = bucket(field.name.length(), field.name.charAt(0));
            List<KnownField> same = new ArrayList<>(buckets.get(bucket));
            same.add(field);
            buckets.set(bucket, same);
        }
        return buckets;
    }

    /** The same for either case of the initial. */
    private static int bucket(int length, int initial) {
        return ((length << 5) | (initial & 0x1F)) & (BUCKETS - 1);
    }

    /** What is known of the field's name, whatever its case, without making a text of it: most fields are not known. */
    static Optional<KnownField> of(Field field) {
        Slice raw = field.raw();
        int length = FieldText.nameEnd(raw.array(), raw.from(), raw.to()) - raw.from();
        if (length > 0) {
            for (KnownField known : BY_LENGTH_AND_INITIAL.get(bucket(length, raw.array()[raw.from()]))) {
                if (field.isNamed(known.name)) {
                    return known.found;
                }
            }
        }
        return Optional.empty();
    }

    /** In lower case. */
    String lowerName() {
        return name;
    }

    HeaderForm<?> form() {
        return form.form();
    }

    boolean isText() {
        return form == Form.TEXT;
    }

    boolean holdsAddresses() {
        return form == Form.ADDRESSES || this == RETURN_PATH;
    }

    /** Whether it may stand once only, in the header section of a message or in that of another part. */
    boolean isOnce(boolean inMessage) {
        return times == Times.ONCE || (inMessage && times == Times.ONCE_IN_MESSAGES);
    }

    /** Whether it controls a mail client and has no place in mail that was sent. */
    boolean isClientControl() {
        return times == Times.NEVER;
    }
}
