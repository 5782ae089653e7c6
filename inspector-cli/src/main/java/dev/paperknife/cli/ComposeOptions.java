package dev.paperknife.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that say what a new message holds, as {@code eml new}, {@code eml reply} and {@code eml forward} share them. */
final class ComposeOptions {
    static final String ALLOW = "--allow";

    static final String FROM = "--from";
    private static final String SUBJECT = "--subject";
    private static final String DATE = "--date";
    private static final String MESSAGE_ID = "--message-id";
    private static final String HEADER = "--header";
    static final String TEXT = "--text";
    static final String TEXT_FILE = "--text-file";
    private static final String HTML = "--html";
    private static final String HTML_FILE = "--html-file";
    private static final String FLOWED = "--flowed";
    private static final String INLINE = "--inline";
    private static final String ATTACH = "--attach";
    private static final String CHARSET = "--charset";
    private static final String SMTPUTF8 = "--smtputf8";
    static final String DRAFT = "--draft";
    private static final String SEED = "--seed";
    private static final List<String> ADDRESSES = List.of("--to", "--cc", "--bcc", "--reply-to");

    private ComposeOptions() {}

    /** Addresses, the text above or alone, files, and how it is written. */
    static CommandSpec addTo(CommandSpec spec) {
        spec.addOption(many(FROM, "ADDRESS", "the author, such as 'Ann Lee <ann@a.example>'"));
        spec.addOption(many("--to", "ADDRESS", "whom it is for; this and the next three as often as needed"));
        spec.addOption(many("--cc", "ADDRESS", "who gets a copy"));
        spec.addOption(many("--bcc", "ADDRESS", "who gets a copy unseen"));
        spec.addOption(many("--reply-to", "ADDRESS", "where answers are to go"));
        spec.addOption(Options.value(SUBJECT, "TEXT", "the subject"));
        spec.addOption(
                Options.value(DATE, "DATE", "the date, as mail has it or as 2024-10-01T10:00:00+02:00; else now"));
        spec.addOption(Options.value(MESSAGE_ID, "ID", "the id; else one is made"));
        spec.addOption(many(HEADER, "FIELD", "any other field, as 'Name: value'"));
        spec.addOption(Options.value(TEXT, "TEXT", "the text"));
        spec.addOption(Options.value(TEXT_FILE, "FILE", "the text, from a file in UTF-8; - for standard input"));
        spec.addOption(Options.value(HTML, "HTML", "the text as HTML, beside the plain one"));
        spec.addOption(Options.value(HTML_FILE, "FILE", "the same from a file in UTF-8"));
        spec.addOption(Options.flag(FLOWED, "lines of the text that readers join again (format=flowed)"));
        spec.addOption(many(INLINE, "ID=FILE", "a file that the HTML shows as cid:ID"));
        spec.addOption(many(ATTACH, "FILE", "a file to attach; messages (.eml) go as they are"));
        spec.addOption(
                Options.value(CHARSET, "NAME", "write texts and fields in this charset where it has all characters"));
        spec.addOption(Options.flag(SMTPUTF8, "let fields and addresses hold UTF-8 as it is"));
        spec.addOption(Options.flag(DRAFT, "as far as it goes: no author is asked for, no date and no id are made"));
        spec.addOption(OptionSpec.builder(SEED)
                .type(Long.class)
                .paramLabel("N")
                .description("make id and boundaries from this number, the same each time; else nobody can guess them")
                .build());
        return spec;
    }

    static OptionSpec many(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    static List<String> values(ParseResult arguments, String name) {
        return arguments.matchedOptionValue(name, List.of());
    }

    static void author(ParseResult arguments, Composition composition) throws MistakeException {
        for (String author : values(arguments, FROM)) {
            composition.field(FROM, "From", author);
        }
    }

    /** Says all of it but the author and the text; the files may be anywhere. */
    static void apply(ParseResult arguments, NamedFiles files, Composition composition) throws MistakeException {
        flags(arguments, composition);
        for (String option : ADDRESSES) {
            for (String address : values(arguments, option)) {
                composition.field(option, option.substring(2), address);
            }
        }
        String date = arguments.matchedOptionValue(DATE, "");
        if (!date.isEmpty()) {
            composition.date(DATE, date);
        }
        if (arguments.hasMatchedOption(SUBJECT)) {
            composition.field(SUBJECT, "Subject", arguments.matchedOptionValue(SUBJECT, ""));
        }
        if (arguments.hasMatchedOption(MESSAGE_ID)) {
            composition.field(MESSAGE_ID, "Message-ID", arguments.matchedOptionValue(MESSAGE_ID, ""));
        }
        for (String field : values(arguments, HEADER)) {
            composition.header(HEADER, field);
        }
        content(arguments, files, composition);
    }

    private static void flags(ParseResult arguments, Composition composition) throws MistakeException {
        if (Options.isSet(arguments, SMTPUTF8)) {
            composition.smtpUtf8();
        }
        if (Options.isSet(arguments, FLOWED)) {
            composition.flowed();
        }
        if (Options.isSet(arguments, DRAFT)) {
            composition.draft();
        }
        if (arguments.hasMatchedOption(SEED)) {
            long seed = arguments.matchedOptionValue(SEED, 0L);
            composition.seed(seed);
        }
        if (arguments.hasMatchedOption(CHARSET)) {
            composition.charset(CHARSET, arguments.matchedOptionValue(CHARSET, ""));
        }
    }

    private static void content(ParseResult arguments, NamedFiles files, Composition composition)
            throws MistakeException {
        if (arguments.hasMatchedOption(HTML)) {
            composition.html(HTML, arguments.matchedOptionValue(HTML, ""));
        }
        if (arguments.hasMatchedOption(HTML_FILE)) {
            composition.html(HTML_FILE, files.text(arguments.matchedOptionValue(HTML_FILE, "")));
        }
        for (String inline : values(arguments, INLINE)) {
            int equals = inline.indexOf('=');
            if (equals < 0) {
                throw new MistakeException(
                        ExitCode.USAGE, INLINE, "give ID=FILE, such as logo=logo.png for an image of cid:logo");
            }
            composition.inline(INLINE, inline.substring(0, equals), files.part(inline.substring(equals + 1)));
        }
        for (String file : values(arguments, ATTACH)) {
            composition.attach(ATTACH, files.part(file));
        }
    }

    /** Whether a text is given, in either way. */
    static boolean hasText(ParseResult arguments) {
        return arguments.hasMatchedOption(TEXT) || arguments.hasMatchedOption(TEXT_FILE);
    }

    /** The text that is given; empty where none is. */
    static String text(ParseResult arguments, NamedFiles files) throws MistakeException {
        if (arguments.hasMatchedOption(TEXT) && arguments.hasMatchedOption(TEXT_FILE)) {
            throw new MistakeException(ExitCode.USAGE, TEXT, "give either this or " + TEXT_FILE);
        }
        return arguments.hasMatchedOption(TEXT_FILE)
                ? files.text(arguments.matchedOptionValue(TEXT_FILE, ""))
                : arguments.matchedOptionValue(TEXT, "");
    }
}
