package dev.paperknife.mime.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Guesses the charset of bytes that nothing declares. The only class that touches ICU, so that ICU's classes load when
 * bytes must really be guessed and not before.
 */
final class Detector {
    /**
     * What ICU must say of 100. Measured over the names of countries, languages, months and days, 25 pairs of language and
     * charset: from 50 on, at least 98 of 100 of the Western ones stay windows-1252 and 79 of 100 of the Chinese ones are
     * recognised. At 35 there are 10 more in Cyrillic, Greek and Hebrew, and 10 to 20 fewer in Chinese.
     */
    static final int CONFIDENCE = 50;

    /** ICU looks at no more than 8,000 bytes, after it has left out markup. */
    private static final int MOST_BYTES = 16_000;

    /** The ASCII before the first byte above 127 that is kept, so that its word is whole. */
    private static final int BYTES_BEFORE = 32;

    /**
     * Below ten characters ICU gives every multi-byte charset that fits 10 of 100, however common the characters are. A short
     * text is therefore repeated up to so many bytes, which leaves the shares of its characters as they are; and where it
     * then is East Asian, that counts for more than what the few pairs of letters say of single-byte charsets.
     */
    private static final int SHORT_BYTES = 400;

    /** With fewer high bytes than this, two letters by chance decide what ICU says of single-byte charsets. */
    private static final int FEW_BYTES = 6;

    /** The multi-byte charsets that ICU tells apart; where it gives two of them the same mark, the first. */
    private static final List<String> EAST_ASIAN = List.of("GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR");

    private final byte[] sample;
    private final int high;

    private Detector(byte[] sample) {
        this.sample = sample;
        this.high = count(sample);
    }

    /** The charset of bytes [from, to), of which some are above 127 and which are not UTF-8; absent where it is unclear. */
    static Optional<Charset> detect(byte[] bytes, int from, int to) {
        int first = HighBytes.first(bytes, from, to);
        if (first == to) {
            return Optional.empty();
        }
        byte[] sample = sample(bytes, start(bytes, from, first), to);
        if (Utf8.isDamaged(sample, 0, sample.length)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return new Detector(sample).detect();
    }

    private static int start(byte[] bytes, int from, int first) {
        int start = first;
        for (int before = 0; before < BYTES_BEFORE && start > from; start--) {
            before += bytes[start - 1] == '\r' ? 0 : 1;
        }
        return start;
    }

    /** Without CR, so that a text is the same whether its lines end in CRLF or in LF. */
    private static byte[] sample(byte[] bytes, int start, int to) {
        byte[] sample = new byte[Math.min(to - start, MOST_BYTES)];
        int size = 0;
        for (int i = start; i < to && size < sample.length; i++) {
            if (bytes[i] != '\r') {
                sample[size++] = bytes[i];
            }
        }
        return Arrays.copyOf(sample, size);
    }

    private Optional<Charset> detect() {
        Guess guess = isShort() ? guess(repeated()) : guess(sample);
        boolean isWeak = isShort()
                && !guess.isEastAsian()
                && (high < FEW_BYTES || guess.charset().isEmpty());
        Optional<Charset> hanzi = isWeak ? CommonHanzi.charset(sample).flatMap(Charsets::forLabel) : Optional.empty();
        boolean isChance = high == 1 && !guess.isEastAsian(); // one letter fits them all
        return hanzi.or(() -> isChance ? Optional.empty() : guess.charset());
    }

    private boolean isShort() {
        return sample.length < SHORT_BYTES;
    }

    private record Guess(Optional<Charset> charset, boolean isEastAsian, int weight, int rank) {
        static final Guess NONE = new Guess(Optional.empty(), false, 0, 0);

        boolean isBetterThan(Guess other) {
            return weight > other.weight || (weight == other.weight && rank < other.rank);
        }
    }

    private Guess guess(byte[] bytes) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        Guess best = Guess.NONE;
        for (CharsetMatch match : detector.setText(bytes).detectAll()) {
            if (match.getConfidence() >= CONFIDENCE) {
                Guess guess = guess(match);
                best = guess.isBetterThan(best) && fits(guess) ? guess : best;
            }
        }
        return best;
    }

    private Guess guess(CharsetMatch match) {
        int rank = rank(match.getName());
        boolean isEastAsian = rank < EAST_ASIAN.size();
        int weight = match.getConfidence() + (isShort() && isEastAsian ? 100 : 0);
        return new Guess(Charsets.forLabel(match.getName()), isEastAsian, weight, rank);
    }

    /** Western charsets before their neighbours, as ICU has no letters to tell them apart in most short words. */
    private static int rank(String name) {
        int eastAsian = EAST_ASIAN.indexOf(name);
        boolean isWestern = name.equals("ISO-8859-1") || name.equals("windows-1252");
        return eastAsian >= 0 ? eastAsian : isWestern ? EAST_ASIAN.size() : EAST_ASIAN.size() + 1;
    }

    private boolean fits(Guess guess) {
        Optional<Charset> charset = guess.charset()
                .filter(Charsets::isAsciiSuperset)
                .filter(named -> !named.equals(StandardCharsets.UTF_8));
        if (charset.isEmpty()) {
            return false;
        }
        Decoding decoding = Decoding.of(charset.get(), sample, 0, sample.length);
        if (!guess.isEastAsian()) {
            return decoding.malformed() == 0;
        }
        // The sample may end within a character; long text may be damaged here and there.
        return decoding.malformed() <= 1 + high / 100 && (!isShort() || charactersAboveAscii(decoding.text()) > 1);
    }

    private byte[] repeated() {
        int length = sample.length + 1;
        byte[] bytes = new byte[length * (SHORT_BYTES / length + 1)];
        for (int at = 0; at < bytes.length; at += length) {
            System.arraycopy(sample, 0, bytes, at, sample.length);
            bytes[at + sample.length] = ' ';
        }
        return bytes;
    }

    private static int charactersAboveAscii(String text) {
        return (int) text.chars().filter(c -> c > 0x7F).count();
    }

    private static int count(byte[] bytes) {
        int high = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
        }
        return high;
    }
}
