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
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml cat}: the bytes of one part. */
final class CatCommand implements Command {
    static final String SUMMARY = "print the decoded bytes of a part";

    private static final String RANGE = "--range";
    private static final int BUFFER_BYTES = 1 << 14;
    private static final int MOST_NUMBERS_NAMED = 40;

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "cat [--raw] [--hex] [--range FIRST-LAST] FILE PART...",
                        "Prints the decoded bytes of parts, exactly; they are not made safe for a terminal. PART is a number as eml"
                                + " tree shows it, such as 2, 1.3 or, for a part of a message that is part 2, 2.1; or what IMAP"
                                + " calls a section: HEADER, TEXT, 2.HEADER, 2.TEXT or 1.MIME.",
                        "  eml cat letter.eml 2 > picture.png",
                        "  eml cat letter.eml 1 | iconv -f gb18030 -t utf-8",
                        "  eml cat --raw letter.eml 2 | head -3",
                        "  eml cat letter.eml 1.2.MIME",
                        "  eml cat --hex --range 0-63 letter.eml 2")
                .addOption(Options.flag("--raw", "the body as it stands in the message, transfer encoding and all"))
                .addOption(Options.flag("--hex", "offsets, bytes in hexadecimal, and the ASCII among them"))
                .addOption(Options.value(
                        RANGE,
                        "FIRST-LAST",
                        "these bytes, counted from 0; 100- is all after a hundred, -100 the last hundred"))
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
        String given = arguments.matchedOptionValue(RANGE, "");
        Optional<ByteRange> range = given.isEmpty() ? Optional.of(ByteRange.ALL) : ByteRange.parse(given);
        if (range.isEmpty()) {
            session.complain(ExitCode.USAGE, RANGE, given + " is no range; give one such as 0-99, 100- or -100");
            return;
        }
        Style style = new Style(Options.isSet(arguments, "--raw"), Options.isSet(arguments, "--hex"), range.get());
        AtomicBoolean isFirst = new AtomicBoolean(true); // of the messages that the name may mean
        Inputs.of(List.of(file), arguments, session)
                .ifPresent(inputs -> inputs.read((letter, here) -> {
                    if (isFirst.getAndSet(false)) {
                        print(letter, wanted, style, here);
                    }
                }));
    }

    private static boolean isSection(String text) {
        return Section.parse(text).isPresent();
    }

    /** How bytes are shown. */
    private record Style(boolean isRaw, boolean isHex, ByteRange range) {}

    private static void print(Letter letter, List<String> numbers, Style style, Session session) throws IOException {
        for (String number : numbers) {
            Optional<Bytes> part = Section.parse(number).flatMap(section -> bytes(section, letter, style.isRaw));
            if (part.isEmpty()) {
                refuse(number, letter, session);
                continue;
            }
            print(part.get(), style, session.out());
        }
    }

    private static void print(Bytes part, Style style, Output out) throws IOException {
        long size = style.range.equals(ByteRange.ALL) ? Long.MAX_VALUE : part.size.getAsLong();
        long from = style.range.from(size);
        long length = style.range.to(size) - from;
        try (InputStream in = part.opener.open()) {
            in.skipNBytes(from);
            if (style.isHex) {
                HexDump.write(in, from, length, out);
            } else {
                copy(in, length, out);
            }
        }
    }

    /** Opens what is to be printed. */
    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    /** What is to be printed, and how much it is, which may cost as much as decoding it. */
    private record Bytes(Opener opener, LongSupplier size) {}

    private static Optional<Bytes> bytes(Section section, Letter letter, boolean isRaw) {
        if (section.kind() != Section.Kind.BODY || isRaw) {
            return section.in(letter.message()).map(bytes -> new Bytes(bytes::stream, bytes::length));
        }
        return letter.message().entity(section.part()).map(part -> new Bytes(part.body()::stream, part.body()::size));
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

    private static void copy(InputStream in, long length, Output out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (long left = length; left > 0 && !out.hasFailed(); ) {
            int count = in.read(buffer, 0, (int) Math.min(BUFFER_BYTES, left));
            if (count < 0) {
                return;
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }
}
