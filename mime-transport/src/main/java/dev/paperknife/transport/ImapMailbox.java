package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The selected mailbox as the server has described it so far: a view that changes while commands run, for the thread that
 * uses the client.
 */
public final class ImapMailbox {
    private static final int MOST_CHANGES = 1_000_000;

    private final MailboxName name;
    private boolean isReadOnly;
    private boolean hasStickyUids = true;
    private boolean hasModSeqs = true;
    private long exists;
    private long recent;
    private long uidValidity;
    private long uidNext;
    private long highestModSeq;
    private String id = "";
    private Set<ImapFlag> flags = Set.of();
    private Set<ImapFlag> permanentFlags = Set.of();
    private UidSet vanished = UidSet.NONE;
    private final List<MessageData> changes = new ArrayList<>();

    ImapMailbox(MailboxName name, boolean isReadOnly) {
        this.name = name;
        this.isReadOnly = isReadOnly;
    }

    /** The name it was selected by. */
    public MailboxName name() {
        return name;
    }

    /** Whether nothing can be changed, because that was asked for or the server says so. */
    public boolean isReadOnly() {
        return isReadOnly;
    }

    /** How many messages it holds. */
    public long exists() {
        return exists;
    }

    /** How many of them no session has seen before (RFC 3501 only); 0 where the server does not say. */
    public long recent() {
        return recent;
    }

    /** What must be the same as before for unique ids to mean the same messages; absent where ids do not last. */
    public OptionalLong uidValidity() {
        return known(hasStickyUids ? uidValidity : 0);
    }

    /** No message has had this unique id yet; absent where the server does not say. */
    public OptionalLong uidNext() {
        return known(uidNext);
    }

    /** The highest mod-sequence seen (RFC 7162); absent where the mailbox keeps none. */
    public OptionalLong highestModSeq() {
        return known(hasModSeqs ? highestModSeq : 0);
    }

    private static OptionalLong known(long value) {
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** The server's unchanging id of it (RFC 8474). */
    public Optional<String> id() {
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** The flags that messages here have or may have. */
    public Set<ImapFlag> flags() {
        return flags;
    }

    /** Those that can be changed for good; {@code \*} says that new keywords can be made. */
    public Set<ImapFlag> permanentFlags() {
        return permanentFlags;
    }

    /** What QRESYNC said on selecting: unique ids of messages that are gone since. */
    public UidSet vanished() {
        return vanished;
    }

    /** What QRESYNC said on selecting: messages whose flags are not what they were. */
    public List<MessageData> changes() {
        return List.copyOf(changes);
    }

    // ---- as responses come

    void exists(long messages) {
        exists = Math.max(messages, 0);
    }

    void recent(long messages) {
        recent = Math.max(messages, 0);
    }

    void expunged() {
        exists = Math.max(exists - 1, 0);
    }

    void vanished(UidSet uids) {
        exists = Math.max(exists - uids.size(), 0);
    }

    void vanishedEarlier(UidSet uids) {
        vanished = vanished.plus(uids);
    }

    void changed(MessageData message) {
        if (changes.size() < MOST_CHANGES) {
            changes.add(message);
        }
        message.modSeq().ifPresent(this::modSeq);
    }

    void modSeq(long modSeq) {
        highestModSeq = Math.max(highestModSeq, modSeq);
    }

    void flags(ImapValue list) {
        flags = ImapFlags.of(list);
    }

    void code(Code code) {
        switch (code.name().toUpperCase(Locale.ROOT)) {
            case "READ-ONLY" -> isReadOnly = true;
            case "READ-WRITE" -> isReadOnly = false;
            case "UIDVALIDITY" -> uidValidity = code.at(0).number();
            case "UIDNEXT" -> uidNext = code.at(0).number();
            case "UIDNOTSTICKY" -> hasStickyUids = false;
            case "HIGHESTMODSEQ" -> modSeq(code.at(0).number());
            case "NOMODSEQ" -> hasModSeqs = false;
            case "PERMANENTFLAGS" -> permanentFlags = ImapFlags.of(code.at(0));
            case "MAILBOXID" -> id = code.at(0).at(0).shown();
            default -> {} // not about the mailbox
        }
    }
}
