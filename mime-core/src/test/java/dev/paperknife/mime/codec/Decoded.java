package dev.paperknife.mime.codec;

import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a body decodes to and what was reported, each byte of text being one character. */
record Decoded(String text, List<Defect> defects) {

    static Decoded whole(TransferEncoding encoding, Slice body) {
        DefectLog log = new DefectLog(Limits.DEFAULT);
        byte[] bytes = encoding.decode(body, log);
        return new Decoded(new String(bytes, StandardCharsets.ISO_8859_1), log.defects());
    }

    static Decoded whole(TransferEncoding encoding, String body) {
        return whole(encoding, slice(body));
    }

    /** Through windows of so many bytes. */
    static Decoded streamed(TransferEncoding encoding, Slice body, int windowBytes) {
        DefectLog log = new DefectLog(Limits.DEFAULT);
        try (InputStream in = encoding.stream(body, log, windowBytes)) {
            return new Decoded(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1), log.defects());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Slice slice(String body) {
        return Slice.of(bytes(body));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Text of a table: {@code \r \n \t \0 \xHH} are the bytes they name, and {@code \s} is a space. */
    static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                switch (c) {
                    case 'r' -> c = '\r';
                    case 'n' -> c = '\n';
                    case 't' -> c = '\t';
                    case 's' -> c = ' ';
                    case '0' -> c = 0;
                    case 'x' -> {
                        c = (char) Integer.parseInt(text.substring(i + 1, i + 3), 16);
                        i += 2;
                    }
                    default -> {}
                }
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** The ids of what was reported, in order. */
    String ids() {
        return defects.stream().map(defect -> defect.code().id()).collect(Collectors.joining(" "));
    }

    /** Where the only finding with this id stands, and what it says. */
    String finding(String id) {
        Defect defect = defects.stream()
                .filter(each -> each.code().id().equals(id))
                .reduce((a, b) -> {
                    throw new AssertionError("reported twice: " + a + b);
                })
                .orElseThrow();
        return defect.offset() + "+" + defect.length() + " " + defect.detail();
    }

    static List<Integer> windows() {
        return Arrays.asList(4, 5, 6, 7, 13, 64, 1000);
    }
}
