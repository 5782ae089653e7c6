package dev.paperknife.transport;

import dev.paperknife.mime.mailbox.MaildirFlag;
import dev.paperknife.mime.mailbox.MaildirFlags;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The flags that a Maildir and an IMAP mailbox share, as letters. Keywords that a Maildir has no letter for stay where they
 * are, on either side.
 */
final class SyncFlags {
    private static final Map<MaildirFlag, ImapFlag> PAIRS = new EnumMap<>(Map.of(
            MaildirFlag.DRAFT, ImapFlag.DRAFT,
            MaildirFlag.FLAGGED, ImapFlag.FLAGGED,
            MaildirFlag.PASSED, ImapFlag.FORWARDED,
            MaildirFlag.REPLIED, ImapFlag.ANSWERED,
            MaildirFlag.SEEN, ImapFlag.SEEN,
            MaildirFlag.TRASHED, ImapFlag.DELETED));

    private SyncFlags() {}

    /** The flag of the server that the letter stands for. */
    static ImapFlag onServer(MaildirFlag flag) {
        return PAIRS.getOrDefault(flag, ImapFlag.SEEN);
    }

    /** The flags of the server that the letters stand for. */
    static Set<ImapFlag> onServer(MaildirFlags letters) {
        return letters.named().stream().map(SyncFlags::onServer).collect(Collectors.toSet());
    }

    /** Those of a message on the server. */
    static MaildirFlags of(Set<ImapFlag> flags) {
        MaildirFlags letters = MaildirFlags.NONE;
        for (MaildirFlag flag : MaildirFlag.values()) {
            letters = flags.contains(onServer(flag)) ? letters.with(MaildirFlags.of(flag)) : letters;
        }
        return letters;
    }

    /** Those that the selected mailbox keeps for good; all where it does not say. */
    static MaildirFlags keptBy(ImapMailbox mailbox) {
        Set<ImapFlag> kept = mailbox.permanentFlags();
        MaildirFlags letters = MaildirFlags.NONE;
        for (MaildirFlag flag : MaildirFlag.values()) {
            ImapFlag there = onServer(flag);
            boolean isKept = kept.isEmpty() || kept.contains(there) || (there.isKeyword() && takesKeywords(kept));
            letters = isKept ? letters.with(MaildirFlags.of(flag)) : letters;
        }
        return letters;
    }

    private static boolean takesKeywords(Set<ImapFlag> kept) {
        return kept.stream().anyMatch(flag -> flag.name().equals("\\*"));
    }

    /** Those of the one that are also in the other. */
    static MaildirFlags common(MaildirFlags one, MaildirFlags other) {
        return one.without(one.without(other));
    }

    /**
     * What both sides are to have: what each side changed since they last agreed. Where both changed a flag, they changed it to
     * the same.
     */
    static MaildirFlags merged(MaildirFlags agreed, MaildirFlags here, MaildirFlags there) {
        MaildirFlags added = here.without(agreed).with(there.without(agreed));
        MaildirFlags removed = agreed.without(here).with(agreed.without(there));
        return agreed.with(added).without(removed);
    }
}
