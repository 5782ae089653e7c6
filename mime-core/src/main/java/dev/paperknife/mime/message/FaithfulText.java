package dev.paperknife.mime.message;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.source.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text in a charset whose label means the same text to whoever reads it: iso-8859-1, say, is read as windows-1252. */
final class FaithfulText {
    private FaithfulText() {}

    /** The bytes of a text without lone surrogates; absent where the charset lacks a character, or its label would be read as something else. */
    static Optional<byte[]> encode(String text, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Optional.of(Utf8Bytes.of(text));
        }
        return Charsets.encode(text, charset).filter(encoded -> isRead(encoded, charset, text));
    }

    private static boolean isRead(byte[] bytes, Charset charset, String text) {
        if (Charsets.isAscii(bytes, 0, bytes.length) && Charsets.isAsciiSuperset(charset)) {
            return true;
        }
        Optional<String> label = Optional.of(charset.name());
        return Charsets.decode(Slice.of(bytes), label, CharsetHints.NONE).text().equals(text);
    }
}
