package dev.paperknife.mime.mailbox;

import java.util.EnumSet;
import java.util.Set;

/**
 * The letters after {@code :2,} in a Maildir file name: each once, in ASCII order. Those that no {@link MaildirFlag} has,
 * such as Dovecot's a to z for keywords, are kept.
 *
 * @param letters any characters but the separator of folders; put in order here
 */
public record MaildirFlags(String letters) {
    /** No flags. */
    public static final MaildirFlags NONE = new MaildirFlags("");

    /**
     * Puts the letters in order.
     *
     * @throws IllegalArgumentException if one cannot stand in a file name: a slash or a control
     */
    public MaildirFlags {
        letters = inOrder(letters);
    }

    /** Such flags. */
    public static MaildirFlags of(MaildirFlag... flags) {
        StringBuilder letters = new StringBuilder();
        for (MaildirFlag flag : flags) {
            letters.append(flag.letter());
        }
        return new MaildirFlags(letters.toString());
    }

    private static String inOrder(String letters) {
        StringBuilder ordered = new StringBuilder(letters.length());
        letters.chars().sorted().distinct().forEach(c -> {
            if (c < ' ' || c == 0x7F || c == '/' || c == '\\') {
                throw new IllegalArgumentException("a flag must be a letter that a file name can hold");
            }
            ordered.append((char) c);
        });
        return ordered.toString();
    }

    /** Whether the flag is among them. */
    public boolean has(MaildirFlag flag) {
        return letters.indexOf(flag.letter()) >= 0;
    }

    /** Those that have a name, without what only other programs know. */
    public Set<MaildirFlag> named() {
        Set<MaildirFlag> named = EnumSet.noneOf(MaildirFlag.class);
        for (MaildirFlag flag : MaildirFlag.values()) {
            if (has(flag)) {
                named.add(flag);
            }
        }
        return named;
    }

    /** These and those. */
    public MaildirFlags with(MaildirFlags others) {
        return new MaildirFlags(letters + others.letters);
    }

    /** These but not those. */
    public MaildirFlags without(MaildirFlags others) {
        StringBuilder left = new StringBuilder(letters.length());
        letters.chars().filter(c -> others.letters.indexOf(c) < 0).forEach(c -> left.append((char) c));
        return new MaildirFlags(left.toString());
    }
}
