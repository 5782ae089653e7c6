package dev.paperknife.transport;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A forward-path, with what its sender wants to hear of it (RFC 3461 4.1, 4.2).
 *
 * @param address without angle brackets; beyond ASCII only where the server can SMTPUTF8
 * @param notices when to send a notice; empty says nothing about it
 * @param originalAddress who the message was first meant for
 */
public record Recipient(String address, Set<Notice> notices, Optional<String> originalAddress) {
    /** When a notice is wanted. */
    public enum Notice {
        /** Never; stands alone. */
        NEVER,
        /** When it was delivered. */
        SUCCESS,
        /** When it cannot be delivered. */
        FAILURE,
        /** When it takes long. */
        DELAY
    }

    /** Checks the addresses; {@link IllegalArgumentException} for what cannot be one, or NEVER beside another. */
    public Recipient {
        MailPath.check(address);
        originalAddress.ifPresent(original -> Arguments.text("original address", original));
        notices = Set.copyOf(notices);
        if (notices.contains(Notice.NEVER) && notices.size() > 1) {
            throw new IllegalArgumentException("NEVER stands alone");
        }
    }

    /** A recipient without wishes. */
    public static Recipient of(String address) {
        return new Recipient(address, Set.of(), Optional.empty());
    }

    /** The same with notices when those happen. */
    public Recipient withNotices(Notice first, Notice... others) {
        return new Recipient(address, EnumSet.of(first, others), originalAddress);
    }

    /** The same with that original address. */
    public Recipient withOriginalAddress(String original) {
        return new Recipient(address, notices, Optional.of(original));
    }

    /** Whether anything of RFC 3461 is asked for. */
    boolean needsDsn() {
        return !notices.isEmpty() || originalAddress.isPresent();
    }
}
