package dev.paperknife.mime.source;

/**
 * One departure from the standards, or one thing in a message that is not what it seems.
 *
 * @param code what it is
 * @param section the section number of the entity whose header or body it stands in (RFC 9051 6.4.5.1), absolute; empty
 *     where a value was read alone
 * @param offset where it begins, in bytes from the start of its message's source
 * @param length its bytes; 0 for something that is missing at that place
 * @param detail what was found, escaped, at most 80 bytes of the message in it
 * @param count how many departures this one stands for: more than 1 where a flood was cut short
 */
public record Defect(Code code, String section, long offset, long length, String detail, long count) {
    /** The same finding, standing for so many. */
    Defect withCount(long count) {
        return new Defect(code, section, offset, length, detail, count);
    }

    /** What a departure means for whoever relies on the message, the least first. */
    public enum Impact {
        /** One sane reading, nothing lost. */
        HARMLESS("one sane reading, nothing lost"),
        /** Well-known software sees different things. */
        AMBIGUOUS("well-known readers see different things"),
        /** Something cannot be read or is missing. */
        LOSS("something cannot be read or is missing"),
        /** A known attack looks like this. */
        DANGEROUS("a known attack looks like this");

        private final String meaning;

        Impact(String meaning) {
            this.meaning = meaning;
        }

        /** The impact as reports name it, in lower case. */
        public String id() {
            return Ascii.lower(name());
        }

        /** What it means, in a few words. */
        public String meaning() {
            return meaning;
        }
    }

    /** The catalogue of departures: an id once released keeps its meaning and its impact. */
    public enum Code {
        // Framing and line ends

        BARE_LF(
                Impact.HARMLESS,
                "RFC 5322 2.3",
                "A line ends in LF alone",
                "A line end like CRLF; one report a message, with the count"),

        MIXED_LINE_ENDS(
                Impact.HARMLESS,
                "RFC 5322 2.3",
                "Some lines end in CRLF, others in LF alone",
                "Both end a line; the bytes stay"),

        BARE_CR_IN_HEADER(
                Impact.AMBIGUOUS,
                "RFC 5322 2.2",
                "A CR without LF stands inside a header section",
                "Part of the value, never a line end; reading: split there"),

        BARE_CR_IN_BODY(
                Impact.HARMLESS,
                "RFC 2046 4.1.1",
                "A CR without LF stands in the body of a text part",
                "Kept as a character"),

        BARE_CR_AT_DELIMITER(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "A boundary line is begun or ended by CR alone",
                "Not a delimiter; reading: CR ends lines"),

        STRAY_CR(
                Impact.AMBIGUOUS,
                "RFC 5322 2.3",
                "CR next to a line end: CR CR LF, LF CR, or CRLF CR",
                "LF or CRLF ends the line; a CR before it is a stray byte, a CR after it is the first byte of the next line; reading: CR dropped"),

        NUL_IN_HEADER(
                Impact.DANGEROUS,
                "RFC 5322 4",
                "A NUL byte in a header section",
                "Kept; the name or token holding it is invalid; never trimmed; readings: NUL dropped, cut at NUL"),

        CONTROL_IN_HEADER(
                Impact.AMBIGUOUS,
                "RFC 5322 2.2",
                "Another control byte (VT, FF, ESC, DEL...) in a header section",
                "Kept; not white space; shown escaped"),

        LINE_TOO_LONG(Impact.HARMLESS, "RFC 5322 2.1.1", "A line has more than 998 octets", "Read in place"),

        BYTE_ORDER_MARK(
                Impact.HARMLESS,
                "RFC 5322 2.2",
                "U+FEFF as UTF-8 stands before the first field",
                "Skipped; kept in the bytes"),

        UTF16_SOURCE(
                Impact.LOSS,
                "RFC 5322 2.1",
                "The source is UTF-16 or UTF-32 text, not octets of mail",
                "No fields, all body; the detail names the encoding"),

        EMPTY_MESSAGE(
                Impact.LOSS,
                "RFC 5322 2.1",
                "Nothing but line ends, or nothing at all",
                "A message without fields and with an empty body"),

        LEADING_EMPTY_LINES(
                Impact.HARMLESS,
                "RFC 5322 2.1",
                "Empty lines stand before the first field of the message",
                "Skipped when a field follows; reading: everything is body"),

        TRUNCATED_FIELD(
                Impact.LOSS, "RFC 5322 2.2", "The source ends inside a field name", "Kept as a field without value"),

        MISSING_HEADER_END(
                Impact.HARMLESS,
                "RFC 5322 2.1",
                "The header section ends at a delimiter or at the end of the source, without its empty line",
                "Header ends there, empty body"),

        MISSING_SEPARATOR(
                Impact.AMBIGUOUS,
                "RFC 5322 2.1",
                "A line that is no field, with no field after it before the next empty line",
                "The body starts at that line; reading: it and what follows up to the empty line are junk"),

        UNCLEAR_SEPARATOR(
                Impact.AMBIGUOUS,
                "RFC 5322 2.1",
                "CR CR, LF CR or CRLF CR stand where the empty line should be",
                "Not an empty line; reading: it is"),

        JUNK_LINE_IN_HEADER(
                Impact.AMBIGUOUS,
                "RFC 5322 2.2",
                "A line without a colon stands between fields",
                "Kept as a garbage range, fields after it count; reading: the body starts there"),

        BLANK_CONTINUATION(
                Impact.AMBIGUOUS,
                "RFC 5322 4.2",
                "A continuation line of nothing but blanks",
                "obs-FWS: the field goes on; reading: the header section ends there"),

        HEADER_LINES_IN_BODY(
                Impact.AMBIGUOUS,
                "RFC 5322 2.1",
                "A body begins with lines that read as Content-* fields",
                "Body; reading: they are the header section"),

        MBOX_ENVELOPE(
                Impact.HARMLESS,
                "RFC 4155",
                "The first line of a message, or of a nested one, is an mbox `From ` line (or `>From `)",
                "Kept as an envelope line, outside the header section"),

        MISPLACED_MBOX_LINE(
                Impact.AMBIGUOUS,
                "RFC 4155",
                "An mbox `From ` line stands among the fields",
                "Garbage range, fields after it count"),

        DOT_STUFFED_BODY(
                Impact.HARMLESS,
                "RFC 5321 4.5.2",
                "Every line that starts with a dot starts with two, and the last line is one dot",
                "Kept as it is; SMTP left it there"),

        END_OF_DATA_IN_BODY(
                Impact.DANGEROUS,
                "RFC 5321 4.1.1.4",
                "A lone dot between line ends of which one is bare LF or CR",
                "Kept; a lenient SMTP receiver ends the mail there"),

        NUL_IN_TEXT(
                Impact.AMBIGUOUS,
                "RFC 2045 2.7",
                "A NUL byte in a text part that is not declared binary",
                "Kept; a reader in C stops there"),

        // Header fields

        INVALID_FIELD_NAME(
                Impact.AMBIGUOUS,
                "RFC 5322 2.2",
                "A field name is empty or holds a byte names may not hold (blank, control, above 127)",
                "Kept as a field nobody looks up; never equal to an ASCII name"),

        SPACE_BEFORE_COLON(
                Impact.AMBIGUOUS,
                "RFC 5322 4.5.3",
                "Blanks stand between name and colon",
                "It is that field; reading: an unknown field"),

        FOLDED_FIELD_NAME(
                Impact.DANGEROUS,
                "RFC 5322 2.2",
                "The name is folded before its colon",
                "Not a field: garbage; reading: it is one"),

        ORPHAN_CONTINUATION(
                Impact.DANGEROUS,
                "RFC 5322 2.2.3",
                "The first line of a header section starts with a blank",
                "Garbage, never joined to what precedes it; reading: a field"),

        CONTINUATION_LOOKS_LIKE_FIELD(
                Impact.AMBIGUOUS,
                "RFC 5322 2.2.3",
                "A continuation line reads as `Content-*:`, `From:` or another known field",
                "Part of the value; reading: a field of its own"),

        RAW_UTF8_IN_HEADER(Impact.HARMLESS, "RFC 6532 3.2", "Valid UTF-8 above 127 in a field value", "Read as UTF-8"),

        RAW_8BIT_IN_HEADER(
                Impact.AMBIGUOUS,
                "RFC 5322 2.2",
                "Bytes above 127 that are not UTF-8 in a field value",
                "Read by the message's own charset, else detected, else windows-1252; in an address U+FFFD each"),

        DUPLICATE_CONTENT_TYPE(
                Impact.DANGEROUS,
                "RFC 2045 3",
                "More than one Content-Type in one header section",
                "First wins; reading: each other one"),

        DUPLICATE_TRANSFER_ENCODING(
                Impact.DANGEROUS,
                "RFC 2045 3",
                "More than one Content-Transfer-Encoding",
                "First wins; reading: each other one"),

        DUPLICATE_DISPOSITION(Impact.DANGEROUS, "RFC 2183 2", "More than one Content-Disposition", "First wins"),

        DUPLICATE_FROM(
                Impact.DANGEROUS,
                "RFC 5322 3.6",
                "More than one From (space before the colon counts)",
                "First wins; all are listed"),

        DUPLICATE_FIELD(
                Impact.AMBIGUOUS,
                "RFC 5322 3.6",
                "Another field that may occur once occurs twice with different values",
                "First wins; all are listed"),

        REPEATED_FIELD(
                Impact.HARMLESS,
                "RFC 5322 3.6",
                "Such a field occurs twice with the same value, or a Resent field twice in one resent block",
                "First wins"),

        DUPLICATE_SIGNED_FIELD(
                Impact.DANGEROUS,
                "RFC 6376 8.15",
                "Such a field occurs twice and DKIM-Signature signs one of them",
                "First wins; the signature may cover the other"),

        MISSING_FROM(
                Impact.DANGEROUS,
                "RFC 5322 3.6",
                "The message has no From",
                "No author; Sender, Resent-From, Reply-To never stand in"),

        EMPTY_FROM(Impact.DANGEROUS, "RFC 5322 3.6.2", "From holds no address", "Empty list"),

        MISSING_DATE(Impact.HARMLESS, "RFC 5322 3.6", "The message has no Date", "Absent"),

        MIME_VERSION(
                Impact.HARMLESS,
                "RFC 2045 4",
                "MIME fields without MIME-Version, or with one that is not 1.0, or two",
                "Read as MIME all the same"),

        EMPTY_FIELD(Impact.HARMLESS, "RFC 5322 3.6", "A structured field has no value", "Absent"),

        OBSOLETE_SYNTAX(
                Impact.HARMLESS,
                "RFC 5322 4",
                "Obsolete or sloppy grammar with one clear meaning: extra commas, semicolons between addresses, blanks in angle brackets or around dots, a trailing dot, an unquoted name with specials",
                "Read by that meaning"),

        INVALID_FIELD_VALUE(
                Impact.AMBIGUOUS,
                "RFC 5322 3.6",
                "A structured field does not follow its grammar and no finer id fits",
                "What can be read is read"),

        CLIENT_CONTROL_FIELD(
                Impact.DANGEROUS,
                "vendor",
                "A field that tells some client to open a file or URL or to change its state (X-Mozilla-External-Attachment-URL and kin)",
                "Never acted on"),

        // Addresses and identity

        MULTIPLE_FROM(
                Impact.AMBIGUOUS,
                "RFC 5322 3.6.2",
                "From holds several mailboxes and there is no Sender",
                "All, in order"),

        ENCODED_WORD_IN_ADDRESS(
                Impact.DANGEROUS,
                "RFC 2047 5",
                "An encoded-word hides an addr-spec, or stands inside one",
                "Words are never decoded before the address is read; decoded text is display text only"),

        ADDRESS_ROUTE(
                Impact.DANGEROUS,
                "RFC 5322 4.4",
                "A source route stands before the addr-spec",
                "The addr-spec after the colon; the route is kept apart"),

        STRAY_BACKSLASH_IN_ADDRESS(
                Impact.DANGEROUS,
                "RFC 5322 3.2.1",
                "A backslash outside quotes and comments",
                "Invalid mailbox; candidates are listed"),

        TEXT_AFTER_ADDRESS(
                Impact.DANGEROUS,
                "RFC 5322 3.4",
                "Text follows the closing angle bracket, or a closed mailbox",
                "The bracketed address; the rest is garbage"),

        ADDRESS_IN_DISPLAY_NAME(
                Impact.DANGEROUS,
                "RFC 5322 3.4",
                "A display name or group name holds an address other than the real one",
                "The bracketed address only"),

        PADDED_DISPLAY_NAME(
                Impact.DANGEROUS,
                "RFC 5322 3.4",
                "A display name holds a run of more than 10 blanks",
                "Runs collapse for display"),

        UNBALANCED_ANGLE_BRACKETS(
                Impact.AMBIGUOUS,
                "RFC 5322 3.4",
                "`<` without `>`, the reverse, or several pairs",
                "What stands in the innermost, if it is an addr-spec"),

        UNBALANCED_QUOTE_IN_ADDRESS(
                Impact.AMBIGUOUS,
                "RFC 5322 3.2.4",
                "A quoted-string never ends",
                "It ends at the last place where a mailbox can still be read, else at the field's end"),

        UNQUOTED_COMMA_IN_NAME(
                Impact.AMBIGUOUS,
                "RFC 5322 3.4",
                "A name with a comma is not quoted, so the list has an element without address",
                "Two elements, the first without address"),

        MISSING_ADDRESS_SEPARATOR(
                Impact.AMBIGUOUS, "RFC 5322 3.4", "Two mailboxes stand side by side without comma", "Two mailboxes"),

        INVALID_DOMAIN(
                Impact.AMBIGUOUS,
                "RFC 5322 3.4.1, RFC 5321 2.3.5",
                "A domain or domain literal has empty labels, blanks or characters it may not hold",
                "Kept as text"),

        NON_ASCII_ADDRESS(
                Impact.HARMLESS, "RFC 6532 3.2", "UTF-8 in a local part or domain", "Kept; needs SMTPUTF8 to be sent"),

        MALFORMED_GROUP(
                Impact.HARMLESS,
                "RFC 5322 3.4",
                "A group inside a group, without closing semicolon, or without name",
                "Flattened; ends with the field; kept"),

        INVALID_ADDRESS(
                Impact.AMBIGUOUS,
                "RFC 5322 3.4",
                "A list element is no mailbox and no group: no domain, stray dots, characters it may not hold",
                "Stray dots in a local part: the address is kept (such mailboxes exist); else kept as a name without address"),

        CONTROL_IN_ADDRESS(
                Impact.DANGEROUS,
                "RFC 5322 3.4.1",
                "A control character, line break or escape sequence inside an addr-spec, also after decoding",
                "Invalid mailbox"),

        SEVERAL_AT_SIGNS(
                Impact.DANGEROUS, "RFC 5322 3.4.1", "More than one `@` outside quotes", "No address; the text is kept"),

        AT_IN_QUOTED_LOCAL_PART(
                Impact.AMBIGUOUS,
                "RFC 5322 3.4.1",
                "`@` or angle brackets inside a quoted local part",
                "One mailbox at the domain after the quotes"),

        LEGACY_ROUTING_ADDRESS(
                Impact.AMBIGUOUS, "RFC 5321 F.2", "`%` or `!` in the local part of an address", "Literal"),

        SUSPICIOUS_IDN(
                Impact.AMBIGUOUS,
                "RFC 5891 4",
                "An xn-- label that does not decode, or does not round-trip",
                "Shown as it stands"),

        MIXED_SCRIPT_DOMAIN(
                Impact.DANGEROUS, "UTS 39 5.1", "A domain label mixes scripts that look alike", "Both forms are shown"),

        INVISIBLE_IN_ADDRESS(
                Impact.DANGEROUS,
                "UTS 46 4",
                "Zero-width, soft hyphen or odd space characters in an address",
                "Kept, shown escaped; no valid domain"),

        BIDI_OVERRIDE(
                Impact.DANGEROUS,
                "Unicode 2.10, UAX 9",
                "An embedding, override or isolate control in header text",
                "Kept, shown escaped; plain marks (U+200E, U+200F, U+061C) are no defect"),

        INVISIBLE_IN_TEXT(
                Impact.AMBIGUOUS,
                "UTS 39 3",
                "U+200B, U+2060, U+FEFF, U+00AD, U+2800, U+3164 or tag characters outside emoji in header text",
                "Kept, shown escaped; ZWJ and ZWNJ are no defect"),

        REPLY_TO_DIFFERS(Impact.HARMLESS, "RFC 5322 3.6.2", "Reply-To is in another domain than From", "Listed"),

        // Dates, ids and trace

        INVALID_DATE(
                Impact.LOSS,
                "RFC 5322 3.3",
                "A date cannot be read, or has impossible fields (25:00, 31 Feb)",
                "No date"),

        OBSOLETE_DATE(
                Impact.HARMLESS, "RFC 5322 4.3", "Two-digit year, zone name or military zone", "Read by RFC 5322 4.3"),

        UNCLEAR_DATE(
                Impact.AMBIGUOUS,
                "RFC 5322 3.3",
                "A date without zone, or in another order or notation",
                "Read when only one order fits; without zone as UTC"),

        WRONG_WEEKDAY(Impact.HARMLESS, "RFC 5322 3.3", "The day name does not fit the date", "The date counts"),

        INVALID_MESSAGE_ID(
                Impact.HARMLESS,
                "RFC 5322 3.6.4",
                "Message-ID, Content-ID, In-Reply-To or References do not follow the grammar, or Message-ID and Content-ID hold more than one id",
                "Text between the brackets, else the words; first wins"),

        DUPLICATE_CONTENT_ID(Impact.AMBIGUOUS, "RFC 2392 2", "Two parts have the same Content-ID", "First wins"),

        DANGLING_CONTENT_ID(
                Impact.HARMLESS,
                "RFC 2392 2",
                "HTML refers to a Content-ID that no part has",
                "Nothing is shown there"),

        RECEIVED_OUT_OF_ORDER(
                Impact.HARMLESS, "RFC 5321 4.4", "Times in Received go backwards on the way up", "Listed"),

        // Content-Type and parameters

        INVALID_CONTENT_TYPE(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "No `type/subtype` pair can be read",
                "text/plain, us-ascii (RFC 2045 5.2); reading: the intended type where one shows"),

        TEXT_AFTER_TYPE(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "Text stands between the pair and the first semicolon (a second type, a comma list)",
                "The first pair; the text is garbage; reading: the other type"),

        NEAR_MULTIPART_TYPE(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1",
                "A type that is almost multipart has a boundary that the body uses",
                "A leaf; reading: multipart"),

        UNKNOWN_MULTIPART(
                Impact.HARMLESS, "RFC 2046 5.1.7", "An unregistered multipart subtype", "Read as multipart/mixed"),

        MISSING_BOUNDARY(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "A multipart without boundary parameter",
                "No children, the body is preamble; reading: the boundary inferred from lines that start with `--`"),

        DUPLICATE_PARAMETER(
                Impact.HARMLESS, "RFC 2045 5.1", "A parameter occurs twice with the same value", "First wins"),

        CONFLICTING_PARAMETER(
                Impact.DANGEROUS,
                "RFC 2045 5.1",
                "A parameter (or one section of it) occurs twice with different values",
                "First wins; reading: each other value"),

        PLAIN_AND_EXTENDED_PARAMETER(
                Impact.HARMLESS,
                "RFC 2231 4",
                "Plain and extended form of one parameter agree, or the plain one is an ASCII rendering with the same extension",
                "Extended wins"),

        EXTENDED_PARAMETER_CONFLICT(
                Impact.DANGEROUS,
                "RFC 2231 4",
                "Plain and extended form of one parameter say different things",
                "Extended wins; reading: plain"),

        EXTENDED_BOUNDARY(
                Impact.AMBIGUOUS,
                "RFC 2231 3, 4",
                "The boundary is given in extended or continued form only",
                "Used; reading: no boundary"),

        CONTINUATION_ORDER(
                Impact.HARMLESS, "RFC 2231 3", "Sections of a parameter are out of order", "Sorted by number"),

        CONTINUATION_GAP(
                Impact.DANGEROUS,
                "RFC 2231 3",
                "A section is missing, or the first is not 0",
                "Sections up to the gap; without section 0 no value; reading: all joined"),

        BAD_CONTINUATION_NUMBER(
                Impact.AMBIGUOUS,
                "RFC 2231 3",
                "A section number has a sign, a leading zero, a non-ASCII digit or too many digits",
                "Not a section: an unknown parameter"),

        QUOTED_EXTENDED_VALUE(
                Impact.HARMLESS, "RFC 2231 4", "An extended value stands in quotes", "Quotes removed, then decoded"),

        EXTENDED_WITHOUT_CHARSET(
                Impact.HARMLESS, "RFC 2231 4", "An extended value names no charset", "UTF-8 if valid, else us-ascii"),

        BAD_EXTENDED_VALUE(
                Impact.AMBIGUOUS,
                "RFC 2231 4",
                "An extended value lacks its quotes or has a bad percent escape",
                "A bad escape stays literal, the rest is decoded; without its quotes the whole value is literal"),

        PERCENT_IN_PLAIN_SECTION(
                Impact.AMBIGUOUS, "RFC 2231 4.1", "A section without `*` holds percent escapes", "Literal"),

        ENCODED_WORD_IN_PARAMETER(
                Impact.HARMLESS,
                "RFC 2047 5",
                "An encoded-word stands in `name` or `filename`",
                "Decoded for the displayed name; both forms are candidates"),

        ENCODED_WORD_IN_TOKEN(
                Impact.DANGEROUS,
                "RFC 2047 5",
                "An encoded-word stands in a type, boundary, charset or transfer encoding",
                "Literal, never decoded; reading: decoded"),

        MISSING_SEMICOLON(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "Parameters are not separated by a semicolon",
                "The text is garbage up to the next semicolon; reading: a semicolon there"),

        INVALID_PARAMETER(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "Something between semicolons is not `name=value`",
                "Skipped; the next parameters count"),

        HIDDEN_PARAMETER(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "A boundary that the body uses stands inside another value or a comment",
                "Not a parameter; reading: it is"),

        UNTERMINATED_QUOTE(
                Impact.AMBIGUOUS,
                "RFC 5322 3.2.4",
                "A quoted value never ends",
                "It ends with the field; reading: as if unquoted"),

        UNTERMINATED_COMMENT(
                Impact.AMBIGUOUS,
                "RFC 5322 3.2.2",
                "A comment never ends, or `)` stands alone, in any structured field",
                "The comment ends with the field; `)` alone is garbage"),

        STRAY_BACKSLASH(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "A backslash outside quotes in a value, or one that hides the closing quote",
                "Literal outside quotes, quoted-pair inside; reading: the other way"),

        UNQUOTED_SPECIAL(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "An unquoted value holds a blank, `=`, `,`, `@`, `:`, `;`, `\"` or other special",
                "A blank, `;`, `,`, `\"` or `(` ends it, `=` and the rest do not, in a file name only `;` and `(` do; reading: the other of the two"),

        TEXT_AFTER_QUOTED_VALUE(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "Text follows the closing quote of a value",
                "Garbage; reading: joined"),

        SINGLE_QUOTED_VALUE(
                Impact.HARMLESS, "RFC 2045 5.1", "A value stands in apostrophes", "They are part of the value"),

        COMMENT_IN_FIELD(
                Impact.HARMLESS, "RFC 2045 5.1", "Comments between the tokens of a MIME field", "Removed; it is legal"),

        COMMENT_INSIDE_TOKEN(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "A comment splits a token or value",
                "It ends the token, the rest is garbage; reading: joined"),

        SPACE_AROUND_EQUALS(Impact.HARMLESS, "RFC 2045 5.1", "Blanks or folds around `=`", "Removed"),

        FOLDED_VALUE(
                Impact.AMBIGUOUS,
                "RFC 2045 5.1",
                "A fold inside a value",
                "Unquoted: ends it; quoted: CRLF goes, the blank stays; reading: joined without blank"),

        EMPTY_PARAMETER(
                Impact.HARMLESS,
                "RFC 2045 5.1",
                "Two semicolons in a row, one at the end (also in Content-Transfer-Encoding), or a name without value",
                "Skipped, or the empty string"),

        MISPLACED_PARAMETER(
                Impact.HARMLESS,
                "RFC 2045 5.1",
                "A parameter stands in a field that has no use for it (boundary on a leaf or in Content-Disposition)",
                "Ignored"),

        INVALID_DISPOSITION(
                Impact.HARMLESS,
                "RFC 2183 2",
                "Content-Disposition has no token, a quoted one, or one other than inline and attachment",
                "Attachment"),

        // Transfer encodings

        INVALID_TRANSFER_ENCODING(
                Impact.AMBIGUOUS,
                "RFC 2045 6.1",
                "The value is not one token",
                "Body stays raw; reading: each encoding it names"),

        SEVERAL_TRANSFER_ENCODINGS(
                Impact.DANGEROUS,
                "RFC 2045 6.1",
                "The value names two encodings",
                "Body stays raw; reading: each of them"),

        UNKNOWN_TRANSFER_ENCODING(
                Impact.AMBIGUOUS, "RFC 2045 6.4", "A token that is no known encoding", "Body stays raw"),

        LEGACY_TRANSFER_ENCODING(
                Impact.AMBIGUOUS,
                "RFC 2045 6.3",
                "x-uuencode, x-yenc, mac-binhex40, x-gzip64 and kin",
                "uuencode is decoded, the others stay raw; reading: the other of the two, compressed ones excepted"),

        ENCODED_MESSAGE(
                Impact.AMBIGUOUS,
                "RFC 2045 6.4, RFC 2046 5.2.1",
                "A message/rfc822 part is base64 or quoted-printable",
                "Decoded and descended into; reading: an opaque leaf"),

        ENCODED_MULTIPART(
                Impact.AMBIGUOUS,
                "RFC 2045 6.4",
                "A multipart declares base64 or quoted-printable",
                "Delimiters are looked for in the raw bytes; reading: decoded first"),

        EIGHT_BIT_IN_7BIT(Impact.HARMLESS, "RFC 2045 2.7", "Bytes above 127 where 7bit is declared or implied", "Kept"),

        LOOKS_ENCODED(
                Impact.AMBIGUOUS,
                "RFC 2045 6",
                "An attachment without transfer encoding is base64 text through and through",
                "Raw; reading: decoded"),

        BASE64_DATA_AFTER_PADDING(
                Impact.DANGEROUS,
                "RFC 2045 6.8",
                "Data goes on after a padded quantum",
                "Decoding goes on; reading: it stops there"),

        BASE64_STRAY_PADDING(
                Impact.DANGEROUS, "RFC 2045 6.8", "`=` where no padding can be", "Skipped; reading: it ends the data"),

        BASE64_PADDING_LENGTH(
                Impact.HARMLESS,
                "RFC 4648 3.2",
                "The last quantum lacks padding, or has too much",
                "Its whole bytes count, the rest is ignored"),

        BASE64_TRAILING_BITS(
                Impact.HARMLESS, "RFC 4648 3.5", "Unused bits of the last quantum are not zero", "Dropped"),

        BASE64_TRUNCATED(Impact.LOSS, "RFC 4648 4", "One character is left over at the end", "Dropped"),

        BASE64_JUNK(
                Impact.AMBIGUOUS,
                "RFC 2045 6.8",
                "Characters outside the alphabet, `*...*` comments of an older encoding among them",
                "Skipped; the detail counts them"),

        BASE64_URL_ALPHABET(Impact.AMBIGUOUS, "RFC 4648 5", "`-` and `_` in the data", "Skipped; reading: 62 and 63"),

        ENCODED_LINE_LENGTH(
                Impact.HARMLESS,
                "RFC 2045 6.8",
                "Encoded lines longer than 76, or base64 lines of uneven length",
                "Lines do not matter"),

        BASE64_LINE_MISALIGNED(
                Impact.AMBIGUOUS,
                "RFC 2045 6.8",
                "Each line, but not the whole, is complete base64",
                "Decoded as one stream; reading: line by line"),

        BASE64_ARMOR_LINE(
                Impact.AMBIGUOUS,
                "POSIX uuencode",
                "A `begin-base64` line, or another armour, stands in the data",
                "Its letters count as data; reading: skipped"),

        QP_INVALID_ESCAPE(
                Impact.AMBIGUOUS,
                "RFC 2045 6.7",
                "`=` without two hex digits after it, also when a soft line break splits the escape",
                "Literal; reading: joined"),

        QP_BAD_SOFT_BREAK(Impact.AMBIGUOUS, "RFC 2045 6.7", "`=` before a bare CR", "Literal"),

        QP_MIXED_LINE_ENDS(
                Impact.AMBIGUOUS,
                "RFC 2045 6.7",
                "A line of quoted-printable text ends in LF alone, where others of the message end in CRLF",
                "A line break, kept as it is; reading: CRLF"),

        QP_ENDS_IN_SOFT_BREAK(Impact.HARMLESS, "RFC 2045 6.7", "The data ends in `=`", "Dropped"),

        QP_TRAILING_SPACE(Impact.HARMLESS, "RFC 2045 6.7", "Blanks at the end of an encoded line", "Removed"),

        QP_RAW_BYTE(Impact.HARMLESS, "RFC 2045 6.7", "Control bytes or bytes above 127 in the encoded text", "Kept"),

        UU_DAMAGED(
                Impact.LOSS,
                "POSIX uuencode",
                "A uuencoded file has a bad begin line, line length, content or end",
                "What decodes counts"),

        // Charsets and encoded words

        UNKNOWN_CHARSET(
                Impact.LOSS,
                "RFC 2046 4.1.2",
                "A charset label, of a part or of an encoded-word, is unknown",
                "UTF-8 if valid, else detected, else windows-1252"),

        UTF7_CHARSET(
                Impact.DANGEROUS,
                "RFC 2152",
                "UTF-7 is declared",
                "Decoded for text, shown with the defect; never in structured tokens"),

        UNDECLARED_CHARSET(
                Impact.AMBIGUOUS,
                "RFC 2046 4.1.2",
                "Bytes above 127 in a text part that declares no charset or us-ascii",
                "UTF-8 if valid, else the message's other charsets, else detected above the stated confidence, else windows-1252"),

        UNDECODABLE_BYTES(
                Impact.LOSS,
                "RFC 2046 4.1.2",
                "Bytes that are not in the declared charset",
                "U+FFFD each; isEncodingProblem is true"),

        CHARSET_SUPERSET(
                Impact.HARMLESS,
                "WHATWG Encoding",
                "Characters of the larger charset that the label stands for in practice (gb2312 for gb18030...)",
                "Decoded by the larger one"),

        META_CHARSET_CONFLICT(
                Impact.AMBIGUOUS,
                "RFC 2046 4.1.2, HTML 13.2.3",
                "HTML names another charset in its own text",
                "The MIME charset counts; reading only in the detail"),

        CHARSET_STATE_UNFINISHED(
                Impact.AMBIGUOUS,
                "RFC 1468",
                "An ISO-2022 text ends in shifted state, or uses escapes outside its charset",
                "Decoded as far as it goes"),

        UTF16_IN_HEADER(
                Impact.AMBIGUOUS,
                "RFC 2781 4",
                "An encoded-word or extended value in UTF-16, UTF-32 or another charset that is not an ASCII superset",
                "Decoded for display, big endian unless a mark says otherwise; refused for boundary"),

        ENCODED_WORD_IN_QUOTED_STRING(
                Impact.HARMLESS, "RFC 2047 5", "An encoded-word stands in a quoted-string", "Decoded for display"),

        ENCODED_WORD_NOT_DELIMITED(
                Impact.HARMLESS,
                "RFC 2047 2, 5",
                "Text or another word touches an encoded-word",
                "Decoded all the same"),

        ENCODED_WORD_SPLIT_CHARACTER(
                Impact.HARMLESS,
                "RFC 2047 5",
                "A character is split over two words of one charset",
                "Bytes are joined, then decoded"),

        ENCODED_WORD_BAD_PAYLOAD(
                Impact.LOSS,
                "RFC 2047 4",
                "Base64 or Q text inside a word is damaged",
                "What decodes counts, else literal"),

        ENCODED_WORD_BAD_SYNTAX(
                Impact.HARMLESS,
                "RFC 2047 2",
                "A raw blank in the text, no charset, a wrong encoding letter, or no end",
                "With a blank: decoded; else literal"),

        ENCODED_WORD_TOO_LONG(Impact.HARMLESS, "RFC 2047 2", "A word longer than 75 characters", "Decoded"),

        ENCODED_WORD_NESTED(Impact.AMBIGUOUS, "RFC 2047 5", "Decoded text is again an encoded-word", "Decoded once"),

        ENCODED_WORD_CONTROL(
                Impact.DANGEROUS,
                "RFC 2047 5",
                "Decoded text holds CR, LF, NUL, ESC or another control",
                "Kept in the value, shown escaped, never written back raw"),

        // Multipart structure

        MISSING_CLOSE_DELIMITER(
                Impact.LOSS,
                "RFC 2046 5.1.1",
                "The last delimiter of a multipart is missing",
                "The part ends where its parent or the source ends"),

        BOUNDARY_NEVER_SEEN(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "No line is the declared delimiter",
                "No children, the body is preamble; reading: the inferred boundary"),

        EMPTY_BOUNDARY(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "The boundary is empty or only blanks",
                "As missing-boundary; reading: lines of `--`"),

        BOUNDARY_TRAILING_SPACE(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "The declared boundary ends in a blank",
                "Trailing blanks do not count, on either side"),

        UNUSUAL_BOUNDARY(
                Impact.HARMLESS,
                "RFC 2046 5.1.1",
                "The boundary has more than 70 characters or holds one it may not hold",
                "Used, up to the limit; exact comparison"),

        DELIMITER_PADDING(Impact.HARMLESS, "RFC 2046 5.1.1", "Blanks or tabs after a delimiter", "Legal; ignored"),

        DELIMITER_LOOKALIKE(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "A line begins with the delimiter and goes on with something else",
                "Not a delimiter; reading: it is"),

        INDENTED_DELIMITER(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "A delimiter with blanks before it",
                "Not a delimiter; reading: it is"),

        BOUNDARY_REUSED(
                Impact.DANGEROUS,
                "RFC 2046 5.1.2",
                "Inner and outer multipart declare the same boundary",
                "The innermost takes the lines; reading: the outermost"),

        BOUNDARY_COLLISION(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.2",
                "One boundary plus `--` equals another, so one line can mean two things",
                "Innermost first, whole line; reading: the other"),

        BOUNDARY_PREFIX(
                Impact.HARMLESS, "RFC 2046 5.1.2", "One boundary is a prefix of another", "Whole lines are compared"),

        DELIMITER_IN_HEADER(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "A delimiter line stands inside a part's header section",
                "It ends the part"),

        DELIMITER_IN_DATA(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.1",
                "Encoded data goes on right after a delimiter",
                "The delimiter counts; reading: it does not"),

        PARTS_AFTER_CLOSE(
                Impact.DANGEROUS,
                "RFC 2046 5.1.1",
                "Delimiters and parts go on after the close delimiter",
                "Epilogue, not parts; reading: parts"),

        PREAMBLE_ENTITY(
                Impact.DANGEROUS,
                "RFC 2046 5.1.1",
                "The preamble reads as an entity with Content-* fields",
                "Preamble; reading: a part"),

        EPILOGUE_ENTITY(
                Impact.DANGEROUS,
                "RFC 2046 5.1.1",
                "The epilogue reads as an entity with Content-* fields",
                "Epilogue; reading: a part"),

        EMPTY_MULTIPART(Impact.LOSS, "RFC 2046 5.1.1", "A multipart has a close delimiter and no part", "No children"),

        EMPTY_PART(
                Impact.HARMLESS,
                "RFC 2046 5.1",
                "A part has no body, or neither header nor body",
                "A part; written as an empty file"),

        // Nested and special types

        MESSAGE_PARTIAL(
                Impact.DANGEROUS, "RFC 2046 5.2.2", "A fragment of a larger message", "A leaf; never put together"),

        EXTERNAL_BODY(
                Impact.DANGEROUS,
                "RFC 2046 5.2.3",
                "The content is to be fetched from elsewhere",
                "A leaf; never fetched"),

        EMPTY_NESTED_MESSAGE(
                Impact.LOSS,
                "RFC 2046 5.2.1",
                "A message/rfc822 part holds no header field",
                "A nested message without fields"),

        ATTACHMENT_IN_ALTERNATIVE(
                Impact.AMBIGUOUS,
                "RFC 2046 5.1.4",
                "A multipart/alternative holds a part that is no rendering (text, related and calendar are)",
                "Listed as attachment"),

        TNEF(Impact.HARMLESS, "MS-OXTNEF", "A winmail.dat container", "A leaf"),

        UUENCODED_TEXT(
                Impact.DANGEROUS,
                "MS-OXCMAIL 2.2",
                "A text part holds a uuencoded file",
                "Text; the file is a reading, with its offset"),

        YENCODED_TEXT(
                Impact.AMBIGUOUS,
                "yEnc 1.3",
                "A text part holds a yEnc or begin-base64 file",
                "Text; the file is a reading"),

        NAMED_INLINE_TEXT(
                Impact.HARMLESS,
                "RFC 2183 2.1",
                "An inline text part has a file name",
                "Listed as RFC 8621 4.1.4 says"),

        // File names

        NAME_CONFLICT(
                Impact.DANGEROUS,
                "RFC 2183 2.3",
                "Two sources give names with different extensions",
                "filename before name; both are candidates"),

        NAME_TRAVERSAL(
                Impact.DANGEROUS, "RFC 2183 2.3", "A name or Content-ID climbs out with `..`", "Last component only"),

        NAME_ABSOLUTE(Impact.DANGEROUS, "RFC 2183 2.3", "An absolute path, drive or UNC path", "Last component only"),

        NAME_PATH(Impact.AMBIGUOUS, "RFC 2183 2.3", "The name holds directory separators", "Last component only"),

        NAME_LOOKALIKE_SEPARATOR(
                Impact.DANGEROUS, "UTS 39", "Characters that look like, or map to, a separator", "Replaced by `_`"),

        NAME_PERCENT_ENCODED(
                Impact.HARMLESS, "RFC 2231 4", "Percent or HTML escapes of dots and separators", "Never decoded again"),

        NAME_CONTROL(
                Impact.DANGEROUS,
                "RFC 2183 2.3",
                "NUL or other control characters in the name",
                "Removed on disk, escaped on screen"),

        NAME_BIDI(
                Impact.DANGEROUS,
                "UAX 9",
                "Bidi controls in the name",
                "Removed on disk, escaped on screen; the extension is the logical one"),

        NAME_INVISIBLE(
                Impact.AMBIGUOUS, "UTS 39", "Invisible characters in the name", "Removed on disk, escaped on screen"),

        NAME_RESERVED(Impact.DANGEROUS, "Windows naming rules", "A device name: CON, NUL, COM1...", "`_` in front"),

        NAME_TRAILING_DOT(
                Impact.DANGEROUS,
                "Windows naming rules",
                "Dots or blanks at the end",
                "Removed; the extension is taken afterwards"),

        NAME_LEADING_DOT(Impact.AMBIGUOUS, "POSIX, shells", "A leading dot, dash, tilde or blank", "Replaced by `_`"),

        NAME_STREAM(Impact.DANGEROUS, "Windows naming rules", "A colon: an alternate data stream", "Replaced by `_`"),

        NAME_DOUBLE_EXTENSION(Impact.DANGEROUS, "practice", "A document's extension before an executable's", "Kept"),

        NAME_PADDING(Impact.DANGEROUS, "practice", "A run of more than 10 blanks before the extension", "Collapsed"),

        NAME_HOMOGLYPH(
                Impact.DANGEROUS,
                "UTS 39 4",
                "The extension is ASCII only after folding look-alikes",
                "Kept; the folded extension counts for the danger list"),

        NAME_COLLISION(
                Impact.HARMLESS,
                "RFC 8621 4.1.4",
                "Two parts have one name (case and normal form do not count)",
                "`-2`, `-3` before the extension"),

        NAME_TOO_LONG(
                Impact.HARMLESS, "practice", "More than 200 bytes as UTF-8", "Stem cut at a character, extension kept"),

        NAME_EMPTY(
                Impact.HARMLESS,
                "RFC 2183 2.3",
                "The name is empty or nothing is left of it",
                "`part-` and the section number, extension by type"),

        NAME_FALLBACK(
                Impact.HARMLESS,
                "MS-OXCMAIL 2.2.3",
                "Only Content-Description, Content-Location or a nested Subject could name it",
                "A candidate, not used; Content-ID never is"),

        DANGEROUS_FILE_TYPE(
                Impact.DANGEROUS,
                "practice (versioned list)",
                "The extension belongs to something that runs or opens a remote",
                "Written as it is, never opened"),

        // Content that lies about itself

        TYPE_MISMATCH(
                Impact.AMBIGUOUS,
                "practice (magic numbers)",
                "The first bytes belong to another type than declared",
                "The declared type counts; `sniffed` names the other"),

        DISGUISED_EXECUTABLE(
                Impact.DANGEROUS,
                "practice (magic numbers)",
                "Declared or named as a document, begins like a program or script",
                "As above"),

        EXTENSION_MISMATCH(
                Impact.AMBIGUOUS, "practice", "The extension belongs to another type than declared", "Both listed"),

        MAGIC_OFFSET(
                Impact.AMBIGUOUS,
                "practice (magic numbers)",
                "A known signature stands after the start, in the first 1024 bytes",
                "Listed with its offset"),

        ENCRYPTED_ARCHIVE(Impact.AMBIGUOUS, "APPNOTE 4.4.4", "An archive that cannot be looked into", "Never unpacked"),

        OFFICE_MACROS(Impact.DANGEROUS, "MS-OVBA", "An Office file with a macro project", "Never opened"),

        // HTML content

        HTML_REMOTE_CONTENT(
                Impact.HARMLESS,
                "HTML 4.8",
                "Images (also of one pixel), styles or fonts come from the network",
                "Never fetched; listed"),

        HTML_ACTIVE_CONTENT(
                Impact.DANGEROUS,
                "HTML 4.12",
                "Script, event handler, javascript: URL, iframe, object, embed, base or meta refresh",
                "Text only"),

        HTML_FORM(Impact.DANGEROUS, "HTML 4.10", "A form", "Listed with its target"),

        HTML_LINK_MISMATCH(
                Impact.DANGEROUS, "practice", "Link text shows one host, the target is another", "Both listed"),

        HTML_USERINFO_LINK(
                Impact.DANGEROUS,
                "RFC 3986 3.2.1",
                "A link has text before `@` that looks like a host",
                "The host after `@`"),

        HTML_UNUSUAL_HOST(
                Impact.HARMLESS,
                "RFC 3986 3.2.2",
                "A link goes to an IP address, an xn-- or a non-ASCII host",
                "Both forms are shown"),

        HTML_DATA_LINK(Impact.DANGEROUS, "RFC 2397", "A link or frame carries its page as data: URL", "Listed"),

        HTML_FILE_LINK(Impact.DANGEROUS, "RFC 8089", "A link or image goes to file: or a UNC path", "Never followed"),

        HTML_MAILTO_PARAMETERS(
                Impact.DANGEROUS, "RFC 6068 7", "A mailto: link attaches a file or adds recipients", "Listed"),

        HTML_HIDDEN_TEXT(
                Impact.HARMLESS, "practice", "Text is styled to be invisible", "Part of the text view, marked"),

        HTML_UNCLOSED(
                Impact.AMBIGUOUS,
                "HTML 13.2",
                "The text ends inside a tag, attribute or comment",
                "Closed at the part's end; parts are never joined"),

        // Limits

        LIMIT_DEPTH(
                Impact.LOSS,
                "limits.md",
                "Nested deeper than the limit, or encoded messages inside encoded messages beyond theirs",
                "The entity stays a leaf"),

        LIMIT_PARTS(Impact.LOSS, "limits.md", "More parts than the limit", "The rest is one range"),

        LIMIT_HEADER(
                Impact.LOSS,
                "limits.md",
                "More fields, or a larger header section, than the limit",
                "The rest is garbage ranges"),

        LIMIT_FIELD(
                Impact.LOSS,
                "limits.md",
                "A field larger than the limit for reading values",
                "Value not read; the slice is whole"),

        LIMIT_VALUES(
                Impact.LOSS,
                "limits.md",
                "More addresses, parameters, sections or encoded-words in a field than the limit",
                "The rest is not read, or stays literal"),

        LIMIT_READINGS(Impact.HARMLESS, "limits.md", "More readings than the limit", "The first ones are kept"),

        LIMIT_DEFECTS(Impact.HARMLESS, "limits.md", "More defects than the limit", "Counted, not kept"),

        LIMIT_DECODED(Impact.LOSS, "limits.md", "A body too large to decode in memory", "Streamed only"),

        LIMIT_EXTRACT(Impact.LOSS, "limits.md", "Too many files or bytes to write", "Stops; exit code says so"),

        // Signatures and authentication

        SIGNED_PART_NOT_ROOT(
                Impact.AMBIGUOUS,
                "RFC 1847 2.1",
                "Something signed is only part of the message",
                "Only that part is called signed"),

        SIGNED_PART_HIDDEN(
                Impact.DANGEROUS,
                "RFC 1847 2.1",
                "Something signed is an attachment or a referenced part, so it is not what is shown",
                "As above"),

        MALFORMED_SIGNED(
                Impact.AMBIGUOUS,
                "RFC 1847 2.1",
                "multipart/signed without exactly two parts, or protocol, micalg and second part disagree",
                "Its parts are shown, no signature"),

        ENCRYPTED_PART_NOT_ROOT(
                Impact.DANGEROUS,
                "RFC 1847 2.2",
                "Something encrypted stands beside other parts",
                "Parts are never joined"),

        DETACHED_SIGNATURE_WITH_CONTENT(
                Impact.DANGEROUS,
                "RFC 5652 5.2",
                "A detached CMS signature carries content of its own",
                "That content is not shown"),

        SIGNER_COUNT(Impact.AMBIGUOUS, "RFC 5652 5.1", "A CMS signature has no signer, or several", "Counted"),

        SMIME_TYPE_MISMATCH(
                Impact.AMBIGUOUS,
                "RFC 8551 3.2.2",
                "smime-type, name and the content's own type disagree",
                "The content's own type is listed"),

        UNAUTHENTICATED_ENCRYPTION(Impact.HARMLESS, "RFC 8551 2.7", "CMS enveloped data, without integrity", "Listed"),

        INLINE_PGP(
                Impact.AMBIGUOUS,
                "RFC 4880 7",
                "A clear-signed or armoured block stands in a text part",
                "Its range is reported; text around it is not signed"),

        SIGNATURE_STATUS_SPOOF(
                Impact.DANGEROUS, "practice", "Text or a file name imitates a verifier's status line", "Listed"),

        PROTECTED_HEADER_MISMATCH(
                Impact.AMBIGUOUS,
                "RFC 9788 2.2",
                "Header fields inside the signed part differ from the outer ones",
                "Both are shown"),

        DKIM_LENGTH(Impact.DANGEROUS, "RFC 6376 8.2", "A DKIM signature with l= shorter than the body", "Listed"),

        DKIM_COVERAGE(Impact.HARMLESS, "RFC 6376 5.4", "Fields that are displayed are not signed", "Listed"),

        DKIM_MALFORMED(
                Impact.AMBIGUOUS,
                "RFC 6376 3.5",
                "A DKIM tag list cannot be read, or a tag occurs twice",
                "Not a signature"),

        SIGNATURE_DOMAIN_METACHAR(
                Impact.DANGEROUS,
                "RFC 6376 3.5",
                "d=, s= or another domain of a result holds characters that no domain has",
                "Not a domain"),

        UNALIGNED_SIGNATURE(Impact.HARMLESS, "RFC 7489 3.1", "No d= belongs to the domain of From", "Listed"),

        UNTRUSTED_AUTH_RESULTS(
                Impact.HARMLESS,
                "RFC 8601 5",
                "Authentication-Results from a host that is not known to be ours",
                "Shown as a claim");

        private final Impact impact;
        private final String rfc;
        private final String meaning;
        private final String handling;

        Code(Impact impact, String rfc, String meaning, String handling) {
            this.impact = impact;
            this.rfc = rfc;
            this.meaning = meaning;
            this.handling = handling;
        }

        /** The stable name in reports: the constant's in lower case, with dashes. */
        public String id() {
            return this == EIGHT_BIT_IN_7BIT
                    ? "8bit-in-7bit"
                    : Ascii.lower(name()).replace('_', '-');
        }

        /** What it means for whoever relies on the message. */
        public Impact impact() {
            return impact;
        }

        /** Where the standard, or whoever else, says how it should be. */
        public String rfc() {
            return rfc;
        }

        /** What is wrong, in one sentence. */
        public String meaning() {
            return meaning;
        }

        /** What this library makes of it. */
        public String handling() {
            return handling;
        }
    }
}
