package dev.paperknife.transport;

import dev.paperknife.transport.ImapCommand.Literal;

/**
 * How one server wants strings and literals.
 *
 * @param isUtf8 whether quoted strings may be UTF-8 (RFC 6855, after ENABLE)
 */
record ImapEncoding(Literals literals, boolean isUtf8) {
    /** Which literals need not be asked for by the server (RFC 7888). */
    enum Literals {
        /** None. */
        SYNCHRONIZING,
        /** Those of at most 4096 octets: LITERAL-. */
        MINUS,
        /** All: LITERAL+. */
        PLUS
    }

    /** What every server understands. */
    static final ImapEncoding PLAIN = new ImapEncoding(Literals.SYNCHRONIZING, false);

    private static final int MINUS_BYTES = 4096;

    /** Longer ones could make a line longer than servers take. */
    private static final int QUOTED_CHARS = 1000;

    /** Whether a text may stand between quotes: no control, and ASCII unless UTF-8 was agreed on. */
    boolean isQuotable(String value) {
        return value.length() <= QUOTED_CHARS && Arguments.isText(value) && (isUtf8 || Arguments.isAscii(value));
    }

    boolean isAwaited(Literal literal) {
        return switch (literals) {
            case SYNCHRONIZING -> true;
            case MINUS -> literal.bytes() > MINUS_BYTES;
            case PLUS -> false;
        };
    }

    String announcement(Literal literal) {
        return (literal.isBinary() ? "~{" : "{") + literal.bytes() + (isAwaited(literal) ? "}" : "+}");
    }
}
