package dev.paperknife.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml schema}: what the JSON looks like, for programs. */
final class SchemaCommand implements Command {
    static final String SUMMARY = "print the JSON Schema of what json prints";

    private static final String RESOURCE = "email.schema.json";

    @Override
    public CommandSpec spec() {
        return Options.command(
                "schema",
                "Prints the JSON Schema (2020-12) of the objects that eml json prints.",
                "  eml schema > email.schema.json",
                "  eml schema | jq '.\"$defs\".defect.properties | keys'");
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        byte[] schema = schema();
        session.out().write(schema, 0, schema.length);
    }

    static byte[] schema() {
        try (InputStream in = SchemaCommand.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
