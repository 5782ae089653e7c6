package dev.paperknife.cli;

import dev.paperknife.transport.Endpoint;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A mail server's address with who logs in there: {@code scheme://[user@]host[:port]}, the schemes as {@link Endpoint#parse}
 * has them.
 */
record ServerUrl(Optional<String> user, Endpoint endpoint) {

    /** Reads one; {@link IllegalArgumentException}, whose message is for a person, if it is none. */
    static ServerUrl parse(String url) {
        int from = url.indexOf("://") + 3;
        int at = url.lastIndexOf('@');
        if (from < 3 || at < from) {
            return new ServerUrl(Optional.empty(), Endpoint.parse(url));
        }
        String user = url.substring(from, at);
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a password does not belong into a URL, where others can read it");
        }
        return new ServerUrl(
                Optional.of(decoded(user)), Endpoint.parse(url.substring(0, from) + url.substring(at + 1)));
    }

    /** Percent signs undone; a plus sign is itself. */
    private static String decoded(String user) {
        return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
