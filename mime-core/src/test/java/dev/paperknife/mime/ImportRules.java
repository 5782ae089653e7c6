package dev.paperknife.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may use whom, judged from the text of one Java file: its imports and every qualified name in it, comments and
 * literals aside. A package may use itself and the packages below it; two packages of one level do not know each other.
 */
final class ImportRules {
    private static final String MIME = "dev.paperknife.mime.";

    /** The level of a package that main code never uses, nor does it use any. */
    private static final int UNUSABLE = -1;

    /** Each package of ours with its level: source ← codec, charset ← header ← stream ← message ← audit, mailbox ← … */
    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry(MIME + "source", 0),
            Map.entry(MIME + "codec", 1),
            Map.entry(MIME + "charset", 1),
            Map.entry(MIME + "header", 2),
            Map.entry(MIME + "stream", 3),
            Map.entry(MIME + "message", 4),
            Map.entry(MIME + "audit", 5),
            Map.entry(MIME + "mailbox", 5),
            Map.entry("dev.paperknife.transport", 6),
            Map.entry("dev.paperknife.inspect", 6),
            Map.entry("dev.paperknife.cli", 7),
            Map.entry("dev.paperknife.bench", 7),
            Map.entry("dev.paperknife.examples", 8),
            Map.entry("dev.paperknife.testdata", UNUSABLE),
            Map.entry("dev.paperknife.testdata.property", UNUSABLE));

    private static final List<String> CORE_LIBRARIES =
            List.of("java.", "org.apache.commons.codec.", "com.ibm.icu.", "org.jspecify.");

    /** What others than the engine may use besides our own packages; who is not here may use anything. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "dev.paperknife.transport", List.of("java.", "javax.", "org.apache.commons.codec.", "org.jspecify."),
            "dev.paperknife.inspect", List.of("java.", "org.apache.tika.", "org.jsoup.", "org.jspecify."),
            "dev.paperknife.testdata", List.of("java.", "javax.net.", "org.jspecify."),
            "dev.paperknife.testdata.property", List.of("java.", "net.jqwik.api.", "org.jspecify."));

    /** In the engine: no desktop, no XML, no logging, no service loading, no reflection, no regular expressions. */
    private static final List<String> CORE_REFUSES = List.of(
            "java.applet.",
            "java.awt.",
            "java.beans.",
            "java.lang.Class.forName",
            "java.lang.System.Logger",
            "java.lang.System.getLogger",
            "java.lang.System.getProperty",
            "java.lang.reflect.",
            "java.rmi.",
            "java.sql.",
            "java.util.ServiceLoader",
            "java.util.logging.",
            "java.util.prefs.",
            "java.util.regex.");

    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(String.join(
            "|",
            "/\\*(?s:.*?)\\*/",
            "//.*+",
            "\"{3}(?s:\\\\.|(?!\"{3}).)*+\"{3}",
            "\"(?:\\\\.|[^\"\\\\\n])*+\"",
            "'(?:\\\\.|[^'\\\\\n])*+'"));

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+(?:\\.\\*)?);");
    private static final Pattern QUALIFIED = Pattern.compile(
            "(?<![\\w.])(?:com|dev|info|io|java|javax|jdk|net|org|sun|tools)(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*");
    private static final Pattern UNIMPORTED = Pattern.compile("(?<![\\w.])(?:Class|System)\\.\\w+");

    private ImportRules() {}

    /** One line for each name that the file must not use, in order; empty for a file without a package of its own. */
    static List<String> violations(String file, String text) {
        String code = COMMENT_OR_LITERAL.matcher(text).replaceAll(" ");
        Matcher declaration = PACKAGE.matcher(code);
        if (!declaration.find()) {
            return List.of();
        }
        String user = declaration.group(1);
        if (!LEVELS.containsKey(user)) {
            return List.of(file + ": package " + user + " has no place in the order of packages");
        }
        List<String> violations = new ArrayList<>();
        names(code)
                .distinct()
                .filter(name -> !mayUse(user, name))
                .forEach(name -> violations.add(file + ": " + user + " must not use " + name));
        return violations;
    }

    private static Stream<String> names(String code) {
        Matcher imports = IMPORT.matcher(code);
        String body = imports.replaceAll(" ");
        Stream<String> imported = imports.reset().results().map(match -> match.group(1));
        Stream<String> qualified = QUALIFIED.matcher(body).results().map(MatchResult::group);
        Stream<String> unimported = UNIMPORTED.matcher(body).results().map(match -> "java.lang." + match.group());
        return Stream.of(imported, qualified, unimported).flatMap(stream -> stream);
    }

    private static boolean mayUse(String user, String name) {
        if (name.startsWith("dev.paperknife.")) {
            return isBelow(user, packageOf(name));
        }
        if (user.startsWith(MIME)) {
            return startsWithAny(name, CORE_LIBRARIES) && !startsWithAny(name, CORE_REFUSES);
        }
        return !LIBRARIES.containsKey(user) || startsWithAny(name, LIBRARIES.get(user));
    }

    private static boolean isBelow(String user, String used) {
        int level = LEVELS.getOrDefault(used, UNUSABLE);
        if (user.equals("dev.paperknife.bench") && used.equals("dev.paperknife.testdata")) {
            return true; // nobody gets either
        }
        return used.equals(user) || (level != UNUSABLE && level < LEVELS.get(user));
    }

    private static String packageOf(String name) {
        int end = 0;
        while (end < name.length() && Character.isLowerCase(name.charAt(end))) {
            int dot = name.indexOf('.', end);
            end = dot < 0 ? name.length() : dot + 1;
        }
        return name.substring(0, end == name.length() ? end : end - 1);
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }
}
