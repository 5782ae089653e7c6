package dev.paperknife.fuzz;

import dev.paperknife.mime.message.Message;
import dev.paperknife.testdata.DefectCase;
import dev.paperknife.testdata.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a target begins with, made of testdata, and what once broke it. */
final class Seeds {
    private static final int CHOICES = 16;

    /** The names of all targets. */
    static final List<String> TARGETS = List.of(
            "MessageTarget",
            "HeaderFormTarget",
            "DecoderTarget",
            "WordsTarget",
            "MboxTarget",
            "BuilderTarget",
            "EditTarget",
            "ExtractTarget",
            "SmtpTarget",
            "Pop3Target",
            "ImapTarget");

    private Seeds() {}

    /** Writes the seeds of a target into a folder, for {@code fuzz/run}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        List<byte[]> seeds = of(arguments[0]).toList();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }

    static Stream<byte[]> of(String target) {
        return Stream.concat(crashes(target), made(target));
    }

    /** Inputs that once broke the target: {@code testdata/crashes/TARGET/}. */
    private static Stream<byte[]> crashes(String target) {
        return TestData.names("crashes").stream()
                .filter(name -> name.startsWith("crashes/" + target + "/"))
                .map(TestData::bytes);
    }

    private static Stream<byte[]> made(String target) {
        return switch (target) {
            case "MessageTarget" -> messages();
            case "HeaderFormTarget", "WordsTarget" -> values();
            case "DecoderTarget" -> bodies();
            case "MboxTarget" -> files(".mbox");
            case "BuilderTarget" -> scripts();
            case "EditTarget" -> edits();
            case "ExtractTarget" ->
                Stream.concat(Trap.NAMES.stream().map(name -> LawArbitraries.trap(List.of(name, name))), messages());
            case "SmtpTarget" -> Stream.concat(sessions("smtp"), sessions("lmtp"));
            case "Pop3Target" -> sessions("pop3");
            case "ImapTarget" -> sessions("imap");
            default -> throw new IllegalArgumentException("no target named " + target);
        };
    }

    private static Stream<byte[]> files(String ending) {
        return TestData.names("messages").stream()
                .filter(name -> name.endsWith(ending))
                .map(TestData::bytes);
    }

    private static Stream<byte[]> messages() {
        return Stream.concat(files(".eml"), DefectCase.all().stream().map(DefectCase::message));
    }

    private static Stream<byte[]> values() {
        return messages()
                .flatMap(message -> Message.parse(message).header().fields().stream())
                .map(field -> field.value().bytes());
    }

    private static Stream<byte[]> bodies() {
        return messages()
                .flatMap(message -> Message.parse(message).walk())
                .map(entity -> entity.rawBody().bytes());
    }

    /** One call of each kind with each text. */
    private static Stream<byte[]> scripts() {
        return Stream.of(
                        "a",
                        "Ann <a@b.example>",
                        "Grüße 你好",
                        "a\r\nX-Evil: 1",
                        "<a@b.example>",
                        "--b\n.\nFrom a",
                        "a\\0b")
                .map(text -> {
                    ByteArrayOutputStream script = new ByteArrayOutputStream();
                    for (int call = 0; call < 14; call++) {
                        script.write(call);
                        script.writeBytes((text + "\0" + text + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8));
                    }
                    return script.toByteArray();
                });
    }

    /** One change of each kind to each message that stands for something. */
    private static Stream<byte[]> edits() {
        return files(".eml")
                .flatMap(message -> IntStream.range(0, 14).mapToObj(kind -> {
                    ByteArrayOutputStream script = new ByteArrayOutputStream();
                    script.writeBytes(new byte[] {1, (byte) kind, (byte) (kind % 6), (byte) (kind % 4)});
                    script.writeBytes("Grüße <a@b.example>\0".getBytes(StandardCharsets.UTF_8));
                    script.writeBytes(message);
                    return script.toByteArray();
                }));
    }

    /** What the servers of recorded sessions say, after a byte that chooses what the client does; escapes stay, as bytes among others. */
    private static Stream<byte[]> sessions(String protocol) {
        return TestData.names("transcripts/" + protocol).stream()
                .flatMap(name -> IntStream.range(0, CHOICES)
                        .mapToObj(choice -> session(choice, Laws.latin1(TestData.bytes(name)))));
    }

    private static byte[] session(int choice, String recording) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        words.write(choice);
        recording
                .lines()
                .filter(line -> line.startsWith("S: "))
                .forEach(line -> words.writeBytes(Laws.latin1(line.substring(3) + "\r\n")));
        return words.toByteArray();
    }
}
