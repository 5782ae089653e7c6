package dev.paperknife.mime.charset;

import dev.paperknife.mime.source.Slice;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Charset labels as mail uses them, and bytes turned into text and back. No label and no bytes make it throw.
 *
 * <p>A label that is known is kept to, even where the bytes do not fit it. Without one, with us-ascii and with an unknown
 * one, bytes above 127 are read as UTF-8 if they are valid, else by the first candidate of the hints that reads them without
 * error, else by what ICU sees with a confidence of 50 of 100 or more, else as windows-1252. A mark (BOM) that stands first is not text and is skipped; in
 * UTF-16 and UTF-32 it decides the byte order, which else is big endian (RFC 2781 4.3).
 */
public final class Charsets {
    private Charsets() {}

    /** A charset, perhaps settled by a mark, and what it made of the bytes. */
    record Read(Charset charset, Decoding decoding) {}

    /**
     * The charset that mail means by a label: often a superset of what the label says, such as GB18030 for gb2312. Blanks,
     * quotes, punctuation and case do not count. Absent for an unknown label, or where the running image lacks module
     * {@code jdk.charsets} and with it the charset. What it returns may not be registered with the JDK.
     */
    public static Optional<Charset> forLabel(String label) {
        // most mail says so, in these very words
        if (label.equals("utf-8") || label.equals("UTF-8")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        String key = Labels.key(label);
        return switch (key) {
            case "utf8" -> Optional.of(StandardCharsets.UTF_8);
            case "usascii" -> Optional.of(StandardCharsets.US_ASCII);
            case "iso88591", "windows1252" -> Optional.of(OwnCharsets.WINDOWS_1252);
            case "gb2312", "gbk", "gb18030" -> JdkCharsets.gb18030();
            default -> named(key);
        };
    }

    /** The same; absent too where there is no label. */
    static Optional<Charset> forLabel(Optional<String> label) {
        return label.isPresent() ? forLabel(label.get()) : Optional.empty();
    }

    private static Optional<Charset> named(String key) {
        String name = Labels.charset(key);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Charset> own = OwnCharsets.named(name);
        if (own.isPresent()) {
            return own;
        }
        Optional<Charset> jdk = JdkCharsets.named(name);
        if (jdk.isEmpty()) {
            return JdkCharsets.named(Labels.smaller(key));
        }
        return isWindowsPage(name) ? Optional.of(SingleByte.completed(jdk.get())) : jdk;
    }

    private static boolean isWindowsPage(String name) {
        return name.startsWith("windows-12") || name.equals("x-windows-874");
    }

    /** The label to write for a charset: the MIME name that readers know where the JDK's own name is not one. */
    public static String label(Charset charset) {
        return switch (charset.name()) {
            case "windows-31j" -> "Shift_JIS";
            case "x-eucJP-Open" -> "EUC-JP";
            case "CP50221" -> "ISO-2022-JP";
            case "x-windows-949" -> "EUC-KR";
            case "x-windows-950" -> "Big5";
            case "x-windows-874" -> "windows-874";
            case "x-MacRoman" -> "macintosh";
            default -> charset.name();
        };
    }

    /** Reads bytes as text; a range of a file is loaded first. */
    public static DecodedText decode(Slice bytes, Optional<String> label, CharsetHints hints) {
        Optional<Charset> named = forLabel(label);
        Slice loaded = bytes.load();
        boolean isDeclared = named.isPresent() && !named.get().equals(StandardCharsets.US_ASCII);
        Read read = isDeclared
                ? read(named.get(), loaded.array(), loaded.from(), loaded.to())
                : readUndeclared(loaded.array(), loaded.from(), loaded.to(), hints);
        boolean isKnown = named.isPresent() || label.isEmpty();
        boolean isGuess = !isDeclared && (!isKnown || !read.charset().equals(StandardCharsets.US_ASCII));
        return new DecodedText(
                read.decoding().text(),
                label,
                read.charset().name(),
                read.decoding().malformed(),
                isGuess,
                isKnown,
                loaded);
    }

    /**
     * Reads bytes [from, to) of an array as text. The array is kept by the result, not copied.
     *
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static DecodedText decode(byte[] bytes, int from, int to, Optional<String> label, CharsetHints hints) {
        return decode(Slice.of(bytes, from, to, from), label, hints);
    }

    /** Reads by a charset that is kept to. */
    static Read read(Charset charset, byte[] bytes, int from, int to) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return new Read(charset, Utf8.decode(bytes, from, to));
        }
        if (isLatin1(charset, bytes, from, to)) {
            return new Read(charset, latin1(bytes, from, to));
        }
        return Marks.read(charset, bytes, from, to);
    }

    private static Read readUndeclared(byte[] bytes, int from, int to, CharsetHints hints) {
        if (isAscii(bytes, from, to)) {
            return new Read(StandardCharsets.US_ASCII, latin1(bytes, from, to));
        }
        if (isUtf8(bytes, from, to)) {
            return new Read(StandardCharsets.UTF_8, Utf8.decode(bytes, from, to));
        }
        Optional<Read> marked = Marks.readMarkedUtf16(bytes, from, to);
        if (marked.isPresent()) {
            return marked.get();
        }
        for (Charset candidate : hints.candidates()) {
            if (isAsciiSuperset(candidate)) {
                Read read = read(candidate, bytes, from, to);
                if (read.decoding().malformed() == 0) {
                    return read;
                }
            }
        }
        return read(Detector.detect(bytes, from, to).orElse(OwnCharsets.WINDOWS_1252), bytes, from, to);
    }

    /** Whether each byte is the character of its own number, so that no decoder is needed. */
    private static boolean isLatin1(Charset charset, byte[] bytes, int from, int to) {
        if (charset.equals(OwnCharsets.WINDOWS_1252)) {
            return HighBytes.firstC1(bytes, from, to) == to;
        }
        return !(charset instanceof ShiftCharset) && isAscii(bytes, from, to) && isAsciiSuperset(charset);
    }

    private static Decoding latin1(byte[] bytes, int from, int to) {
        return Decoding.flawless(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /** Whether bytes [from, to) are all below 128; eight are looked at in a step. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        return HighBytes.first(bytes, from, to) == to;
    }

    /** The index of the first byte above 127 in [from, to), or {@code to} where there is none. */
    public static int asciiEnd(byte[] bytes, int from, int to) {
        return HighBytes.first(bytes, from, to);
    }

    /** Whether bytes [from, to) are valid UTF-8 (RFC 3629); ASCII is. */
    public static boolean isUtf8(byte[] bytes, int from, int to) {
        return Utf8.isValid(bytes, from, to);
    }

    /**
     * The text in a charset; absent where it cannot hold a character of it, also where the JDK would write a similar one, where half a surrogate pair stands alone, and
     * for a charset that is only read.
     */
    public static Optional<byte[]> encode(String text, Charset charset) {
        if (!charset.canEncode()) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] result = new byte[bytes.remaining()];
            bytes.get(result);
            boolean isFaithful = charset.equals(StandardCharsets.UTF_8)
                    || read(charset, result, 0, result.length).decoding().text().equals(text);
            return isFaithful ? Optional.of(result) : Optional.empty();
        } catch (CharacterCodingException e) {
            // The JDK's only way to say so.
            return Optional.empty();
        }
    }

    /**
     * Whether every byte below 128 means its ASCII character, wherever it stands. UTF-16, UTF-32, UTF-7, HZ, the ISO-2022
     * charsets, VISCII and EBCDIC are none.
     */
    public static boolean isAsciiSuperset(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)
                || charset.name().equals("GB18030")
                || charset.equals(OwnCharsets.WINDOWS_1252)) {
            return true;
        }
        return !(charset instanceof ShiftCharset) && new String(Ascii128.BYTES, charset).equals(Ascii128.TEXT);
    }

    /** IMAP's modified UTF-7 for mailbox names (RFC 3501 5.1.3), to read and to write; what it cannot read is U+FFFD. */
    public static Charset imapUtf7() {
        return Utf7.IMAP;
    }

    private static final class Ascii128 {
        static final byte[] BYTES = bytes();
        static final String TEXT = new String(BYTES, StandardCharsets.US_ASCII);

        private static byte[] bytes() {
            byte[] bytes = new byte[128];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
            return bytes;
        }
    }
}
