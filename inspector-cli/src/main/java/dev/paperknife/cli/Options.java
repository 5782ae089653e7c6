package dev.paperknife.cli;

import dev.paperknife.mime.charset.Charsets;
import dev.paperknife.mime.source.ParseOptions;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Options that several commands share, and how their values are read. */
final class Options {
    static final String ASSUME_CHARSET = "--assume-charset";
    static final String CHARSET = "--charset";
    static final String NO_AUDIT = "--no-audit";

    private Options() {}

    /** A command with its summary, {@code --help}, and examples below. */
    static CommandSpec command(String synopsis, String description, String... footer) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage()
                .customSynopsis("Usage: eml " + synopsis)
                .synopsisHeading("")
                .description(description)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("")
                .footerHeading("%nExamples:%n")
                .footer(footer);
        return spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this and exit")
                .build());
    }

    static PositionalParamSpec files() {
        return PositionalParamSpec.builder()
                .paramLabel("FILE")
                .required(true)
                .arity("1..*")
                .auxiliaryTypes(String.class)
                .type(List.class)
                .description(
                        "a message, an mbox or one message of it as in box.mbox#17, a directory with mail in it, an"
                                + " archive or a compressed file of these, or - for standard input")
                .build();
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** A value that may be given more than once. */
    static OptionSpec values(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** A value that is one of a few words; the command says so where it is none of them. */
    static OptionSpec choice(String name, String label, List<String> words, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    static OptionSpec assumeCharset() {
        return value(
                ASSUME_CHARSET, "NAME", "read bytes that no label explains, and that are not UTF-8, in this charset");
    }

    static OptionSpec charset() {
        return value(
                CHARSET,
                "NAME",
                "read text in this charset, whatever its label says; auto: in the one it looks like where the label's does"
                        + " not fit");
    }

    static OptionSpec noAudit() {
        return flag(NO_AUDIT, "say only what is wrong with the structure, not with values and contents");
    }

    static List<String> fileArguments(ParseResult arguments) {
        return arguments.matchedPositionalValue(0, List.of());
    }

    static boolean isSet(ParseResult arguments, String flag) {
        return arguments.matchedOptionValue(flag, false);
    }

    /** The names that an option lists with commas between them, blanks aside; none where it is not given. */
    static List<String> names(ParseResult arguments, String option) {
        List<String> lists = arguments.matchedOptionValue(option, List.of());
        List<String> names = new ArrayList<>();
        for (String list : lists) {
            for (String name : list.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        return names;
    }

    /** How messages are to be read; absent, and said, where the charset to assume is none we know. */
    static Optional<ParseOptions> parseOptions(ParseResult arguments, Session session) {
        String name = arguments.matchedOptionValue(ASSUME_CHARSET, "");
        if (name.isEmpty()) {
            return Optional.of(ParseOptions.DEFAULT);
        }
        Optional<Charset> charset = Charsets.forLabel(name);
        if (charset.isEmpty()) {
            refuseCharset(ASSUME_CHARSET, name, session);
        }
        return charset.map(ParseOptions.DEFAULT::withAssumedCharset);
    }

    /** Which charset text is shown in; absent, and said, where it is none we know. */
    static Optional<TextCharset> textCharset(ParseResult arguments, Session session) {
        String name = arguments.matchedOptionValue(CHARSET, "");
        if (name.isEmpty()) {
            return Optional.of(TextCharset.DECLARED);
        }
        if (name.equals("auto")) {
            return Optional.of(TextCharset.LIKELY);
        }
        if (Charsets.forLabel(name).isEmpty()) {
            refuseCharset(CHARSET, name, session);
            return Optional.empty();
        }
        return Optional.of(TextCharset.of(name));
    }

    private static void refuseCharset(String option, String name, Session session) {
        session.complain(
                ExitCode.USAGE, option, "unknown charset " + name + "; give a label such as gb18030, koi8-r or utf-8");
    }
}
