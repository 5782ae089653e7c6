package dev.paperknife.transport;

import java.util.Optional;

/**
 * The name of a synchronised message in its Maildir: it says which message of the server this is, so that a message and the
 * knowledge of having it come into being by one rename. Names sort as unique ids do.
 */
record SyncName(long uidValidity, long uid) {
    private static final String SUFFIX = ".paperknife";
    private static final int UID_DIGITS = 10;

    /** What that name says; absent for a message that came another way. */
    static Optional<SyncName> parse(String name) {
        int mark = name.indexOf(".U");
        if (mark < 0 || !name.endsWith(SUFFIX) || mark + 2 > name.length() - SUFFIX.length()) {
            return Optional.empty();
        }
        long uidValidity = Decimal.of(name.substring(0, mark));
        long uid = Decimal.of(name.substring(mark + 2, name.length() - SUFFIX.length()));
        boolean isName = uidValidity > 0 && uid > 0 && uid <= UidSet.MAX_UID;
        return isName ? Optional.of(new SyncName(uidValidity, uid)) : Optional.empty();
    }

    @Override
    public String toString() {
        String digits = Long.toString(uid);
        return uidValidity + ".U" + "0".repeat(UID_DIGITS - digits.length()) + digits + SUFFIX;
    }
}
