package dev.paperknife.cli;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A range of bytes as HTTP writes it (RFC 9110 14.1.2): {@code 0-99} is the first hundred, {@code 100-} all after those, {@code -100}
 * the last hundred.
 *
 * @param first the first byte, counted from 0; absent where {@code last} is how many of the last are meant
 * @param last the last byte, which belongs to it; absent for all that follow
 */
record ByteRange(OptionalLong first, OptionalLong last) {
    /** All bytes. */
    static final ByteRange ALL = new ByteRange(OptionalLong.of(0), OptionalLong.empty());

    /** The range that the text says; absent where it says none. */
    static Optional<ByteRange> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0 || text.length() == 1) {
            return Optional.empty();
        }
        String before = text.substring(0, dash);
        String after = text.substring(dash + 1);
        OptionalLong first = ByteSize.parse(before);
        OptionalLong last = ByteSize.parse(after);
        boolean isRange = (before.isEmpty() || first.isPresent()) && (after.isEmpty() || last.isPresent());
        boolean isForward = first.isEmpty() || last.isEmpty() || first.getAsLong() <= last.getAsLong();
        return isRange && isForward ? Optional.of(new ByteRange(first, last)) : Optional.empty();
    }

    /** The first byte of it in so many. */
    long from(long size) {
        return first.isPresent() ? Math.min(first.getAsLong(), size) : Math.max(0, size - last.orElse(0));
    }

    /** The end of it, which does not belong to it, in so many. */
    long to(long size) {
        boolean isBounded = first.isPresent() && last.isPresent();
        return isBounded ? Math.min(last.getAsLong() + 1, size) : size;
    }
}
