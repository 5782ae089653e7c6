package dev.paperknife.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One run of the command in this process, with what it answered. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares runs
record Run(int exitCode, byte[] bytes, String err) {

    /** Runs with an empty standard input, and output into a pipe. */
    static Run eml(Object... arguments) {
        return with(new byte[0], arguments);
    }

    /** Runs with those bytes as standard input. */
    static Run with(byte[] in, Object... arguments) {
        return on(Terminal.NONE, in, arguments);
    }

    /** Runs on a terminal of that kind. */
    static Run on(Terminal terminal, byte[] in, Object... arguments) {
        return in(Surroundings.none(), terminal, in, arguments);
    }

    /** Runs in those surroundings. */
    static Run in(Surroundings surroundings, Terminal terminal, byte[] in, Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(texts, new ByteArrayInputStream(in), out, err, terminal, surroundings);
        return new Run(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** Standard output as UTF-8. */
    String out() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
