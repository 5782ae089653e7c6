package dev.paperknife.cli;

import dev.paperknife.mime.message.BrokenSignature;
import dev.paperknife.mime.message.MessageEdit;
import dev.paperknife.mime.source.Slice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml edit}: a message with some changes, every other byte as it was. */
final class EditCommand implements Command {
    static final String SUMMARY = "change fields and parts of a message, and no other byte";

    private static final String IN_PLACE = "--in-place";
    private static final String KEEP_SIGNATURES = "--keep-signatures";
    private static final String SMTPUTF8 = "--smtputf8";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "edit [-o FILE | --in-place] FILE CHANGE...",
                "Writes the message with changes, made in their order; bytes that no change names stay as they are. Signatures"
                        + " that a change breaks are told. Changes: " + EditScript.grammar()
                        + ". Those of fields and content are of the message itself, or of the part that in PART names before"
                        + " them; -- goes before values that begin with a dash.",
                "  eml edit letter.eml set Subject '[list] 你好' remove X-Spam-Status -o changed.eml",
                "  eml edit letter.eml attach plan.pdf attach 报告.docx --in-place",
                "  eml edit letter.eml in 2 name 新名字.pdf in 3 drop -o changed.eml",
                "  eml edit letter.eml in 1.1 charset utf-8 text-file new.txt -o changed.eml");
        spec.addOption(Options.flag(IN_PLACE, "write over the message itself, all of it or nothing"));
        spec.addOption(Options.flag(KEEP_SIGNATURES, "write nothing where a signature would break"));
        spec.addOption(Options.flag(SMTPUTF8, "let new fields hold UTF-8 as it is"));
        MessageTarget.addTo(spec);
        return spec.addOption(Options.assumeCharset())
                .addPositional(OneLetter.file())
                .addPositional(PositionalParamSpec.builder()
                        .index("1..*")
                        .paramLabel("CHANGE")
                        .required(true)
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("a verb and what it takes, as often as needed")
                        .build());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        List<String> words = arguments.matchedPositionalValue(1, List.of());
        OneLetter.read(arguments, session, (letter, own) -> edit(letter, words, arguments, own));
    }

    private static void edit(Letter letter, List<String> words, ParseResult arguments, Session session)
            throws MistakeException, IOException {
        MessageTarget target = target(letter, arguments, session);
        MessageEdit edit = letter.message().edit();
        if (Options.isSet(arguments, SMTPUTF8)) {
            edit.smtpUtf8();
        }
        new EditScript(letter.message(), edit, NamedFiles.anywhere(session)).apply(words);
        tellBroken(letter, edit, Options.isSet(arguments, KEEP_SIGNATURES), session);
        Composition.say(letter.name(), () -> target.write(edit::writeTo));
    }

    private static MessageTarget target(Letter letter, ParseResult arguments, Session session)
            throws MistakeException, IOException {
        if (!Options.isSet(arguments, IN_PLACE)) {
            return MessageTarget.of(arguments, session);
        }
        Path file = NamedFiles.path(letter.path());
        if (MessageTarget.isNamed(arguments) || letter.path().equals("-") || !isWhole(file, letter.source())) {
            throw new MistakeException(
                    ExitCode.USAGE, IN_PLACE, "this is for a message that is a file of its own, and without -o");
        }
        return MessageTarget.inPlace(file, session);
    }

    /** Whether the message is all there is in the file, which is then no mbox, archive or compressed file. */
    private static boolean isWhole(Path file, Slice source) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != source.length()) {
            return false;
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream expected = new BufferedInputStream(source.stream())) {
            for (int b = bytes.read(); b >= 0; b = bytes.read()) {
                if (expected.read() != b) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void tellBroken(Letter letter, MessageEdit edit, boolean mustStay, Session session)
            throws MistakeException {
        List<BrokenSignature> broken = edit.breaks();
        for (BrokenSignature signature : broken) {
            session.complain(
                    letter.name() + ": part " + signature.section(),
                    "its " + signature.kind() + " signature is good no more: it covers " + signature.detail());
        }
        if (mustStay && !broken.isEmpty()) {
            throw new MistakeException(
                    ExitCode.NEGATIVE, letter.name(), "not written, since " + KEEP_SIGNATURES + " is given");
        }
    }
}
