package dev.paperknife.cli;

import dev.paperknife.mime.message.Content;
import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Message;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml html}: the HTML of a message. */
final class HtmlCommand implements Command {
    static final String SUMMARY = "print the HTML body, or make a page of it for a browser";

    private static final String PAGE = "--page";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "html [--page] [--charset NAME] [--assume-charset NAME] FILE...",
                        "Prints the HTML that a message holds, decoded, as UTF-8 and otherwise as it is. With --page it becomes a"
                                + " page that a browser can open: pictures of the message stand in it, scripts are gone, and nothing"
                                + " is loaded from elsewhere. On a terminal, whatever would act on it is escaped.",
                        "  eml html letter.eml | less",
                        "  eml html --page letter.eml > letter.html")
                .addOption(Options.flag(PAGE, "a page with its pictures in it, which loads and runs nothing"))
                .addOption(Options.charset())
                .addOption(Options.assumeCharset())
                .addPositional(Options.files());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        boolean isPage = Options.isSet(arguments, PAGE);
        Options.textCharset(arguments, session)
                .ifPresent(charset -> Inputs.of(arguments, session)
                        .ifPresent(inputs ->
                                inputs.readConcurrently((letter, here) -> print(letter, charset, isPage, here))));
    }

    private static void print(Letter letter, TextCharset charset, boolean isPage, Session session) throws IOException {
        Message message = letter.message();
        List<Entity> parts = message.htmlBody().stream()
                .filter(part -> part.contentType().is("text", "html"))
                .toList();
        if (parts.isEmpty()) {
            session.complain(ExitCode.NEGATIVE, letter.name(), "no HTML in it; eml text prints its text");
        }
        for (Entity part : parts) {
            if (part.body() instanceof Content content) {
                String html = charset.read(content).text();
                write(isPage ? page(html, letter, session) : html, session);
                if (content.isTextCut()) {
                    String subject = letter.name() + ": " + part.section();
                    session.complain(ExitCode.LIMIT, subject, "the text is cut at the limit; eml cat prints all of it");
                }
            }
        }
    }

    private static String page(String html, Letter letter, Session session) {
        HtmlPage page = HtmlPage.of(html, letter.message());
        if (page.leftOut() > 0) {
            session.complain(
                    ExitCode.LIMIT,
                    letter.name(),
                    page.leftOut() + " pictures stay out, the page would be too large; eml extract writes them");
        }
        return page.html();
    }

    private static void write(String html, Session session) {
        boolean isWatched = session.terminal().isWatched();
        session.out().text(isWatched ? Printable.lines(html) : html);
        session.out().text(html.endsWith("\n") ? "" : "\n");
    }
}
