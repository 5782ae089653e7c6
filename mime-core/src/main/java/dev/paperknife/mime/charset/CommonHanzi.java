package dev.paperknife.mime.charset;

import java.util.Optional;

/**
 * Tells a few Chinese characters from Western text. Both big Chinese charsets have their most used characters first, in a
 * block of their own, and Western text does not put the bytes of two of them side by side. ICU says only that such bytes
 * might be Chinese, which it says of much else as well.
 */
final class CommonHanzi {
    private CommonHanzi() {}

    /** The label of the charset in which all bytes above 127 begin common characters, two of them at least adjacent. */
    static Optional<String> charset(byte[] bytes) {
        if (isAllCommon(bytes, 0xB0, 0xD7, 0xA1)) {
            return Optional.of("gb18030");
        }
        return isAllCommon(bytes, 0xA4, 0xC6, 0x40) ? Optional.of("big5") : Optional.empty();
    }

    private static boolean isAllCommon(byte[] bytes, int lowestLead, int highestLead, int lowestTrail) {
        int run = 0;
        boolean hasTwo = false;
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] >= 0) {
                run = 0;
                i++;
                continue;
            }
            int lead = bytes[i] & 0xFF;
            int trail = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            boolean isTrail = trail >= lowestTrail && (trail < 0x7F || trail >= 0xA1) && trail < 0xFF;
            if (lead < lowestLead || lead > highestLead || !isTrail) {
                return false;
            }
            run++;
            hasTwo |= run > 1;
            i += 2;
        }
        return hasTwo;
    }
}
