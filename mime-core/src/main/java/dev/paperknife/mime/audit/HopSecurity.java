package dev.paperknife.mime.audit;

import dev.paperknife.mime.header.Received;
import dev.paperknife.mime.source.Ascii;
import java.util.Optional;
import java.util.Set;

/** How a server says that a connection was encrypted: each has its own words for the version. */
final class HopSecurity {
    /** The protocols over TLS (RFC 3848, RFC 6531 4.3), and what web mail writes. */
    private static final Set<String> SECURE = Set.of(
            "esmtps",
            "esmtpsa",
            "lmtps",
            "lmtpsa",
            "utf8smtps",
            "utf8smtpsa",
            "utf8lmtps",
            "utf8lmtpsa",
            "https",
            "smtps");

    private static final String TLS = "TLS";

    private HopSecurity() {}

    /** The version, as {@code TLSv1.3}; {@code TLS} where none is named; absent where nothing says that there was any. */
    static Optional<String> of(Received received) {
        for (Received.Clause clause : received.clauses()) {
            for (String comment : clause.comments()) {
                Optional<String> version = version(comment);
                if (version.isPresent()) {
                    return version;
                }
            }
        }
        boolean isSecure = received.word("tls").isPresent()
                || received.with().map(Ascii::lower).filter(SECURE::contains).isPresent();
        return isSecure ? Optional.of(TLS) : Optional.empty();
    }

    /** What stands in a comment: {@code using TLSv1.3 with …}, {@code version=TLS1_3 cipher=…}, {@code TLS1.2}. */
    private static Optional<String> version(String comment) {
        int at = comment.indexOf(TLS);
        while (at >= 0) {
            int digit = at + TLS.length();
            digit += digit < comment.length() && comment.charAt(digit) == 'v' ? 1 : 0;
            if (isVersion(comment, digit)) {
                return Optional.of(TLS + "v" + comment.charAt(digit) + "." + comment.charAt(digit + 2));
            }
            at = comment.indexOf(TLS, at + 1);
        }
        return Optional.empty();
    }

    private static boolean isVersion(String comment, int at) {
        return at + 2 < comment.length()
                && isDigit(comment.charAt(at))
                && (comment.charAt(at + 1) == '.' || comment.charAt(at + 1) == '_')
                && isDigit(comment.charAt(at + 2));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
