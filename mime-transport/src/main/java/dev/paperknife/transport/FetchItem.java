package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.util.List;
import java.util.Locale;

/** Something that can be asked of a message (RFC 9051 6.4.5). Content is always asked for without marking it as seen. */
public final class FetchItem {
    /** The flags. */
    public static final FetchItem FLAGS = new FetchItem("FLAGS");
    /** When the server took the message in. */
    public static final FetchItem INTERNAL_DATE = new FetchItem("INTERNALDATE");
    /** Its size in octets. */
    public static final FetchItem SIZE = new FetchItem("RFC822.SIZE");
    /** Its fields. */
    public static final FetchItem ENVELOPE = new FetchItem("ENVELOPE");
    /** Its parts. */
    public static final FetchItem STRUCTURE = new FetchItem("BODYSTRUCTURE");
    /** Its mod-sequence (CONDSTORE). */
    public static final FetchItem MOD_SEQ = new FetchItem("MODSEQ");
    /** Its first words (PREVIEW). */
    public static final FetchItem PREVIEW = new FetchItem("PREVIEW");
    /** What it keeps in other mailboxes (OBJECTID). */
    public static final FetchItem EMAIL_ID = new FetchItem("EMAILID");
    /** The thread it belongs to (OBJECTID). */
    public static final FetchItem THREAD_ID = new FetchItem("THREADID");
    /** Gmail's id of it (X-GM-EXT-1). */
    public static final FetchItem GMAIL_MESSAGE_ID = new FetchItem("X-GM-MSGID");
    /** Gmail's id of its thread. */
    public static final FetchItem GMAIL_THREAD_ID = new FetchItem("X-GM-THRID");
    /** Gmail's labels of it. */
    public static final FetchItem GMAIL_LABELS = new FetchItem("X-GM-LABELS");
    /** The whole message. */
    public static final FetchItem MESSAGE = body("");
    /** Its header section. */
    public static final FetchItem HEADER = body("HEADER");

    private final String name;

    private FetchItem(String name) {
        this.name = name;
    }

    /** The content of a section as it stands, its transfer encoding and all: {@code 2.1}. */
    public static FetchItem section(String section) {
        return body(checked(section));
    }

    /** The MIME header of a section. */
    public static FetchItem mimeHeader(String section) {
        return body(checked(section) + ".MIME");
    }

    /** The content of a section as the server decodes it (BINARY, RFC 3516). */
    public static FetchItem binary(String section) {
        return new FetchItem("BINARY.PEEK[" + checked(section) + "]");
    }

    /** Some fields of the header section; names are ASCII without blanks, quotes and brackets. */
    public static FetchItem fields(String... names) {
        for (String field : names) {
            if (!ImapCommand.isAtom(field)) {
                throw new IllegalArgumentException("not a field's name: " + WireText.quoted(field));
            }
        }
        return body("HEADER.FIELDS (" + String.join(" ", List.of(names)) + ")");
    }

    /** A specifier of this package's own, such as {@code 2.HEADER}. */
    static FetchItem body(String specifier) {
        return new FetchItem("BODY.PEEK[" + specifier + "]");
    }

    /** So many octets of content at most, from that one on, counted from 0; for items with brackets. */
    public FetchItem partial(long from, long octets) {
        if (!name.endsWith("]")) {
            throw new IllegalArgumentException("only content comes in pieces, not " + name);
        }
        if (from < 0 || octets < 1) {
            throw new IllegalArgumentException("not a piece: " + octets + " octets from " + from);
        }
        return new FetchItem(name + "<" + from + "." + octets + ">");
    }

    /** Numbers from 1 on with dots between them. */
    static String checked(String section) {
        boolean isNumber = false;
        boolean isSection = !section.isEmpty();
        for (int i = 0; i < section.length(); i++) {
            char c = section.charAt(i);
            boolean isDigit = c < 0x80 && Ascii.isDigit((byte) c) && (c != '0' || isNumber);
            isSection &= isDigit || (c == '.' && isNumber);
            isNumber = isDigit;
        }
        if (!isSection || !isNumber) {
            throw new IllegalArgumentException("not a section such as 2.1: " + WireText.quoted(section));
        }
        return section;
    }

    /** As the command has it. */
    String name() {
        return name;
    }

    /** As the answer names it: the key among {@link MessageData#contents()}. */
    public String key() {
        String answered = name.replace(".PEEK", "");
        int bracket = answered.lastIndexOf(']');
        return bracket < 0 ? answered : answered.substring(0, bracket + 1).toUpperCase(Locale.ROOT);
    }

    boolean isContent() {
        return name.indexOf('[') >= 0;
    }

    /** The item as it is sent. */
    @Override
    public String toString() {
        return name;
    }
}
