package dev.paperknife.cli;

import dev.paperknife.mime.message.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What {@code eml} does, in this process: it stands in the package of the command, which keeps its entry to itself. */
public final class Eml {
    private Eml() {}

    /** Takes the files out of a message on standard input; {@link AssertionError} if the command itself is at fault. */
    public static void extract(byte[] source, Path folder) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exitCode = Main.run(
                new String[] {"extract", "-q", "-d", folder.toString(), "-"},
                new ByteArrayInputStream(source),
                new ByteArrayOutputStream(),
                errors,
                Terminal.NONE,
                Surroundings.none());
        if (exitCode == ExitCode.INTERNAL || exitCode == ExitCode.USAGE) {
            throw new AssertionError(errors.toString(StandardCharsets.UTF_8));
        }
    }

    /** What {@code eml json} prints of a message that others may be reading too. */
    public static String json(Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output output = new Output(out);
        JsonRecord json = new JsonRecord(false);
        try {
            Letter letter = new Letter("-", "-", 0, 0, false, message.raw(), message);
            new EmailJson(json, Findings.withReadings(message), TextCharset.DECLARED).letter(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        json.writeTo(output);
        output.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
