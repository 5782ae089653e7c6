package dev.paperknife.cli;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Section;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml cat}: the bytes of one part. */
final class CatCommand implements Command {
    static final String SUMMARY = "print the decoded bytes of a part";

    private static final int BUFFER_BYTES = 1 << 14;
    private static final int MOST_NUMBERS_NAMED = 40;

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "cat [--raw] FILE PART...",
                        "Prints the decoded bytes of parts, exactly; they are not made safe for a terminal. PART is a number as eml"
                                + " tree shows it, such as 2, 1.3 or, for a part of a message that is part 2, 2.1; or what IMAP"
                                + " calls a section: HEADER, TEXT, 2.HEADER, 2.TEXT or 1.MIME.",
                        "  eml cat letter.eml 2 > picture.png",
                        "  eml cat letter.eml 1 | iconv -f gb18030 -t utf-8",
                        "  eml cat --raw letter.eml 2 | head -3")
                .addOption(Options.flag("--raw", "the body as it stands in the message, transfer encoding and all"))
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .paramLabel("FILE")
                        .type(String.class)
                        .required(true)
                        .description("a message, as other commands take it; of several, the first")
                        .build())
                .addPositional(PositionalParamSpec.builder()
                        .index("1..*")
                        .paramLabel("PART")
                        .required(true)
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("section numbers of parts")
                        .build());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        String file = arguments.matchedPositionalValue(0, "");
        List<String> numbers = arguments.matchedPositionalValue(1, List.of());
        if (numbers.size() == 1 && isSection(file) && !Files.exists(Path.of(file))) {
            String number = file; // the other way round: eml cat 2 letter.eml
            file = numbers.get(0);
            numbers = List.of(number);
        }
        List<String> wanted = numbers;
        boolean isRaw = Options.isSet(arguments, "--raw");
        AtomicBoolean isFirst = new AtomicBoolean(true); // of the messages that the name may mean
        Inputs.of(List.of(file), arguments, session)
                .ifPresent(inputs -> inputs.read((letter, here) -> {
                    if (isFirst.getAndSet(false)) {
                        print(letter, wanted, isRaw, here);
                    }
                }));
    }

    private static boolean isSection(String text) {
        return Section.parse(text).isPresent();
    }

    private static void print(Letter letter, List<String> numbers, boolean isRaw, Session session) throws IOException {
        for (String number : numbers) {
            Optional<Opener> part = Section.parse(number).flatMap(section -> opener(section, letter, isRaw));
            if (part.isEmpty()) {
                refuse(number, letter, session);
                continue;
            }
            try (InputStream in = part.get().open()) {
                copy(in, session.out());
            }
        }
    }

    /** Opens what is to be printed. */
    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    private static Optional<Opener> opener(Section section, Letter letter, boolean isRaw) {
        if (section.kind() != Section.Kind.BODY || isRaw) {
            return section.in(letter.message()).map(bytes -> bytes::stream);
        }
        return letter.message().entity(section.part()).map(part -> part.body()::stream);
    }

    private static void refuse(String number, Letter letter, Session session) {
        Optional<Section> section = Section.parse(number);
        boolean isNoMessage = section.isPresent()
                && letter.message().entity(section.get().part()).isPresent();
        session.complain(
                ExitCode.NO_SUCH_PART,
                letter.name() + ": " + number,
                isNoMessage
                        ? "this part is no message; its own header is "
                                + section.get().part() + ".MIME"
                        : "no such part; there are " + numbers(letter));
    }

    private static String numbers(Letter letter) {
        List<String> all = letter.message().walk().map(Entity::section).toList();
        String named = all.stream().limit(MOST_NUMBERS_NAMED).collect(Collectors.joining(", "));
        return all.size() > MOST_NUMBERS_NAMED ? named + " and " + (all.size() - MOST_NUMBERS_NAMED) + " more" : named;
    }

    private static void copy(InputStream in, Output out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0 && !out.hasFailed(); count = in.read(buffer)) {
            out.write(buffer, 0, count);
        }
    }
}
