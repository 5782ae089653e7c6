package dev.paperknife.cli;

import dev.paperknife.mime.charset.CharsetHints;
import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.Header;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code eml headers}: the fields of a message. */
final class HeadersCommand implements Command {
    static final String SUMMARY = "print the header fields, decoded";

    private static final String DECODE = "--decode";
    private static final String RAW = "--raw";
    private static final Pattern COMMA = Pattern.compile(",");

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "headers [--raw | --decode NAME...] [--assume-charset NAME] FILE...",
                        "Prints the header fields of each message in their order, a line each, with encoded words decoded.",
                        "  eml headers letter.eml",
                        "  eml headers --raw letter.eml",
                        "  eml headers --decode Subject From -- letter.eml")
                .addOption(Options.flag(RAW, "as they stand, folds and encoded words and all"))
                .addOption(OptionSpec.builder(DECODE)
                        .paramLabel("NAME")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .parameterConsumer(HeadersCommand::takeNames)
                        .description(
                                "only fields of these names, raw beside what they mean, with what is wrong in them")
                        .build())
                .addOption(Options.assumeCharset())
                .addPositional(Options.files());
    }

    /** The names that {@link #takeNames} took. */
    private static List<String> names(CommandSpec command) {
        List<String> names = command.findOption(DECODE).getValue();
        return names == null ? List.of() : names;
    }

    /**
     * Takes the first argument after the option, which may have commas in it, and more that can be names: the last one is a
     * file, and so is what has a dot or a slash in it, or is there.
     */
    private static void takeNames(Stack<String> arguments, ArgSpec option, CommandSpec command) {
        if (arguments.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing the name of a field for " + DECODE);
        }
        List<String> names = new ArrayList<>(names(command));
        names.addAll(List.of(COMMA.split(arguments.pop(), -1)));
        while (arguments.size() > 1 && isName(arguments.peek())) {
            names.add(arguments.pop());
        }
        option.setValue(names);
    }

    private static boolean isName(String argument) {
        boolean isPath = argument.startsWith("-") || argument.indexOf('.') >= 0 || argument.indexOf('/') >= 0;
        return !isPath && !Files.exists(Path.of(argument));
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        List<String> names = names(arguments.commandSpec());
        boolean isRaw = Options.isSet(arguments, RAW);
        AtomicBoolean isFound = new AtomicBoolean();
        LetterReader reader = (letter, here) -> {
            Headings.announce(letter, here);
            Header header = letter.message().header();
            if (names.isEmpty()) {
                header.fields().forEach(field -> here.out().text(isRaw ? raw(field) : decoded(field)));
            } else if (explain(header, names, here)) {
                isFound.set(true);
            }
        };
        Inputs.of(arguments, session).ifPresent(inputs -> inputs.readConcurrently(reader));
        if (!names.isEmpty() && !isFound.get()) {
            session.outcome().note(ExitCode.NEGATIVE);
        }
    }

    private static String raw(Field field) {
        String text = utf8(field.raw().bytes());
        return Printable.lines(text) + (text.endsWith("\n") ? "" : "\n");
    }

    private static String decoded(Field field) {
        return Printable.line(field.name() + ": " + Envelope.decoded(field)) + "\n";
    }

    private static String utf8(byte[] bytes) {
        return Charsets.decode(bytes, 0, bytes.length, Optional.of("utf-8"), CharsetHints.NONE)
                .text();
    }

    // ---- raw beside decoded

    /** Explains the fields of those names; whether there are any. */
    private static boolean explain(Header header, List<String> names, Session session) {
        List<Field> fields = names.stream()
                .flatMap(name -> header.all(name.strip()).stream())
                .toList();
        fields.forEach(field -> explain(field, header, session.out()));
        return !fields.isEmpty();
    }

    private static void explain(Field field, Header header, Output out) {
        DefectLog log = new DefectLog(header.context().limits());
        JsonRecord json = new JsonRecord(false);
        Optional<Object> read = field.read(
                (value, context) -> {
                    Forms.ofField(field.name()).write(value, context, json);
                    return json;
                },
                header.context().withDefects(log));
        out.line(Printable.line(field.name()));
        out.line("  raw     " + Printable.line(utf8(field.value().bytes())));
        if (read.isPresent()) {
            out.text("  decoded  ");
            json.writeTo(out);
        }
        log.defects().forEach(defect -> out.line("  defect   " + describe(defect)));
    }

    private static String describe(Defect defect) {
        String where = " (" + defect.code().impact().id() + ") at byte " + defect.offset();
        return Printable.line(defect.code().id() + where + (defect.detail().isEmpty() ? "" : ": " + defect.detail()));
    }
}
