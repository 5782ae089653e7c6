package dev.paperknife.cli;

import dev.paperknife.mime.audit.Journey;
import dev.paperknife.mime.header.AuthenticationResults;
import dev.paperknife.mime.header.Field;
import dev.paperknife.mime.header.Received;
import dev.paperknife.mime.header.TagList;
import dev.paperknife.mime.source.Ascii;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way a message took as the object that {@code eml schema hops} describes. */
final class JourneyJson {
    private final JsonRecord json = new JsonRecord(false);

    private JourneyJson() {}

    /** The whole record, on one line. */
    static JsonRecord of(Letter letter, Journey journey) throws IOException {
        JourneyJson writer = new JourneyJson();
        writer.json.startObject();
        EmailJson.source(letter, writer.json);
        writer.journey(journey);
        writer.json.endObject();
        return writer.json;
    }

    private void journey(Journey journey) {
        json.text("written", journey.written().map(EmailJson::date));
        json.text("author", journey.author());
        json.list("hops", journey.hops(), this::hop);
        json.list("claims", journey.claims(), this::claim);
        json.list("signatures", journey.signatures(), this::signature);
    }

    private void hop(Journey.Hop hop) {
        Received received = hop.received();
        json.startObject();
        json.text("from", received.from());
        json.list("fromComments", comments(received, "from"), json::text);
        json.text("by", received.by());
        json.text("protocol", received.with());
        json.text("tls", hop.tls());
        json.text("id", received.id());
        json.text("for", received.recipient());
        json.text("date", received.date().map(EmailJson::date));
        number("delaySeconds", hop.delay().map(Duration::toSeconds));
        place(hop.field());
        json.endObject();
    }

    private static List<String> comments(Received received, String keyword) {
        return received.clauses().stream()
                .filter(clause -> clause.keyword().equals(keyword))
                .findFirst()
                .map(Received.Clause::comments)
                .orElse(List.of());
    }

    private void claim(Journey.Claim claim) {
        AuthenticationResults.Result result = claim.result();
        json.startObject();
        json.text("by", claim.by());
        number("arcInstance", Optional.of((long) claim.instance()).filter(instance -> instance > 0));
        json.text("method", result.method());
        json.text("result", result.result());
        json.text("reason", Optional.of(result.reason()).filter(reason -> !reason.isEmpty()));
        json.text("domain", claim.domain());
        json.text("alignment", Ascii.lower(claim.alignment().name()));
        place(claim.field());
        json.endObject();
    }

    private void signature(Journey.Signature signature) {
        Optional<TagList> tags = signature.tags();
        json.startObject();
        json.text("kind", Ascii.lower(signature.field().name()));
        json.text("domain", signature.domain());
        json.text("selector", tags.flatMap(list -> list.get("s")));
        json.text("algorithm", tags.flatMap(list -> list.get("a")));
        json.text("signedFields", tags.flatMap(list -> list.get("h")));
        json.text("alignment", Ascii.lower(signature.alignment().name()));
        json.nothing("verified");
        place(signature.field());
        json.endObject();
    }

    private void place(Field field) {
        json.number("offset", field.raw().offset());
        json.number("length", field.raw().length());
    }

    private void number(String name, Optional<Long> number) {
        number.ifPresentOrElse(value -> json.number(name, value), () -> json.nothing(name));
    }
}
