package dev.paperknife.transport;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.source.Ascii;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of a mailbox on an IMAP server (RFC 9051 5.1). What the server wrote is the name; its text is for people, and two
 * names may have the same one. INBOX is the same in any case.
 */
public final class MailboxName implements Comparable<MailboxName> {
    /** Where new mail arrives. */
    public static final MailboxName INBOX = new MailboxName("INBOX", "INBOX");

    /** What servers without UTF8=ACCEPT call it, each octet a char: modified UTF-7, or whatever they wrote instead. */
    private final String raw;

    private final String text;

    private MailboxName(String raw, String text) {
        this.raw = raw;
        this.text = text;
    }

    /**
     * The mailbox that is called so.
     *
     * @throws IllegalArgumentException if the name is empty or holds a control or half a surrogate pair
     */
    public static MailboxName of(String text) {
        Arguments.text("mailbox", text);
        byte[] octets = Charsets.encode(text, Charsets.imapUtf7())
                .orElseThrow(() -> new IllegalArgumentException("mailbox with half a character"));
        return named(new String(octets, StandardCharsets.US_ASCII), text);
    }

    /**
     * The mailbox that {@link #raw} gave, also where that is not proper modified UTF-7.
     *
     * @throws IllegalArgumentException if the name is empty or holds CR, LF, NUL or a char above U+00FF
     */
    public static MailboxName ofRaw(String raw) {
        boolean isRaw = raw.chars().allMatch(c -> c != '\r' && c != '\n' && c != '\0' && c <= 0xFF);
        if (raw.isEmpty() || !isRaw) {
            throw new IllegalArgumentException(
                    "not a raw mailbox name: " + WireText.quoted(raw) + " [net-command-injection]");
        }
        return named(raw, decoded(Slice.of(raw.getBytes(StandardCharsets.ISO_8859_1))));
    }

    /** A name as a server wrote it, whatever it holds. With UTF8=ACCEPT in force it is UTF-8 (RFC 6855 3). */
    static MailboxName received(Slice octets, boolean isUtf8) {
        boolean isText = isUtf8 && Charsets.isUtf8(octets.array(), octets.from(), octets.to());
        if (isText) {
            String text = new String(octets.bytes(), StandardCharsets.UTF_8);
            Optional<byte[]> encoded = Charsets.encode(text, Charsets.imapUtf7());
            return named(encoded.map(bytes -> Slice.of(bytes).latin1()).orElseGet(octets::latin1), text);
        }
        return named(octets.latin1(), decoded(octets));
    }

    private static MailboxName named(String raw, String text) {
        return Ascii.equalsIgnoreCase(raw, "INBOX") ? INBOX : new MailboxName(raw, text);
    }

    /** Servers also write plain ampersands, which stay as they are, and octets of any charset. */
    private static String decoded(Slice octets) {
        if (!Charsets.isAscii(octets.array(), octets.from(), octets.to())) {
            return Charsets.decode(octets, Optional.empty(), CharsetHints.NONE).text();
        }
        String text = new String(octets.bytes(), Charsets.imapUtf7());
        return text.indexOf('\uFFFD') < 0 || isWrittenAs(octets, text) ? text : octets.latin1();
    }

    /** Whether U+FFFD in the text stands for itself, not for what could not be read. */
    private static boolean isWrittenAs(Slice octets, String text) {
        return Charsets.encode(text, Charsets.imapUtf7())
                .filter(bytes -> Arrays.equals(bytes, octets.bytes()))
                .isPresent();
    }

    /** As people read it. It may hold controls, slashes and dots: never use it as a path as it is. */
    public String text() {
        return text;
    }

    /** As servers without UTF8=ACCEPT write it: a key to keep it by, each octet a char. */
    public String raw() {
        return raw;
    }

    /** What a command holds of it; what a server wrote is given back as it was. */
    byte[] octets(boolean isUtf8) {
        boolean isText = isUtf8 && Arguments.isText(text);
        return isText ? text.getBytes(StandardCharsets.UTF_8) : raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int compareTo(MailboxName other) {
        return raw.compareTo(other.raw);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MailboxName name && raw.equals(name.raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    /** Its text, made harmless for a terminal. */
    @Override
    public String toString() {
        return WireText.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
