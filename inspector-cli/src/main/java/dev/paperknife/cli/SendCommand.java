package dev.paperknife.cli;

import dev.paperknife.mime.message.Message;
import dev.paperknife.mime.source.ParseOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml send}: messages to a mail server, by SMTP or LMTP. */
final class SendCommand implements Command {
    static final String SUMMARY = "send messages by SMTP or LMTP";

    private static final String SMTP = "--smtp";
    private static final String VARIABLE = "EML_SMTP";
    private static final String ENVELOPE_FROM = "--envelope-from";
    private static final String ENVELOPE_TO = "--envelope-to";
    private static final String REENCODE = "--re-encode";
    private static final String DRY_RUN = "--dry-run";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "send --smtp URL [OPTION...] (FILE... | --from A --to A --text TEXT)",
                "Sends each message to those its To, Cc and Bcc name, or to --envelope-to; Bcc itself does not go out. Without FILE,"
                        + " the message is made of the options, as eml new makes it. URL is smtp://HOST for STARTTLS (submission, port 587),"
                        + " smtps://HOST for TLS at once, lmtp://HOST:PORT for delivery, smtp+insecure://HOST for plain text;"
                        + " NAME@ before the host logs in. Nothing is sent twice. -v shows the session, secrets hidden.",
                "  eml send --smtp smtps://ann@mail.example letter.eml",
                "  eml send --smtp smtp://ann@mail.example --from ann@a.example --to bob@b.example \\",
                "      --subject Hello --text 'See the picture.' --attach picture.png",
                "  eml send --smtp smtp://mail.example --dry-run letter.eml     what would be said",
                "  eml send --smtp smtp+insecure://localhost:25 -v - < letter.eml");
        spec.addOption(Options.value(SMTP, "URL", "the server; " + VARIABLE + " where it is not given"))
                .addOption(Options.value(ENVELOPE_FROM, "ADDRESS", "who notices go to, instead of Sender or From"))
                .addOption(ComposeOptions.many(
                        ENVELOPE_TO, "ADDRESS", "who gets it, instead of To, Cc and Bcc; may be repeated"))
                .addOption(Options.flag(
                        REENCODE, "encode again what the server cannot take (8-bit, UTF-8), unless it is signed"))
                .addOption(Options.flag(DRY_RUN, "print the session with a server that agrees; nothing is connected"));
        ComposeOptions.addTo(spec);
        ServerOptions.addTo(spec);
        spec.usageMessage().exitCodeListHeading("%nExit status:%n").exitCodeList(exitCodes());
        return spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("0..*")
                .auxiliaryTypes(String.class)
                .type(List.class)
                .description("a message, an mbox, a directory with mail in it, or - for standard input")
                .build());
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "everybody gets every message");
        codes.put("2", "wrong usage; nothing was sent");
        codes.put("3", "some recipients were refused, or some files could not be read");
        codes.putAll(ServerFailures.exitCodes());
        codes.put(
                String.valueOf(ExitCode.MAIL_REFUSED), "the sender was refused, or the server cannot take the message");
        codes.put(String.valueOf(ExitCode.RECIPIENTS_REFUSED), "every recipient was refused");
        codes.put(String.valueOf(ExitCode.DATA_REFUSED), "the content was refused, or the connection broke in it");
        codes.put(
                String.valueOf(ExitCode.RESULT_UNKNOWN),
                "the message went out, but the answer was lost: it may have been delivered");
        codes.put(String.valueOf(ExitCode.SERVER), "the server left, or refused anything else");
        return codes;
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        boolean isNew = Options.fileArguments(arguments).isEmpty();
        if (isNew != isComposed(arguments)) {
            session.complain(
                    ExitCode.USAGE, "send", "name files to send, or give --from, --to and --text for a new message");
            return;
        }
        try {
            Optional<Message> message = isNew ? Optional.of(message(arguments, session)) : Optional.empty();
            ServerOptions.url(SMTP, VARIABLE, arguments, session)
                    .flatMap(url -> server(url, arguments, session))
                    .ifPresent(server -> send(server, message, arguments, session));
        } catch (MistakeException e) {
            e.tell(session);
        }
    }

    /** Whether any option says what a new message holds. */
    private static boolean isComposed(ParseResult arguments) {
        return ComposeOptions.addTo(CommandSpec.create()).options().stream()
                .anyMatch(option -> arguments.hasMatchedOption(option.longestName()));
    }

    private static Optional<MailServer> server(String url, ParseResult arguments, Session session) {
        return Options.isSet(arguments, DRY_RUN)
                ? Rehearsal.server(url, session)
                : ServerOptions.server(url, arguments, session);
    }

    private static void send(MailServer server, Optional<Message> message, ParseResult arguments, Session session) {
        Sending.Wishes wishes = new Sending.Wishes(
                Optional.ofNullable(arguments.matchedOptionValue(ENVELOPE_FROM, null)),
                arguments.matchedOptionValue(ENVELOPE_TO, List.of()),
                Options.isSet(arguments, REENCODE));
        try (Sending sending = new Sending(server, wishes, session)) {
            if (message.isPresent()) {
                sending.send("message", message.get());
            } else {
                new Inputs(session, Options.fileArguments(arguments), ParseOptions.DEFAULT, true)
                        .read((letter, ignored) -> sending.send(letter.name(), letter.message()));
            }
        } catch (IOException e) {
            session.complain(ExitCode.UNREADABLE, "message", Reasons.of(e)); // an attachment that went meanwhile
        }
    }

    // ---- a new message

    private static Message message(ParseResult arguments, Session session) throws MistakeException {
        Composition composition = new Composition(Message.builder());
        NamedFiles files = NamedFiles.anywhere(session);
        ComposeOptions.author(arguments, composition);
        ComposeOptions.apply(arguments, files, composition);
        if (ComposeOptions.hasText(arguments)) {
            composition.text(ComposeOptions.TEXT, ComposeOptions.text(arguments, files));
        }
        return Composition.made("message", () -> composition.builder().build());
    }
}
