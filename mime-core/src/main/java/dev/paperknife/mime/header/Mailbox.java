package dev.paperknife.mime.header;

import java.util.Optional;

/**
 * A mailbox (RFC 5322 3.4, RFC 6532): whom a message is from or to, as text.
 *
 * @param name the display name, decoded; a comment's text where there is no other
 * @param address the addr-spec, its local part quoted as it came; a local part alone where the mail has no more; empty for
 *     an entry that has only a name
 * @param route the obsolete source route that stood before it, such as {@code @a.example,@b.example}; empty for none.
 *     Nothing uses it and {@link #format()} does not write it.
 */
public record Mailbox(Optional<String> name, String address, String route) implements Address {
    /**
     * Takes the name without the blanks around it; an empty one is none.
     *
     * @throws IllegalArgumentException if the address is not empty and could not stand between angle brackets: it holds
     *     a control, an encoded-word, an unquoted blank or special, or an {@code @} with nothing on one side
     */
    public Mailbox {
        name = DisplayName.normal(name);
        AddrSpec.requireSafe(address);
    }

    /**
     * A mailbox without a name.
     *
     * @throws IllegalArgumentException if that is no addr-spec (RFC 5322 3.4.1, RFC 6532); the message names the rule
     */
    public static Mailbox of(String addrSpec) {
        return new Mailbox(Optional.empty(), AddrSpec.checked(addrSpec), "");
    }

    /**
     * A mailbox with a name; an empty name is none.
     *
     * @throws IllegalArgumentException if the name holds a control character or half a surrogate pair, or the other is no
     *     addr-spec; the message names the rule
     */
    public static Mailbox of(String name, String addrSpec) {
        return new Mailbox(DisplayName.checked(name), AddrSpec.checked(addrSpec), "");
    }

    /**
     * Reads a mailbox that a program writes, such as {@code Ann Lee <ann@a.example>}.
     *
     * @throws IllegalArgumentException if that is not one mailbox with an address, or departs from RFC 5322 or RFC 6532 in
     *     more than a harmless way; the message names the departure
     */
    public static Mailbox parse(String text) {
        return StrictMailbox.parse(text);
    }

    /**
     * The one mailbox a text is, for programs that decide on the answer: absent unless there is exactly one reading and
     * nothing at all departs from RFC 5322 and RFC 6532. Comments, obsolete syntax and names that look like addresses
     * do.
     */
    public static Optional<Mailbox> parseStrict(String text) {
        return StrictMailbox.parseStrict(text);
    }

    /** What precedes the last {@code @} of the address, quotes included; all of it where there is none. */
    public String localPart() {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    /** What follows the last {@code @}, as it came; empty where there is none. */
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    /** The domain with its U-labels as A-labels (UTS 46); absent where there is no such form, or no domain. */
    public Optional<String> asciiDomain() {
        return Domain.toAscii(domain());
    }

    /** The domain with its A-labels as U-labels (UTS 46); as it came where there is no such form. */
    public String unicodeDomain() {
        return Domain.toUnicode(domain());
    }

    /** Whether only a server with SMTPUTF8 (RFC 6531) can take it: the local part, or a domain without ASCII form. */
    public boolean needsSmtpUtf8() {
        return !AddrSpec.isAscii(localPart())
                || (!domain().isEmpty() && asciiDomain().isEmpty());
    }

    /** {@code Ann Lee <ann@a.example>}: quotes where they are needed, encoded-words for a name that is not ASCII. */
    @Override
    public String format() {
        return format(false);
    }

    @Override
    public String formatUtf8() {
        return format(true);
    }

    private String format(boolean isUtf8) {
        if (name.isEmpty()) {
            return domain().isEmpty() ? "<" + address + ">" : address;
        }
        String phrase = DisplayName.format(name.get(), isUtf8);
        return address.isEmpty() ? phrase : phrase + " <" + address + ">";
    }
}
