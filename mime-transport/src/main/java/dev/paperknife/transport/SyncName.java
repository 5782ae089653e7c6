package dev.paperknife.transport;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The name of a synchronised message in its Maildir: it says which message of the server this is, so that a message and the
 * knowledge of having it come into being by one rename. Names sort as unique ids do.
 *
 * @param mailbox a short form of the mailbox's name: a mail reader may file the message into another one's Maildir, whose
 *     UIDVALIDITY may be the same
 */
record SyncName(long uidValidity, long uid, String mailbox) {
    private static final String SUFFIX = ".paperknife";
    private static final int UID_DIGITS = 10;
    private static final int MAILBOX_DIGITS = 8;

    static SyncName of(MailboxName mailbox, long uidValidity, long uid) {
        return new SyncName(uidValidity, uid, digits(mailbox));
    }

    private static String digits(MailboxName mailbox) {
        CRC32 sum = new CRC32();
        sum.update(mailbox.raw().getBytes(StandardCharsets.UTF_8));
        String digits = Long.toHexString(sum.getValue());
        return "0".repeat(MAILBOX_DIGITS - digits.length()) + digits;
    }

    /** What that name says; absent for a message that came another way, or from another mailbox. */
    static Optional<SyncName> parse(String name, MailboxName mailbox) {
        String end = "." + digits(mailbox) + SUFFIX;
        int mark = name.indexOf(".U");
        if (mark < 0 || !name.endsWith(end) || mark + 2 > name.length() - end.length()) {
            return Optional.empty();
        }
        long uidValidity = Decimal.of(name.substring(0, mark));
        long uid = Decimal.of(name.substring(mark + 2, name.length() - end.length()));
        boolean isName = uidValidity > 0 && uid > 0 && uid <= UidSet.MAX_UID;
        return isName ? Optional.of(of(mailbox, uidValidity, uid)) : Optional.empty();
    }

    @Override
    public String toString() {
        String digits = Long.toString(uid);
        return uidValidity + ".U" + "0".repeat(UID_DIGITS - digits.length()) + digits + "." + mailbox + SUFFIX;
    }
}
