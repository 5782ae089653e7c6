package dev.paperknife.cli;

import dev.paperknife.transport.RefusedException;
import dev.paperknife.transport.TransportException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml imap}: mail that stays on its server. */
final class ImapCommand implements Command {
    static final String SUMMARY = "look at, fetch and sort mail that stays on an IMAP server";

    static final String MAILBOX = "--mailbox";
    static final String FOLDER = "-d";
    static final String ADD = "--add";
    static final String REMOVE = "--remove";
    static final String ONCE = "--once";
    static final String SEND = "--send";
    static final String DELETE = "--delete";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "imap [OPTION...] URL ACTION [ARGUMENT...]",
                "URL is imaps://NAME@HOST for TLS at once, imap://NAME@HOST for STARTTLS, imap+insecure://NAME@HOST for plain"
                        + " text. Messages are named by their unique ids: 17, 3:9, 3:* or 1,4,7. Nothing is marked as read by"
                        + " looking at it. Actions:%n%n"
                        + "  folders             the mailboxes, with what is in them%n"
                        + "  ls [TERM...]        the messages, or those that a search finds%n"
                        + "  search TERM...      the unique ids that it finds%n"
                        + "  tree UIDS           the parts, without fetching any%n"
                        + "  show UIDS           the text that a person reads%n"
                        + "  extract UIDS -d DIR the attachments, under safe names, and nothing else is fetched%n"
                        + "  fetch [TERM...] -d DIR%n"
                        + "                      whole messages into files, those that are not there yet%n"
                        + "  flag UIDS --add FLAG --remove FLAG%n"
                        + "  move UIDS MAILBOX%n"
                        + "  append FILE...      messages into the mailbox%n"
                        + "  watch               tells of new messages as they come%n"
                        + "  sync -d MAILDIR     makes a Maildir as the mailbox is, flags both ways%n%n"
                        + "Each TERM must fit; not before one turns it round: unseen, flagged, answered, from:TEXT, to:TEXT,"
                        + " cc:TEXT, subject:TEXT, body:TEXT, text:TEXT, header:NAME, keyword:NAME, since:2024-01-31,"
                        + " before:DATE, on:DATE, larger:2M, smaller:100k, uid:UIDS, gmail:SEARCH; other words are looked for"
                        + " everywhere. -v shows the session, secrets hidden.",
                "  eml imap imaps://ann@imap.example ls unseen from:bob since:2024-01-31",
                "  eml imap imaps://ann@imap.example search subject:报告 larger:1M",
                "  eml imap imaps://ann@imap.example tree 1742",
                "  eml imap imaps://ann@imap.example extract 1742 -d attachments",
                "  eml imap imaps://ann@imap.example flag 1742 --add flagged --remove seen",
                "  eml imap imaps://ann@imap.example --mailbox Archive/2024 sync -d ~/Mail/2024");
        spec.addOption(Options.value(MAILBOX, "NAME", "the mailbox; INBOX where it is not given"))
                .addOption(OptionSpec.builder(FOLDER, "--directory")
                        .type(String.class)
                        .paramLabel("DIR")
                        .description("where extract, fetch and sync write")
                        .build())
                .addOption(
                        flags(
                                ADD,
                                "for flag: set this, such as seen, flagged, answered, deleted or a keyword; append sets it too"))
                .addOption(flags(REMOVE, "for flag: take this away"))
                .addOption(Options.flag(
                        SEND, "for sync: put messages into the mailbox that came into MAILDIR another way"))
                .addOption(Options.flag(
                        DELETE, "for sync: remove from the server what was removed from MAILDIR, for good"))
                .addOption(ExtractCommand.parts())
                .addOption(ExtractCommand.names())
                .addOption(ExtractCommand.types())
                .addOption(Options.flag(ONCE, "for watch: end with the first new message"))
                .addOption(Options.charset())
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .paramLabel("URL")
                        .type(String.class)
                        .description("the server and who logs in")
                        .build())
                .addPositional(PositionalParamSpec.builder()
                        .index("1")
                        .paramLabel("ACTION")
                        .type(String.class)
                        .description("what to do")
                        .build())
                .addPositional(PositionalParamSpec.builder()
                        .index("2..*")
                        .paramLabel("ARGUMENT")
                        .arity("0..*")
                        .auxiliaryTypes(String.class)
                        .type(List.class)
                        .description("what the action takes")
                        .build());
        ServerOptions.addTo(spec);
        spec.usageMessage().exitCodeListHeading("%nExit status:%n").exitCodeList(exitCodes());
        return spec;
    }

    private static OptionSpec flags(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("FLAG")
                .auxiliaryTypes(String.class)
                .type(List.class)
                .description(description)
                .build();
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put("1", "no message is there, or none that fits");
        codes.put("2", "wrong usage");
        codes.put("3", "some of several messages are not there");
        codes.put("4", "the only message is not there, or a file cannot be read");
        codes.put("6", "something could not be written");
        codes.putAll(ServerFailures.exitCodes());
        codes.put(String.valueOf(ExitCode.SERVER), "the server refused anything else, or left");
        return codes;
    }

    /** What one action does over a connection that is logged in. */
    @FunctionalInterface
    private interface Action {
        void run(ImapVisit visit) throws IOException;
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        Optional<Action> action = action(arguments.matchedPositionalValue(1, ""));
        if (action.isEmpty()) {
            session.complain(
                    ExitCode.USAGE,
                    "imap",
                    "URL and an action: folders, ls, search, tree, show, extract, fetch, flag, move, append, watch or sync");
            return;
        }
        ServerOptions.server(arguments.matchedPositionalValue(0, ""), arguments, session)
                .ifPresent(server -> run(action.get(), server, arguments, session));
    }

    private static Optional<Action> action(String name) {
        return switch (name) {
            case "folders" -> Optional.of(ImapListing::folders);
            case "ls" -> Optional.of(ImapListing::list);
            case "search" -> Optional.of(ImapListing::search);
            case "tree" -> Optional.of(ImapReading::tree);
            case "show" -> Optional.of(ImapReading::show);
            case "extract" -> Optional.of(ImapReading::extract);
            case "fetch" -> Optional.of(ImapReading::fetch);
            case "flag" -> Optional.of(ImapChanging::flag);
            case "move" -> Optional.of(ImapChanging::move);
            case "append" -> Optional.of(ImapChanging::append);
            case "watch" -> Optional.of(ImapListing::watch);
            case "sync" -> Optional.of(ImapChanging::sync);
            default -> Optional.empty();
        };
    }

    private static void run(Action action, MailServer server, ParseResult arguments, Session session) {
        String subject = server.endpoint().toString();
        if (server.credentials().isEmpty()) {
            session.complain(ExitCode.USAGE, subject, "whose mail? imaps://NAME@HOST, or --user");
            return;
        }
        try (ImapVisit visit = new ImapVisit(server, arguments, session)) {
            action.run(visit);
        } catch (TransportException e) {
            report(e, subject, session);
        } catch (ImapVisit.UsageException e) {
            session.complain(ExitCode.USAGE, e.subject(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            session.complain(ExitCode.USAGE, "imap", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            session.complain(ExitCode.NOT_WRITTEN, subject, Reasons.of(e));
        }
    }

    private static void report(TransportException e, String subject, Session session) {
        if (e instanceof RefusedException refused
                && refused.code().filter("NONEXISTENT"::equals).isPresent()) {
            session.complain(ExitCode.SERVER, subject, e.getMessage() + "; eml imap URL folders lists what there is");
        } else {
            ServerFailures.report(e, subject, session);
        }
    }
}
