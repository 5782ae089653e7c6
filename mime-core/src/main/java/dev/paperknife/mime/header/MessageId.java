package dev.paperknife.mime.header;

/**
 * A message identifier (RFC 5322 3.6.4), also that of a part (RFC 2045 7).
 *
 * @param id what stands between the angle brackets, comments and blanks left out; usually {@code left@right}
 */
public record MessageId(String id) {
    /**
     * Takes an identifier as it is.
     *
     * @throws IllegalArgumentException if it is empty or holds a control character or an unquoted angle bracket or blank
     */
    public MessageId {
        if (!MessageIdParser.isWritable(id)) {
            throw new IllegalArgumentException(
                    "a message id is not empty and holds no control, blank or angle bracket (RFC 5322 3.6.4)");
        }
    }

    /**
     * {@code left@right}.
     *
     * @throws IllegalArgumentException if either side does not follow the strict grammar: atoms with single dots between
     *     them, or a domain literal on the right
     */
    public static MessageId of(String left, String right) {
        String id = left + "@" + right;
        if (!MessageIdParser.isStrict(id) || left.indexOf('@') >= 0) {
            throw new IllegalArgumentException("no message id (RFC 5322 3.6.4): its sides are not atoms and dots");
        }
        return new MessageId(id);
    }

    /** What precedes the last {@code @}; all of it where there is none. */
    public String left() {
        int at = id.lastIndexOf('@');
        return at < 0 ? id : id.substring(0, at);
    }

    /** What follows the last {@code @}; empty where there is none. */
    public String right() {
        int at = id.lastIndexOf('@');
        return at < 0 ? "" : id.substring(at + 1);
    }

    /** {@code <id>}, as a field has it. */
    public String format() {
        return "<" + id + ">";
    }
}
