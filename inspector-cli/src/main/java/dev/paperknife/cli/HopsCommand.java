package dev.paperknife.cli;

import dev.paperknife.mime.audit.Journey;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml hops}: the servers that a message passed, and what is claimed of its sender. */
final class HopsCommand implements Command {
    static final String SUMMARY = "show the way a message took, and who vouches for it";

    private static final String JSON = "--json";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "hops [--json] FILE...",
                        "Shows the servers that took each message, the first one first: how long after the one before (negative where"
                                + " clocks differ), by which protocol, and whether encrypted; then the results of SPF, DKIM, DMARC and"
                                + " ARC that servers claim, and whether they are about the domain of From. Nothing of it is verified.",
                        "  eml hops letter.eml",
                        "  eml hops --json mail/ | jq -c '.hops[] | [.by, .delaySeconds]'")
                .addOption(Options.flag(JSON, "one JSON object a message; eml schema hops describes it"))
                .addPositional(Options.files());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        boolean isJson = Options.isSet(arguments, JSON);
        Inputs.of(arguments, session)
                .ifPresent(inputs -> inputs.readConcurrently((letter, here) -> show(letter, isJson, here)));
    }

    private static void show(Letter letter, boolean isJson, Session session) throws IOException {
        Journey journey = Journey.of(letter.message());
        if (isJson) {
            JourneyJson.of(letter, journey).writeTo(session.out());
        } else {
            Headings.announce(letter, session);
            new JourneyText(journey, session.terminal()).lines().forEach(session.out()::line);
        }
    }
}
