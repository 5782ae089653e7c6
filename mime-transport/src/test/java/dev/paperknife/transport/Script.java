package dev.paperknife.transport;

import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A server's part in a session, and what the client must say in between. A line each: {@code S:} a line of the server,
 * {@code S~} the same without CRLF, {@code C:} a line of the client, {@code C~} bytes of it, {@code C^} a line that begins so,
 * {@code x} the server closes, {@code z} it says no more. Backslash escapes r, n, 0, t, \ and xHH.
 */
record Script(List<Step> steps) {
    enum Kind {
        SERVER,
        CLIENT,
        CLIENT_PREFIX,
        CLOSE,
        SILENCE
    }

    record Step(Kind kind, Slice slice) {
        Step(Kind kind, byte[] bytes) {
            this(kind, Slice.of(bytes));
        }

        byte[] bytes() {
            return slice.bytes();
        }
    }

    static Script of(String text) {
        List<Step> steps = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                steps.add(step(line));
            }
        }
        return new Script(steps);
    }

    private static Step step(String line) {
        String rest = line.length() > 3 ? line.substring(3) : "";
        return switch (line.substring(0, Math.min(2, line.length()))) {
            case "S:" -> new Step(Kind.SERVER, bytes(rest + "\\r\\n"));
            case "S~" -> new Step(Kind.SERVER, bytes(rest));
            case "C:" -> new Step(Kind.CLIENT, bytes(rest + "\\r\\n"));
            case "C~" -> new Step(Kind.CLIENT, bytes(rest));
            case "C^" -> new Step(Kind.CLIENT_PREFIX, bytes(rest));
            case "x" -> new Step(Kind.CLOSE, new byte[0]);
            case "z" -> new Step(Kind.SILENCE, new byte[0]);
            default -> throw new IllegalArgumentException("not a line of a script: " + line);
        };
    }

    static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char escaped = text.charAt(++i);
            if (escaped == 'x') {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write("rn0t\\".indexOf(escaped) < 0 ? escaped : "\r\n\0\t\\".charAt("rn0t\\".indexOf(escaped)));
            }
        }
        return bytes.toByteArray();
    }
}
