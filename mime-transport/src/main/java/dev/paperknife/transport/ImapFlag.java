package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * A flag of a message (RFC 9051 2.3.2): a system flag, whose name begins with a backslash, or a keyword. Two are the same
 * whatever the case of their letters.
 */
public final class ImapFlag {
    /** It has been read. */
    public static final ImapFlag SEEN = new ImapFlag("\\Seen");
    /** It has been answered. */
    public static final ImapFlag ANSWERED = new ImapFlag("\\Answered");
    /** It asks for attention. */
    public static final ImapFlag FLAGGED = new ImapFlag("\\Flagged");
    /** EXPUNGE will remove it. */
    public static final ImapFlag DELETED = new ImapFlag("\\Deleted");
    /** It is not finished. */
    public static final ImapFlag DRAFT = new ImapFlag("\\Draft");
    /** It was forwarded. */
    public static final ImapFlag FORWARDED = new ImapFlag("$Forwarded");
    /** It is junk. */
    public static final ImapFlag JUNK = new ImapFlag("$Junk");
    /** It is not junk. */
    public static final ImapFlag NOT_JUNK = new ImapFlag("$NotJunk");

    private final String name;

    private ImapFlag(String name) {
        this.name = name;
    }

    /**
     * The flag of that name, to be sent.
     *
     * @throws IllegalArgumentException if it is not an atom, with or without a backslash before it
     */
    public static ImapFlag of(String name) {
        if (!ImapCommand.isAtom(name.startsWith("\\") ? name.substring(1) : name)) {
            throw new IllegalArgumentException("not a flag: " + WireText.quoted(name) + " [net-command-injection]");
        }
        return new ImapFlag(name);
    }

    /** A flag as a server named it: any characters at all, controls escaped. */
    static ImapFlag received(String name) {
        return new ImapFlag(name);
    }

    /** The name as it was given. */
    public String name() {
        return name;
    }

    /** Whether it is not of the standard: its name has no backslash. */
    public boolean isKeyword() {
        return !name.startsWith("\\");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImapFlag flag && Ascii.equalsIgnoreCase(name, flag.name);
    }

    @Override
    public int hashCode() {
        return Ascii.lower(name).hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
