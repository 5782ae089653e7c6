package dev.paperknife.mime.charset;

import dev.paperknife.mime.source.Ascii;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The ISO-2022 charsets of mail: RFC 1468, 1554 and 2237 (Japanese), RFC 1557 (Korean), RFC 1922 (Chinese). All are
 * read by one reader that knows every escape of the family; one that the declared charset does not have is obeyed too,
 * and noted.
 */
final class Iso2022 extends ShiftCharset {
    private static final String JAPANESE = " (B (J $@ $B ";

    /** The escapes that the charset has, each without ESC and between spaces. */
    private final String escapes;

    /** What shift-out means before any escape says so. */
    private final CodedSet shiftedOut;

    /** The charset of the JDK that writes it; none for those whose encoder leaves the text shifted at its end. */
    private final String encoder;

    /** What stands for JIS X 0208. */
    private final CodedSet kanji;

    private Iso2022(String name, String escapes, CodedSet shiftedOut, String encoder, CodedSet kanji) {
        super(name);
        this.escapes = escapes;
        this.shiftedOut = shiftedOut;
        this.encoder = encoder;
        this.kanji = kanji;
    }

    private Iso2022(String name, String escapes, CodedSet shiftedOut, String encoder) {
        this(name, escapes, shiftedOut, encoder, CodedSet.JISX0208);
    }

    static Iso2022 of(String name) {
        return switch (name) {
            case "ISO-2022-JP-1" -> japanese(name, "$(D ");
            case "ISO-2022-JP-2" -> japanese(name, "$(D $A $(C .A .F N ");
            case "ISO-2022-JP-3" -> japanese(name, "(I $(O $(P ");
            case "ISO-2022-JP-2004" -> japanese(name, "(I $(O $(P $(Q ");
            case "CP50221" -> japanese(name, "(I ");
            case "ISO-2022-KR" -> new Iso2022(name, " $)C ", CodedSet.KSC5601, "");
            case "ISO-2022-CN" -> new Iso2022(name, " $)A $)G $*H N ", CodedSet.GB2312, "");
            case "ISO-2022-CN-EXT" ->
                new Iso2022(name, " $)A $)G $)E $*H $+I $+J $+K $+L $+M N O ", CodedSet.GB2312, "");
            default -> japanese(name, "");
        };
    }

    private static Iso2022 japanese(String name, String more) {
        String encoder = name.equals("ISO-2022-JP-2") ? name : "ISO-2022-JP";
        return new Iso2022(name, JAPANESE + more, CodedSet.KATAKANA, encoder);
    }

    /** The charset to the letter, where mail means a larger one by its name. */
    Optional<Charset> smaller() {
        return switch (name()) {
            case "ISO-2022-JP", "ISO-2022-JP-1", "ISO-2022-JP-2" ->
                Optional.of(new Iso2022(name(), escapes, shiftedOut, encoder, CodedSet.JISX0208_ALONE));
            default -> Optional.empty();
        };
    }

    @Override
    void read(byte[] bytes, int from, int to, Reading reading) {
        new Reader(bytes, to, reading, this).read(from);
    }

    private boolean has(String escape) {
        int at = escapes.indexOf(escape);
        while (at >= 0 && (escapes.charAt(at - 1) != ' ' || escapes.charAt(at + escape.length()) != ' ')) {
            at = escapes.indexOf(escape, at + 1);
        }
        return at >= 0;
    }

    @Override
    public boolean canEncode() {
        return JdkCharsets.named(encoder).isPresent();
    }

    @Override
    public CharsetEncoder newEncoder() {
        return JdkCharsets.named(encoder).map(Charset::newEncoder).orElseGet(super::newEncoder);
    }

    /** One reading. G0 to G3 are the sets at hand, and G0 or G1 is what plain bytes mean. */
    private static final class Reader {
        private final byte[] bytes;
        private final int to;
        private final Reading reading;
        private final Iso2022 charset;
        private final CodedSet[] sets = {CodedSet.ASCII, CodedSet.NONE, CodedSet.NONE, CodedSet.NONE};
        private final Set<Escape> used = EnumSet.noneOf(Escape.class);
        private boolean isShiftedOut;

        Reader(byte[] bytes, int to, Reading reading, Iso2022 charset) {
            this.bytes = bytes;
            this.to = to;
            this.reading = reading;
            this.charset = charset;
            sets[1] = charset.shiftedOut;
        }

        void read(int from) {
            int i = from;
            while (i < to) {
                switch (bytes[i]) {
                    case 0x1B -> i = readEscape(i);
                    case 0x0E -> {
                        note(charset.shiftedOut == CodedSet.KATAKANA);
                        isShiftedOut = true;
                        i++;
                    }
                    case 0x0F -> {
                        isShiftedOut = false;
                        i++;
                    }
                    case '\r', '\n' -> i = readLineEnd(i);
                    default -> i = readRun(i);
                }
            }
            note(isOpen());
            for (Escape escape : used) {
                note(!charset.has(escape.spelling()));
            }
        }

        private void note(boolean isMisused) {
            if (isMisused) {
                reading.misuseShift();
            }
        }

        private boolean isOpen() {
            return isShiftedOut || !sets[0].isAsciiLike();
        }

        /** Every line begins in ASCII (RFC 1468, 1557, 1922), so what was left open goes no further than its line. */
        private int readLineEnd(int at) {
            if (isOpen()) {
                reading.misuseShift();
                isShiftedOut = false;
                sets[0] = CodedSet.ASCII;
            }
            reading.add((char) bytes[at]);
            return at + 1;
        }

        /** Reads up to the next escape, shift or line end. */
        private int readRun(int from) {
            CodedSet set = sets[isShiftedOut ? 1 : 0];
            int evident = set.readEvident(bytes, from, to, reading);
            if (evident > from) {
                return evident;
            }
            int end = Ascii.indexOfControl(bytes, from, to);
            while (end < to && !isShift(bytes[end])) {
                end = Ascii.indexOfControl(bytes, end + 1, to);
            }
            set.read(bytes, from, end, reading);
            return end;
        }

        private static boolean isShift(byte b) {
            return b == 0x1B || b == 0x0E || b == 0x0F || b == '\r' || b == '\n';
        }

        private int readEscape(int at) {
            Optional<Escape> found = Escape.at(bytes, at + 1, to);
            if (found.isEmpty()) {
                reading.refuse(at);
                reading.misuseShift();
                return at + 1;
            }
            Escape escape = found.get();
            used.add(escape);
            int next = at + 1 + escape.spelling().length();
            if (escape.isSingleShift()) {
                return readShifted(at, next, sets[escape.slot()]);
            }
            sets[escape.slot()] = escape.set() == CodedSet.JISX0208 ? charset.kanji : escape.set();
            return next;
        }

        private int readShifted(int at, int next, CodedSet set) {
            int end = Math.min(to, next + set.width());
            if (set == CodedSet.NONE) {
                reading.refuse(at);
            } else {
                set.read(bytes, next, end, reading);
            }
            return end;
        }
    }
}
