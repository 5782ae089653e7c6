package dev.paperknife.mime.header;

import java.util.List;
import java.util.Optional;

/**
 * The ways to read a field's value. Any form may be asked of any field: {@code header.first("Subject", HeaderForms.text())}.
 * Forms hold nothing and may be shared.
 */
public final class HeaderForms {
    private HeaderForms() {}

    /** The elements of an address list (RFC 5322 3.4) in order, mailboxes and groups. */
    public static HeaderForm<List<Address>> addressList() {
        return AddressParser::parse;
    }

    /** The mailboxes of an address list in order, those of groups among them (RFC 8621 4.1.2.3). */
    public static HeaderForm<List<Mailbox>> addresses() {
        return AddressForms::mailboxes;
    }

    /** An address list as groups; those without name hold the mailboxes between them (RFC 8621 4.1.2.4). */
    public static HeaderForm<List<Group>> groupedAddresses() {
        return AddressForms::groups;
    }

    /** Return-Path (RFC 5322 3.6.7): the address without brackets, empty for the null path. */
    public static HeaderForm<Optional<String>> returnPath() {
        return ReturnPath::read;
    }

    /** A date (RFC 5322 3.3); absent where none can be read with certainty. */
    public static HeaderForm<Optional<DateTime>> date() {
        return DateParser::parse;
    }

    /** References, In-Reply-To (RFC 5322 3.6.4): the identifiers; where none stands in brackets, the words. */
    public static HeaderForm<List<MessageId>> messageIds() {
        return MessageIdParser::parse;
    }

    /** Message-ID, Content-ID: the first identifier; more than one is a defect. */
    public static HeaderForm<Optional<MessageId>> messageId() {
        return MessageIdParser::parseOne;
    }

    /** Received (RFC 5321 4.4). */
    public static HeaderForm<Received> received() {
        return ReceivedParser::parse;
    }

    /** Authentication-Results (RFC 8601) and ARC-Authentication-Results (RFC 8617 4.1.1). */
    public static HeaderForm<AuthenticationResults> authenticationResults() {
        return AuthenticationResultsParser::parse;
    }

    /** DKIM-Signature, ARC-Seal, ARC-Message-Signature (RFC 6376 3.2); absent where the list is malformed. */
    public static HeaderForm<Optional<TagList>> tagList() {
        return TagListParser::parse;
    }

    /** List-Id (RFC 2919). */
    public static HeaderForm<Optional<ListId>> listId() {
        return ListId::read;
    }

    /** List-Unsubscribe-Post: whether one click is offered (RFC 8058 3.1). */
    public static HeaderForm<Boolean> oneClick() {
        return Keywords::isOneClick;
    }

    /** Auto-Submitted (RFC 3834 5). */
    public static HeaderForm<Optional<AutoSubmitted>> autoSubmitted() {
        return AutoSubmitted::read;
    }

    /** {@code type; value} of delivery reports (RFC 3464 2.1.2) and disposition notifications (RFC 8098 3.2). */
    public static HeaderForm<Optional<TypedValue>> typedValue() {
        return TypedValue::read;
    }

    /** Priority, X-Priority, Importance, X-MSMail-Priority. */
    public static HeaderForm<Optional<Priority>> priority() {
        return Keywords::priority;
    }

    /** A single keyword in lower case, comments dropped: Sensitivity, Precedence, Action and Status of RFC 3464. */
    public static HeaderForm<Optional<String>> keyword() {
        return Keywords::keyword;
    }

    /** The value as it stands, folds included (RFC 8621 4.1.2.1): bytes that are no UTF-8 are U+FFFD, NUL is dropped. */
    public static HeaderForm<String> raw() {
        return TextForms::raw;
    }

    /**
     * What a person reads (RFC 8621 4.1.2.2): folds and blanks at the start removed, encoded-words decoded, NFC. Words that touch
     * text are decoded too, which the RFC does not do.
     */
    public static HeaderForm<String> text() {
        return TextForms::text;
    }

    /** The same as it was sent, without a normal form of Unicode. */
    public static HeaderForm<String> unstructured() {
        return TextForms::unstructured;
    }

    /** Content-Type (RFC 2045 5.1); a value that cannot be read is {@link ContentType#TEXT_PLAIN} (RFC 2045 5.2). */
    public static HeaderForm<ContentType> contentType() {
        return ContentTypeReader::read;
    }

    /** Content-Disposition (RFC 2183); a value that is not inline is an attachment. */
    public static HeaderForm<ContentDisposition> contentDisposition() {
        return ContentDispositionReader::read;
    }

    /** Content-Transfer-Encoding (RFC 2045 6); a value that is not one known token leaves the body as it is. */
    public static HeaderForm<ContentTransferEncoding> transferEncoding() {
        return TransferEncodingReader::read;
    }

    /** MIME-Version (RFC 2045 4): {@code 1.0}, comments dropped; absent where it is no version. */
    public static HeaderForm<Optional<String>> mimeVersion() {
        return MimeFields::version;
    }

    /** Content-Language (RFC 3282): the tags in order, as they are written. */
    public static HeaderForm<List<String>> contentLanguage() {
        return MimeFields::languages;
    }

    /** Content-Location or Content-Base (RFC 2557 4): a URI without its folds, encoded-words decoded. */
    public static HeaderForm<Optional<String>> contentLocation() {
        return MimeFields::location;
    }

    /** Content-MD5 (RFC 1864): the 16 bytes; absent where the value is not base64 of 16 bytes. */
    public static HeaderForm<Optional<byte[]>> contentMd5() {
        return MimeFields::md5;
    }

    /** The URLs of a List-* field (RFC 2369, RFC 8621 4.1.2.7), without angle brackets, comments and blanks; none for {@code NO}. */
    public static HeaderForm<List<String>> urls() {
        return UrlReader::read;
    }
}
