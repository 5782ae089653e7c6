package dev.paperknife.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml extract}: attachments as files. */
final class ExtractCommand implements Command {
    static final String SUMMARY = "write attachments to a directory, under safe names";

    private static final String ALL_READINGS = "--all-readings";
    private static final String MAX_FILES = "--max-files";
    private static final String MAX_BYTES = "--max-bytes";
    private static final String MAX_FILE_BYTES = "--max-file-bytes";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "extract -d DIR [--all] [--all-readings] FILE...",
                        "Writes every part but the text that a person reads: attachments, inline pictures, messages inside and"
                                + " what is attached to them. Names are made safe; nothing is written outside DIR, over a file, or"
                                + " through a link. Prints what it wrote.",
                        "  eml extract -d attachments letter.eml",
                        "  eml extract --all -d parts letter.eml",
                        "  eml extract -d attachments archive.mbox mail/")
                .addOption(OptionSpec.builder("-d", "--directory")
                        .paramLabel("DIR")
                        .type(String.class)
                        .required(true)
                        .description("where to write; made if it is not there")
                        .build())
                .addOption(Options.flag("--all", "the text that a person reads too"))
                .addOption(
                        Options.flag(ALL_READINGS, "what other software makes of the message too, but nothing twice"))
                .addOption(limit(MAX_FILES, ExtractionLimits.DEFAULT.files(), "files in one run"))
                .addOption(limit(MAX_BYTES, ExtractionLimits.DEFAULT.bytes(), "bytes of all files together"))
                .addOption(limit(MAX_FILE_BYTES, ExtractionLimits.DEFAULT.fileBytes(), "bytes of one file"))
                .addPositional(Options.files());
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
        limits(arguments, session)
                .ifPresent(limits -> open(directory, session).ifPresent(folder -> {
                    boolean isAll = Options.isSet(arguments, "--all");
                    boolean isAllReadings = Options.isSet(arguments, ALL_READINGS);
                    Extraction extraction = new Extraction(session, folder, limits, isAll, isAllReadings);
                    extract(arguments, extraction, session);
                }));
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

    private static Optional<ExtractionFolder> open(String directory, Session session) {
        try {
            return Optional.of(ExtractionFolder.open(Path.of(directory)));
        } catch (IOException e) {
            session.complain(ExitCode.NOT_WRITTEN, directory, "cannot write to this directory: " + Reasons.of(e));
        } catch (InvalidPathException e) {
            session.complain(ExitCode.NOT_WRITTEN, directory, "this cannot be a directory here: " + e.getReason());
        }
        return Optional.empty();
    }

    private static void extract(ParseResult arguments, Extraction extraction, Session session) {
        Inputs.of(arguments, session).ifPresent(inputs -> inputs.read((letter, here) -> extraction.extract(letter)));
        if (extraction.files() == 0 && session.outcome().exitCode() == ExitCode.OK) {
            session.complain("extract", "there is nothing but text to read, so no file; --all writes the text too");
        }
    }
}
