package dev.paperknife.cli;

import dev.paperknife.mime.message.Entity;
import dev.paperknife.mime.message.Multipart;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eml hash}: digests of parts. */
final class HashCommand implements Command {
    static final String SUMMARY = "print the MD5, SHA-1 or SHA-256 of each part";

    private static final String ALGORITHM = "--algorithm";
    private static final String JSON = "--json";
    private static final int BUFFER_BYTES = 1 << 14;
    private static final Map<String, String> ALGORITHMS = algorithms();

    @Override
    public CommandSpec spec() {
        return Options.command(
                        "hash [--algorithm NAME,...] [--json] FILE...",
                        "Prints the digests of the decoded bytes of every part that is no multipart: the digests, the message and"
                                + " the part, the file name. SHA-256 unless algorithms are named: "
                                + String.join(", ", ALGORITHMS.keySet())
                                + ".",
                        "  eml hash letter.eml",
                        "  eml hash --algorithm md5,sha256 letter.eml",
                        "  eml hash mail/ | sort | uniq -w 64 -d",
                        "  eml hash --json mail/ | jq -r 'select(.size > 100000) | .name'")
                .addOption(Options.values(ALGORITHM, "NAME,...", "these digests, in this order"))
                .addOption(Options.flag(JSON, "a JSON object for each part, on a line of its own"))
                .addPositional(Options.files());
    }

    private static Map<String, String> algorithms() {
        Map<String, String> algorithms = new LinkedHashMap<>();
        algorithms.put("md5", MessageDigestAlgorithms.MD5);
        algorithms.put("sha1", MessageDigestAlgorithms.SHA_1);
        algorithms.put("sha256", MessageDigestAlgorithms.SHA_256);
        algorithms.put("sha512", MessageDigestAlgorithms.SHA_512);
        return algorithms;
    }

    @Override
    public void run(ParseResult arguments, Session session) {
        List<String> named = Options.names(arguments, ALGORITHM);
        List<String> wanted = named.isEmpty() ? List.of("sha256") : named;
        Optional<String> unknown =
                wanted.stream().filter(name -> !ALGORITHMS.containsKey(name)).findFirst();
        if (unknown.isPresent()) {
            session.complain(
                    ExitCode.USAGE, ALGORITHM, unknown.get() + " is none of " + String.join(", ", ALGORITHMS.keySet()));
            return;
        }
        boolean isJson = Options.isSet(arguments, JSON);
        Inputs.of(arguments, session)
                .ifPresent(inputs -> inputs.readConcurrently((letter, here) -> print(letter, wanted, isJson, here)));
    }

    private static void print(Letter letter, List<String> algorithms, boolean isJson, Session session)
            throws IOException {
        for (Entity part : letter.message().walk().toList()) {
            if (part.body() instanceof Multipart || part.body() == part) {
                continue;
            }
            List<String> digests = digests(part, algorithms);
            if (isJson) {
                record(letter, part, algorithms, digests).writeTo(session.out());
            } else {
                String name = part.filename().map(file -> "  " + file).orElse("");
                String line = String.join("  ", digests) + "  " + letter.name() + ":" + part.section() + name;
                session.out().line(Printable.line(line));
            }
        }
    }

    private static JsonRecord record(Letter letter, Entity part, List<String> algorithms, List<String> digests) {
        JsonRecord json = new JsonRecord(false);
        json.startObject();
        json.text("path", letter.path());
        json.number("index", letter.index());
        json.text("section", part.section());
        json.text("name", part.filename());
        json.number("size", part.body().size());
        for (int i = 0; i < digests.size(); i++) {
            json.text(algorithms.get(i), digests.get(i));
        }
        json.endObject();
        return json;
    }

    private static List<String> digests(Entity part, List<String> algorithms) throws IOException {
        List<MessageDigest> digests = algorithms.stream()
                .map(name -> DigestUtils.getDigest(ALGORITHMS.get(name)))
                .toList();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = part.body().stream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (MessageDigest digest : digests) {
                    digest.update(buffer, 0, count);
                }
            }
        }
        return digests.stream()
                .map(digest -> Hex.encodeHexString(digest.digest()))
                .toList();
    }
}
