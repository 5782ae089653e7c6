package dev.paperknife.cli;

import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml extract}: attachments as files. */
final class ExtractCommand implements Command {
    static final String SUMMARY = "write attachments to a directory, under safe names";

    private static final String STANDARD_OUTPUT = "-";
    static final String PART = "--part";
    static final String NAME = "--name";
    static final String TYPE = "--type";
    private static final String SIZE = "--size";
    private static final String ALL = "--all";
    private static final String ALL_READINGS = "--all-readings";
    private static final String ON_CONFLICT = "--on-conflict";
    private static final String MANIFEST = "--manifest";
    private static final String MAX_FILES = "--max-files";
    private static final String MAX_BYTES = "--max-bytes";
    private static final String MAX_FILE_BYTES = "--max-file-bytes";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "extract -d DIR [OPTION...] FILE...",
                        "Writes every part but the text that a person reads: attachments, inline pictures, messages inside and"
                                + " what is attached to them. Names are made safe; nothing is written outside DIR or through a"
                                + " link. Prints what it wrote.",
                        "  eml extract -d attachments letter.eml",
                        "  eml extract --part 2 -d . letter.eml",
                        "  eml extract --name '*.pdf' -d pdfs archive.mbox mail/",
                        "  eml extract --part 2 -d - letter.eml | file -",
                        "  eml extract --all --manifest parts.ndjson -d parts letter.eml")
                .addOption(OptionSpec.builder("-d", "--directory")
                        .paramLabel("DIR")
                        .type(String.class)
                        .description(
                                "where to write; made if it is not there; - for standard output, if it is one part")
                        .build())
                .addOption(parts())
                .addOption(names())
                .addOption(types())
                .addOption(Options.value(SIZE, "SIZE", "parts of at least (+100k), at most (-1M) or exactly that size"))
                .addOption(Options.flag(ALL, "the text that a person reads too"))
                .addOption(
                        Options.flag(ALL_READINGS, "what other software makes of the message too, but nothing twice"))
                .addOption(Options.choice(
                        ON_CONFLICT,
                        "MODE",
                        modes(),
                        "where a file of the name was there before: " + String.join(", ", modes())
                                + "; rename unless it is given"))
                .addOption(
                        Options.value(MANIFEST, "FILE", "write a line of JSON for each part to FILE, or - to show it"))
                .addOption(limit(MAX_FILES, ExtractionLimits.DEFAULT.files(), "files in one run"))
                .addOption(limit(MAX_BYTES, ExtractionLimits.DEFAULT.bytes(), "bytes of all files together"))
                .addOption(limit(MAX_FILE_BYTES, ExtractionLimits.DEFAULT.fileBytes(), "bytes of one file"))
                .addPositional(Options.files());
    }

    static OptionSpec parts() {
        return Options.values(PART, "N,...", "the parts of these numbers, as eml tree shows them");
    }

    static OptionSpec names() {
        return Options.values(NAME, "GLOB", "parts whose file name is like this, such as '*.pdf'");
    }

    static OptionSpec types() {
        return Options.values(TYPE, "GLOB", "parts whose type is like this, such as 'image/*'");
    }

    private static List<String> modes() {
        return Arrays.stream(OnConflict.values())
                .map(mode -> Ascii.lower(mode.name()))
                .toList();
    }

    private static OptionSpec limit(String name, long usual, String what) {
        return OptionSpec.builder(name)
                .paramLabel("N")
                .type(Long.class)
                .description("at most so many " + what + "; " + usual + " unless it is given")
                .build();
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        String directory = arguments.matchedOptionValue("-d", "");
        if (directory.isEmpty()) {
            session.complain(ExitCode.USAGE, "extract", "say where to write: -d DIR, or -d - for standard output");
            return;
        }
        Optional<Selection> selection = selection(arguments, session);
        if (selection.isEmpty()) {
            return;
        }
        if (directory.equals(STANDARD_OUTPUT)) {
            extract(arguments, selection.get(), new StandardOutputWriter(session), session);
        } else {
            limits(arguments, session)
                    .ifPresent(limits -> onConflict(arguments, session)
                            .ifPresent(mode -> toFolder(arguments, selection.get(), limits, mode, session)));
        }
    }

    // ---- what the options say

    /** By number, name and type alone. */
    static Selection selection(ParseResult arguments) {
        return new Selection(
                Options.names(arguments, PART), globs(arguments, NAME), globs(arguments, TYPE), 0, Long.MAX_VALUE);
    }

    private static Optional<Selection> selection(ParseResult arguments, Session session) {
        String size = arguments.matchedOptionValue(SIZE, "");
        boolean isLeast = size.startsWith("+");
        boolean isMost = size.startsWith("-");
        OptionalLong bytes = ByteSize.parse(isLeast || isMost ? size.substring(1) : size);
        if (!size.isEmpty() && bytes.isEmpty()) {
            session.complain(ExitCode.USAGE, SIZE, size + " is no size; give one such as +100k, -1M or 512");
            return Optional.empty();
        }
        return Optional.of(selection(arguments)
                .withSize(isMost ? 0 : bytes.orElse(0), isLeast ? Long.MAX_VALUE : bytes.orElse(Long.MAX_VALUE)));
    }

    private static List<Glob> globs(ParseResult arguments, String option) {
        List<String> globs = arguments.matchedOptionValue(option, List.of());
        return globs.stream().map(Glob::of).toList();
    }

    private static Optional<OnConflict> onConflict(ParseResult arguments, Session session) {
        String mode = arguments.matchedOptionValue(ON_CONFLICT, "rename");
        for (OnConflict choice : OnConflict.values()) {
            if (Ascii.lower(choice.name()).equals(mode)) {
                return Optional.of(choice);
            }
        }
        session.complain(ExitCode.USAGE, ON_CONFLICT, mode + " is none of " + String.join(", ", modes()));
        return Optional.empty();
    }

    private static Optional<ExtractionLimits> limits(ParseResult arguments, Session session) {
        ExtractionLimits usual = ExtractionLimits.DEFAULT;
        long files = arguments.matchedOptionValue(MAX_FILES, (long) usual.files());
        long bytes = arguments.matchedOptionValue(MAX_BYTES, usual.bytes());
        long fileBytes = arguments.matchedOptionValue(MAX_FILE_BYTES, usual.fileBytes());
        if (files < 0 || bytes < 0 || fileBytes < 0) {
            session.complain(ExitCode.USAGE, "extract", "a limit is a number of 0 or more");
            return Optional.empty();
        }
        return Optional.of(new ExtractionLimits((int) Math.min(files, Integer.MAX_VALUE), bytes, fileBytes));
    }

    // ---- where it goes

    private static void toFolder(
            ParseResult arguments, Selection selection, ExtractionLimits limits, OnConflict mode, Session session) {
        String directory = arguments.matchedOptionValue("-d", "");
        Optional<ExtractionFolder> folder = open(directory, mode, session);
        if (folder.isEmpty()) {
            return;
        }
        String file = arguments.matchedOptionValue(MANIFEST, "");
        try (Manifest manifest = manifest(file, folder.get(), session)) {
            extract(arguments, selection, new FolderWriter(session, folder.get(), limits, manifest), session);
        } catch (IOException e) {
            session.complain(ExitCode.NOT_WRITTEN, file, "cannot write the manifest: " + Reasons.of(e));
        } catch (InvalidPathException e) {
            session.complain(ExitCode.NOT_WRITTEN, file, "this cannot be a file here: " + e.getReason());
        }
    }

    private static Manifest manifest(String file, ExtractionFolder folder, Session session) throws IOException {
        if (file.isEmpty()) {
            return Manifest.NONE;
        }
        if (file.equals(STANDARD_OUTPUT)) {
            return Manifest.shown(session.out());
        }
        Manifest manifest = Manifest.in(Path.of(file));
        folder.reserve(Path.of(file));
        return manifest;
    }

    private static Optional<ExtractionFolder> open(String directory, OnConflict mode, Session session) {
        try {
            return Optional.of(ExtractionFolder.open(Path.of(directory), mode));
        } catch (IOException e) {
            session.complain(ExitCode.NOT_WRITTEN, directory, "cannot write to this directory: " + Reasons.of(e));
        } catch (InvalidPathException e) {
            session.complain(ExitCode.NOT_WRITTEN, directory, "this cannot be a directory here: " + e.getReason());
        }
        return Optional.empty();
    }

    private static void extract(ParseResult arguments, Selection selection, PartWriter writer, Session session) {
        Extraction extraction = new Extraction(
                selection, Options.isSet(arguments, ALL), Options.isSet(arguments, ALL_READINGS), writer);
        Inputs.of(arguments, session).ifPresent(inputs -> inputs.read((letter, here) -> extraction.extract(letter)));
        if (writer.parts() > 0 || session.outcome().exitCode() != ExitCode.OK) {
            return;
        }
        if (selection.isNarrow()) {
            session.complain(ExitCode.NEGATIVE, "extract", "no part is like that; eml tree shows those there are");
        } else {
            session.complain("extract", "there is nothing but text to read, so no file; --all writes the text too");
        }
    }
}
