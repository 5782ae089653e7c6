package dev.paperknife.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml schema}: what the JSON looks like, for programs. */
final class SchemaCommand implements Command {
    static final String SUMMARY = "print the JSON Schema of what json, lint or hops prints";

    private static final String USUAL = "json";

    /** The files by the command whose output they describe. */
    private static final Map<String, String> RESOURCES = resources();

    private static Map<String, String> resources() {
        Map<String, String> resources = new LinkedHashMap<>();
        resources.put(USUAL, "email.schema.json");
        resources.put("lint", "lint.schema.json");
        resources.put("hops", "hops.schema.json");
        return resources;
    }

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "schema [COMMAND]",
                        "Prints the JSON Schema (2020-12) of the objects that eml json prints, or eml lint --format json, or eml hops"
                                + " --json.",
                        "  eml schema > email.schema.json",
                        "  eml schema lint > lint.schema.json",
                        "  eml schema | jq '.\"$defs\".defect.properties | keys'")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("COMMAND")
                        .arity("0..1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("json (the usual one), lint or hops")
                        .build());
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        List<String> names = arguments.matchedPositionalValue(0, List.of(USUAL));
        if (names.size() > 1 || !RESOURCES.containsKey(names.get(0))) {
            session.complain(
                    ExitCode.USAGE,
                    "schema",
                    "no schema of " + String.join(" ", names) + "; give one of "
                            + String.join(", ", RESOURCES.keySet()));
            return;
        }
        byte[] schema = schema(names.get(0));
        session.out().write(schema, 0, schema.length);
    }

    /** The schema of what {@code eml json} prints. */
    static byte[] schema() {
        return schema(USUAL);
    }

    private static byte[] schema(String command) {
        String resource = RESOURCES.getOrDefault(command, "");
        try (InputStream in = SchemaCommand.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
