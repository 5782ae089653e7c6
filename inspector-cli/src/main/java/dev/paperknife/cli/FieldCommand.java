package dev.paperknife.cli;

import dev.paperknife.mime.header.ReadContext;
import dev.paperknife.mime.source.Defect;
import dev.paperknife.mime.source.DefectLog;
import dev.paperknife.mime.source.Limits;
import dev.paperknife.mime.source.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml field}: header values alone, without a message around them. */
final class FieldCommand implements Command {
    static final String SUMMARY = "read a header value from standard input in a form";

    private static final String STDIN = "standard input";

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "field (--form FORM | --batch)",
                        "Reads one raw header value, what follows the colon, and prints {\"value\": ..., \"defects\": [...]}. With"
                                + " --batch each line is {\"form\": FORM, \"value\": TEXT}, or has \"base64\": true where value is"
                                + " base64 of the bytes; a line comes out for each. Forms: "
                                + String.join(", ", Forms.names())
                                + ".",
                        "  printf 'Ann <a@b.example>' | eml field --form addressList",
                        "  printf '=?utf-8?B?5L2g5aW9?=' | eml field --form text | jq -r .value",
                        "  jq -c '{form: \"date\", value: .date}' dates.ndjson | eml field --batch")
                .addOption(Options.value("--form", "FORM", "how to read the value"))
                .addOption(Options.flag("--batch", "many values, as lines of JSON"));
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        String form = arguments.matchedOptionValue("--form", "");
        boolean isBatch = Options.isSet(arguments, "--batch");
        if (isBatch == !form.isEmpty()) {
            session.complain(ExitCode.USAGE, "field", "give either --form FORM or --batch; see eml field --help");
            return;
        }
        Optional<Forms.Form> named = Forms.named(form);
        if (!isBatch && named.isEmpty()) {
            session.complain(
                    ExitCode.USAGE,
                    "field",
                    "no form is called " + form + "; there are " + String.join(", ", Forms.names()));
            return;
        }
        session.outcome().countInput();
        try {
            if (isBatch) {
                batch(session);
            } else {
                print(named.get(), Slice.of(session.in().readAllBytes()), session);
            }
        } catch (IOException e) {
            session.outcome().countUnreadable();
            session.complain(STDIN, Reasons.of(e));
        }
    }

    private static void print(Forms.Form form, Slice value, Session session) {
        JsonRecord json = new JsonRecord(false);
        DefectLog log = new DefectLog(Limits.DEFAULT);
        json.startObject();
        json.name("value");
        form.write(withoutLineEnd(value), ReadContext.DEFAULT.withDefects(log), json);
        json.list("defects", log.defects(), (Defect defect) -> DefectJson.ofValue(json, defect));
        json.endObject();
        json.writeTo(session.out());
    }

    /** The line end of the field is no part of its value. */
    private static Slice withoutLineEnd(Slice value) {
        byte[] bytes = value.array();
        int end = value.to();
        if (end > value.from() && bytes[end - 1] == '\n') {
            end--;
            if (end > value.from() && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return value.slice(0, end - value.from());
    }

    // ---- many values

    private static void batch(Session session) throws IOException {
        InputStream in = session.in();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 0;
        for (int b = in.read(); b >= 0 && !session.out().hasFailed(); b = in.read()) {
            if (b == '\n') {
                answer(++number, line.toByteArray(), session);
                line.reset();
            } else {
                line.write(b);
            }
        }
        if (line.size() > 0) {
            answer(++number, line.toByteArray(), session);
        }
    }

    /** Writes the line that answers a line; one that makes no sense is answered by what is wrong with it. */
    private static void answer(int number, byte[] line, Session session) {
        Optional<FieldRequest> request = FieldRequest.parse(line);
        Optional<Forms.Form> form = request.flatMap(asked -> Forms.named(asked.form()));
        if (request.isPresent() && form.isPresent()) {
            print(form.get(), request.get().value(), session);
            return;
        }
        String what =
                request.map(asked -> "no form is called " + asked.form()).orElse("not an object with form and value");
        session.complain(ExitCode.USAGE, STDIN + ": line " + number, what);
        JsonRecord json = new JsonRecord(false);
        json.startObject();
        json.text("error", what);
        json.endObject();
        json.writeTo(session.out());
    }
}
