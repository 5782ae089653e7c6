package dev.paperknife.mime.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Boundaries for one message. They begin with {@code =_}, which no quoted-printable and no base64 holds, and share a token
 * that was looked for in everything else: no line of a part is a delimiter.
 */
final class BoundarySource {
    private static final int MOST_TRIES = 1000;

    private final String token;
    private int given;

    private BoundarySource(String token) {
        this.token = token;
    }

    /** Boundaries that occur in none of the octets, which are read once for each token tried. */
    static BoundarySource avoiding(List<Octets> contents, Supplier<String> tokens) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            String token = tokens.get() + (i == 0 ? "" : "." + i);
            if (!occurs(token, contents)) {
                return new BoundarySource(token);
            }
        }
        throw new IllegalStateException("every boundary that was tried occurs in the content");
    }

    private static boolean occurs(String token, List<Octets> contents) throws IOException {
        TokenSearch search = new TokenSearch(token.getBytes(StandardCharsets.US_ASCII));
        for (Octets octets : contents) {
            search.restart();
            octets.writeTo(search);
            if (search.isFound()) {
                return true;
            }
        }
        return false;
    }

    /** The next boundary: none is the beginning of another. */
    String next() {
        return "=_" + given++ + "_" + token;
    }

    /** Tokens that nobody can guess. */
    static Supplier<String> unguessable() {
        return () -> hex(UUID.randomUUID());
    }

    /** Tokens of a generator, for messages that must come out the same each time. */
    static Supplier<String> of(RandomGenerator random) {
        return () -> hex(new UUID(random.nextLong(), random.nextLong()));
    }

    private static String hex(UUID uuid) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(uuid.getMostSignificantBits()) + hex.toHexDigits(uuid.getLeastSignificantBits());
    }
}
