package dev.paperknife.transport;

import dev.paperknife.mime.source.Ascii;
import java.nio.charset.StandardCharsets;

/**
 * The address within a path (RFC 5321 4.1.2, RFC 6531 3.3): local part and domain, or a local part alone, as LMTP servers
 * take it. Dots may stand anywhere in the local part, as some providers have it.
 */
final class MailPath {
    private static final int MAX_BYTES = 254;

    private MailPath() {}

    /** The address itself; {@link IllegalArgumentException} if it cannot stand in a path. */
    static String check(String address) {
        if (!isPath(address)) {
            throw new IllegalArgumentException(
                    "not an address: " + WireText.quoted(address) + " [net-command-injection]");
        }
        return address;
    }

    private static boolean isPath(String address) {
        if (!Arguments.isText(address) || address.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return false;
        }
        int end = localEnd(address);
        if (end <= 0) {
            return false;
        }
        return end == address.length() || (address.charAt(end) == '@' && isDomain(address.substring(end + 1)));
    }

    /** Where the local part ends, or 0 if there is none. */
    private static int localEnd(String address) {
        if (address.startsWith("\"")) {
            return quotedEnd(address);
        }
        int i = 0;
        while (i < address.length() && isAtext(address.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int quotedEnd(String address) {
        for (int i = 1; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return 0;
    }

    private static boolean isAtext(char c) {
        return c == '.' || (c < 0x80 ? Ascii.isAtext((byte) c) : !Character.isSpaceChar(c));
    }

    private static boolean isDomain(String domain) {
        if (domain.startsWith("[")) {
            return domain.length() > 2
                    && domain.indexOf(']') == domain.length() - 1
                    && domain.chars().skip(1).allMatch(c -> c > ' ' && c < 0x7F && "[\\<>@".indexOf(c) < 0);
        }
        return !domain.isEmpty() && domain.chars().allMatch(MailPath::isDomainChar);
    }

    private static boolean isDomainChar(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || (c >= 0x80 && !Character.isSpaceChar(c));
    }
}
