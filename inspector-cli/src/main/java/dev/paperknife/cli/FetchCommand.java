package dev.paperknife.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml fetch}: new mail from a POP3 server, into files, an mbox or a Maildir. */
final class FetchCommand implements Command {
    static final String SUMMARY = "fetch new mail by POP3";

    private static final String POP3 = "--pop3";
    private static final String VARIABLE = "EML_POP3";
    private static final String FOLDER = "--directory";
    private static final String MBOX = "--mbox";
    private static final String MAILDIR = "--maildir";
    private static final String DELETE = "--delete";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "fetch --pop3 URL (-d DIR | --mbox FILE | --maildir DIR) [OPTION...]",
                "Fetches what was not fetched before, and remembers it beside the mail, so that a run that was cut off is taken"
                        + " up where it ended. A message counts as fetched once it is safely on disk. The server keeps everything"
                        + " unless --delete is given. URL is pop3s://NAME@HOST for TLS at once, pop3://NAME@HOST for STLS,"
                        + " pop3+insecure://NAME@HOST for plain text. -v shows the session, secrets hidden.",
                "  eml fetch --pop3 pop3s://ann@pop.example -d inbox",
                "  eml fetch --pop3 pop3s://ann@pop.example --mbox inbox.mbox --delete",
                "  eml fetch --pop3 pop3s://ann@pop.example --maildir ~/Maildir --password-command 'pass mail'");
        spec.addOption(Options.value(POP3, "URL", "the server; " + VARIABLE + " where it is not given"))
                .addOption(OptionSpec.builder("-d", FOLDER)
                        .type(String.class)
                        .paramLabel("DIR")
                        .description("write each message to a file of its own, byte for byte")
                        .build())
                .addOption(Options.value(MBOX, "FILE", "append to an mbox: lines end in LF, From lines are quoted"))
                .addOption(Options.value(MAILDIR, "DIR", "deliver into a Maildir, made if it is not there"))
                .addOption(Options.flag(DELETE, "delete from the server what this run has safely on disk"));
        ServerOptions.addTo(spec);
        spec.usageMessage().exitCodeListHeading("%nExit status:%n").exitCodeList(exitCodes());
        return spec;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "everything new was fetched; nothing new is fine too");
        codes.put("2", "wrong usage");
        codes.put("3", "the server refused some messages");
        codes.put("6", "a message could not be written");
        codes.putAll(ServerFailures.exitCodes());
        codes.put(String.valueOf(ExitCode.SERVER), "the server refused anything else, or left; run it again to go on");
        return codes;
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        List<String> targets = List.of(FOLDER, MBOX, MAILDIR).stream()
                .filter(arguments::hasMatchedOption)
                .toList();
        if (targets.size() != 1) {
            session.complain(
                    ExitCode.USAGE, "fetch", "say where to: -d DIR, --mbox FILE or --maildir DIR, one of them");
            return;
        }
        Optional<String> url = ServerOptions.url(POP3, VARIABLE, arguments, session);
        Optional<MailServer> server = url.flatMap(given -> ServerOptions.server(given, arguments, session));
        if (server.isPresent()) {
            fetch(server.get(), targets.get(0), arguments, session);
        }
    }

    private static void fetch(MailServer server, String target, ParseResult arguments, Session session) {
        if (server.credentials().isEmpty()) {
            session.complain(ExitCode.USAGE, server.endpoint().toString(), "whose mail? pop3s://NAME@HOST, or --user");
            return;
        }
        String place = arguments.matchedOptionValue(target, "");
        String account =
                server.credentials().get().user() + "@" + server.endpoint().host();
        try (MailStore store = open(target, Path.of(place), account)) {
            new Fetching(server, store, Options.isSet(arguments, DELETE), session).run();
        } catch (IOException | IllegalArgumentException e) {
            String why = e instanceof IOException io ? Reasons.of(io) : String.valueOf(e.getMessage());
            session.complain(ExitCode.NOT_WRITTEN, place, why);
        }
    }

    private static MailStore open(String target, Path place, String account) throws IOException {
        return switch (target) {
            case MBOX -> MailStore.mbox(place, account);
            case MAILDIR -> MailStore.maildir(place, account);
            default -> MailStore.folder(place, account);
        };
    }
}
