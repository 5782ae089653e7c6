package dev.paperknife.mime.mailbox;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names for messages that no other program and no other machine gives: the second of delivery, by which names sort, 64 random
 * bits in place of host and process, and a count.
 */
final class UniqueNames {
    private final String origin = origin();
    private final AtomicLong count = new AtomicLong();

    private static String origin() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    String next() {
        long millis = System.currentTimeMillis();
        return millis / 1000 + ".M" + millis % 1000 + "R" + origin + "Q" + count.incrementAndGet() + ".paperknife";
    }
}
