package dev.paperknife.transport;

/**
 * What messages are sorted by (RFC 5256, RFC 5957).
 *
 * @param isReverse whether the largest comes first
 */
public record SortKey(Field field, boolean isReverse) {
    /** What of a message counts. */
    public enum Field {
        /** When the server took the message in. */
        ARRIVAL,
        /** The address of the first recipient of a copy. */
        CC,
        /** The Date field. */
        DATE,
        /** The address of the first author. */
        FROM,
        /** The size. */
        SIZE,
        /** The subject without its prefixes. */
        SUBJECT,
        /** The address of the first recipient. */
        TO,
        /** The name of the first author (SORT=DISPLAY). */
        DISPLAYFROM,
        /** The name of the first recipient (SORT=DISPLAY). */
        DISPLAYTO
    }

    /** The smallest first. */
    public static SortKey by(Field field) {
        return new SortKey(field, false);
    }

    /** The largest first. */
    public static SortKey reverse(Field field) {
        return new SortKey(field, true);
    }
}
