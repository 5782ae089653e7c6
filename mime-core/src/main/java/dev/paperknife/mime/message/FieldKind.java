package dev.paperknife.mime.message;

import dev.paperknife.mime.source.Ascii;
import java.util.Map;

/** What the value of a field is made of, by the field's name: where text goes, and where it must not. */
enum FieldKind {
    /** Text for people: encoded-words may stand anywhere (RFC 5322 2.2.1). */
    TEXT,
    /** Mailboxes and groups (RFC 5322 3.4). */
    ADDRESSES,
    /** Message ids (RFC 5322 3.6.4). */
    IDS,
    /** A date (RFC 5322 3.3). */
    DATE,
    /** Content-Type (RFC 2045 5.1). */
    TYPE,
    /** Content-Disposition (RFC 2183). */
    DISPOSITION,
    /** Content-Transfer-Encoding (RFC 2045 6). */
    ENCODING,
    /** Tokens of some other grammar, in ASCII. */
    TOKENS;

    private static final Map<String, FieldKind> KINDS = Map.ofEntries(
            Map.entry("from", ADDRESSES),
            Map.entry("sender", ADDRESSES),
            Map.entry("reply-to", ADDRESSES),
            Map.entry("to", ADDRESSES),
            Map.entry("cc", ADDRESSES),
            Map.entry("bcc", ADDRESSES),
            Map.entry("resent-from", ADDRESSES),
            Map.entry("resent-sender", ADDRESSES),
            Map.entry("resent-to", ADDRESSES),
            Map.entry("resent-cc", ADDRESSES),
            Map.entry("resent-bcc", ADDRESSES),
            Map.entry("mail-followup-to", ADDRESSES),
            Map.entry("mail-reply-to", ADDRESSES),
            Map.entry("disposition-notification-to", ADDRESSES),
            Map.entry("message-id", IDS),
            Map.entry("in-reply-to", IDS),
            Map.entry("references", IDS),
            Map.entry("resent-message-id", IDS),
            Map.entry("content-id", IDS),
            Map.entry("date", DATE),
            Map.entry("resent-date", DATE),
            Map.entry("content-type", TYPE),
            Map.entry("content-disposition", DISPOSITION),
            Map.entry("content-transfer-encoding", ENCODING),
            Map.entry("mime-version", TOKENS),
            Map.entry("received", TOKENS),
            Map.entry("return-path", TOKENS),
            Map.entry("authentication-results", TOKENS),
            Map.entry("dkim-signature", TOKENS),
            Map.entry("arc-seal", TOKENS),
            Map.entry("arc-message-signature", TOKENS),
            Map.entry("arc-authentication-results", TOKENS),
            Map.entry("list-id", TOKENS),
            Map.entry("list-archive", TOKENS),
            Map.entry("list-help", TOKENS),
            Map.entry("list-owner", TOKENS),
            Map.entry("list-post", TOKENS),
            Map.entry("list-subscribe", TOKENS),
            Map.entry("list-unsubscribe", TOKENS),
            Map.entry("list-unsubscribe-post", TOKENS),
            Map.entry("auto-submitted", TOKENS),
            Map.entry("autocrypt", TOKENS),
            Map.entry("content-language", TOKENS),
            Map.entry("content-location", TOKENS),
            Map.entry("content-base", TOKENS),
            Map.entry("content-md5", TOKENS),
            Map.entry("content-features", TOKENS),
            Map.entry("importance", TOKENS),
            Map.entry("priority", TOKENS),
            Map.entry("precedence", TOKENS),
            Map.entry("sensitivity", TOKENS));

    static FieldKind of(String name) {
        return KINDS.getOrDefault(Ascii.lower(name), TEXT);
    }
}
