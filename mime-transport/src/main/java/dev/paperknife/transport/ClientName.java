package dev.paperknife.transport;

import java.net.Inet6Address;
import java.net.InetAddress;

/** How a client names itself in EHLO (RFC 5321 4.1.3): a domain name or an address literal. */
final class ClientName {
    private ClientName() {}

    /** Refuses what is neither. */
    static void check(String name) {
        boolean isLiteral = name.startsWith("[") && name.endsWith("]");
        String inside = isLiteral ? name.substring(1, name.length() - 1) : name;
        boolean isSound = !inside.isEmpty()
                && inside.length() <= 255
                && inside.chars().allMatch(c -> isNameChar(c) || (isLiteral && c == ':'));
        if (!isSound) {
            throw new IllegalArgumentException(
                    "not a domain or address literal: " + WireText.quoted(name) + " [net-command-injection]");
        }
    }

    private static boolean isNameChar(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }

    /** The literal of an address; needs no name service and tells no more than the connection does. */
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        text = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
    }
}
