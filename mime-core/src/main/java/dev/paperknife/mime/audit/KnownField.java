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
    FROM("from", HeaderForms.addresses(), Times.ONCE_IN_MESSAGES),
    SENDER("sender", HeaderForms.addresses(), Times.ONCE_IN_MESSAGES),
    REPLY_TO("reply-to", HeaderForms.addresses(), Times.ONCE_IN_MESSAGES),
    TO("to", HeaderForms.addresses(), Times.ONCE_IN_MESSAGES),
    CC("cc", HeaderForms.addresses(), Times.ONCE_IN_MESSAGES),
    BCC("bcc", HeaderForms.addresses(), Times.ONCE_IN_MESSAGES),
    DATE("date", HeaderForms.date(), Times.ONCE_IN_MESSAGES),
    SUBJECT("subject", Times.ONCE_IN_MESSAGES),
    MESSAGE_ID("message-id", HeaderForms.messageId(), Times.ONCE_IN_MESSAGES),
    IN_REPLY_TO("in-reply-to", HeaderForms.messageIds(), Times.ONCE_IN_MESSAGES),
    REFERENCES("references", HeaderForms.messageIds(), Times.ONCE_IN_MESSAGES),
    RETURN_PATH("return-path", HeaderForms.returnPath(), Times.ONCE_IN_MESSAGES),
    RECEIVED("received", HeaderForms.received(), Times.ANY),
    RESENT_FROM("resent-from", HeaderForms.addresses(), Times.ANY),
    RESENT_SENDER("resent-sender", HeaderForms.addresses(), Times.ANY),
    RESENT_TO("resent-to", HeaderForms.addresses(), Times.ANY),
    RESENT_CC("resent-cc", HeaderForms.addresses(), Times.ANY),
    RESENT_BCC("resent-bcc", HeaderForms.addresses(), Times.ANY),
    RESENT_DATE("resent-date", HeaderForms.date(), Times.ANY),
    RESENT_MESSAGE_ID("resent-message-id", HeaderForms.messageId(), Times.ANY),
    MIME_VERSION("mime-version", HeaderForms.mimeVersion(), Times.ANY),
    CONTENT_TYPE("content-type", HeaderForms.contentType(), Times.ONCE),
    CONTENT_TRANSFER_ENCODING("content-transfer-encoding", HeaderForms.transferEncoding(), Times.ONCE),
    CONTENT_DISPOSITION("content-disposition", HeaderForms.contentDisposition(), Times.ONCE),
    CONTENT_ID("content-id", HeaderForms.messageId(), Times.ONCE),
    CONTENT_DESCRIPTION("content-description", Times.ONCE),
    CONTENT_LOCATION("content-location", HeaderForms.contentLocation(), Times.ONCE),
    CONTENT_BASE("content-base", HeaderForms.contentLocation(), Times.ONCE),
    CONTENT_MD5("content-md5", HeaderForms.contentMd5(), Times.ONCE),
    CONTENT_LANGUAGE("content-language", HeaderForms.contentLanguage(), Times.ONCE),
    CONTENT_DURATION("content-duration", Times.ONCE),
    DKIM_SIGNATURE("dkim-signature", HeaderForms.tagList(), Times.ANY),
    ARC_SEAL("arc-seal", HeaderForms.tagList(), Times.ANY),
    ARC_MESSAGE_SIGNATURE("arc-message-signature", HeaderForms.tagList(), Times.ANY),
    AUTHENTICATION_RESULTS("authentication-results", HeaderForms.authenticationResults(), Times.ANY),
    ARC_AUTHENTICATION_RESULTS("arc-authentication-results", HeaderForms.authenticationResults(), Times.ANY),
    LIST_ID("list-id", HeaderForms.listId(), Times.ONCE_IN_MESSAGES),
    LIST_HELP("list-help", HeaderForms.urls(), Times.ANY),
    LIST_UNSUBSCRIBE("list-unsubscribe", HeaderForms.urls(), Times.ONCE_IN_MESSAGES),
    LIST_UNSUBSCRIBE_POST("list-unsubscribe-post", Times.ONCE_IN_MESSAGES),
    LIST_SUBSCRIBE("list-subscribe", HeaderForms.urls(), Times.ANY),
    LIST_POST("list-post", HeaderForms.urls(), Times.ANY),
    LIST_OWNER("list-owner", HeaderForms.urls(), Times.ANY),
    LIST_ARCHIVE("list-archive", HeaderForms.urls(), Times.ANY),
    AUTO_SUBMITTED("auto-submitted", HeaderForms.autoSubmitted(), Times.ANY),
    X_MOZILLA_EXTERNAL_ATTACHMENT_URL("x-mozilla-external-attachment-url", Times.NEVER),
    X_MOZILLA_CLOUD_PART("x-mozilla-cloud-part", Times.NEVER),
    X_MOZILLA_ALTERED("x-mozilla-altered", Times.NEVER),
    X_IMAPBASE("x-imapbase", Times.NEVER),
    X_IMAP("x-imap", Times.NEVER);

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

    @SuppressWarnings("ImmutableEnumChecker") // forms hold nothing
    private final HeaderForm<?> form;

    private final boolean isText;
    private final Times times;
    private final Optional<KnownField> found = Optional.of(this);

    /** One whose value is text. */
    KnownField(String name, Times times) {
        this(name, HeaderForms.text(), true, times);
    }

    KnownField(String name, HeaderForm<?> form, Times times) {
        this(name, form, false, times);
    }

    KnownField(String name, HeaderForm<?> form, boolean isText, Times times) {
        this.name = name;
        this.form = form;
        this.isText = isText;
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
        return form;
    }

    boolean isText() {
        return isText;
    }

    boolean holdsAddresses() {
        return form == HeaderForms.addresses() || this == RETURN_PATH;
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
