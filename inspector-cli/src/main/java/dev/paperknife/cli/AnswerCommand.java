package dev.paperknife.cli;

import dev.paperknife.mime.header.Mailbox;
import dev.paperknife.mime.message.Message;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml reply} and {@code eml forward}: a new message that comes from another one. */
final class AnswerCommand implements Command {
    static final String REPLY_SUMMARY = "write an answer to a message";
    static final String FORWARD_SUMMARY = "pass a message on, in the text or as an attachment";

    private static final String ALL = "--all";
    private static final String NO_QUOTE = "--no-quote";
    private static final String AS_ATTACHMENT = "--as-attachment";

    private final boolean isReply;

    private AnswerCommand(boolean isReply) {
        this.isReply = isReply;
    }

    static Command reply() {
        return new AnswerCommand(true);
    }

    static Command forward() {
        return new AnswerCommand(false);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = isReply ? replySpec() : forwardSpec();
        ComposeOptions.addTo(spec);
        MessageTarget.addTo(spec);
        return spec.addOption(Options.assumeCharset()).addPositional(OneLetter.file());
    }

    private static CommandSpec replySpec() {
        return Options.command(
                        "reply [--all] [OPTION...] FILE",
                        "Writes an answer: to Reply-To or the authors, with --all as Mail-Followup-To or the recipients have it,"
                                + " without whoever --from names; in the thread, the prefix of the subject there once, what it"
                                + " answers quoted below the text.",
                        "  eml reply --from bob@b.example --text '收到，谢谢' letter.eml -o answer.eml",
                        "  eml reply --all --from bob@b.example --text-file - --attach plan.pdf letter.eml < answer.txt")
                .addOption(Options.flag(ALL, "to everybody who got the message"))
                .addOption(Options.flag(NO_QUOTE, "the text alone"));
    }

    private static CommandSpec forwardSpec() {
        return Options.command(
                        "forward --to ADDRESS [--as-attachment] [OPTION...] FILE",
                        "Writes a message that passes another one on: its text below a summary of its fields and its attachments"
                                + " beside it or, with --as-attachment, the whole message byte for byte, so that its signatures"
                                + " stay good.",
                        "  eml forward --from bob@b.example --to carl@c.example --text 请看 letter.eml -o forward.eml",
                        "  eml forward --as-attachment --from bob@b.example --to abuse@c.example spam.eml")
                .addOption(Options.flag(AS_ATTACHMENT, "the message as an attachment, byte for byte"));
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        OneLetter.read(arguments, session, (letter, own) -> {
            NamedFiles files = NamedFiles.anywhere(own);
            Composition composition =
                    isReply ? reply(letter.message(), arguments) : forward(letter.message(), arguments);
            text(arguments, files, composition);
            ComposeOptions.apply(arguments, files, composition);
            NewCommand.write(composition, MessageTarget.of(arguments, own));
        });
    }

    /** An answer, to nobody who writes it. */
    private static Composition reply(Message message, ParseResult arguments) throws MistakeException {
        boolean isToAll = Options.isSet(arguments, ALL);
        List<String> authors = ComposeOptions.values(arguments, ComposeOptions.FROM);
        if (authors.isEmpty()) {
            return new Composition(message.reply(isToAll));
        }
        if (authors.size() > 1) {
            throw new MistakeException(ExitCode.USAGE, ComposeOptions.FROM, "an answer has one author");
        }
        Mailbox author = Composition.mailbox(ComposeOptions.FROM, authors.get(0));
        Composition composition = new Composition(message.reply(isToAll, author));
        composition.authorIsKnown();
        return composition;
    }

    private static Composition forward(Message message, ParseResult arguments) throws MistakeException {
        boolean isWhole = Options.isSet(arguments, AS_ATTACHMENT);
        Composition composition = new Composition(isWhole ? message.forwardAsAttachment() : message.forward());
        ComposeOptions.author(arguments, composition);
        return composition;
    }

    private void text(ParseResult arguments, NamedFiles files, Composition composition) throws MistakeException {
        String text = ComposeOptions.text(arguments, files);
        if (Options.isSet(arguments, NO_QUOTE)) {
            composition.text(ComposeOptions.TEXT, text);
        } else if (ComposeOptions.hasText(arguments)) {
            composition.textAbove(ComposeOptions.TEXT, text);
        }
    }
}
