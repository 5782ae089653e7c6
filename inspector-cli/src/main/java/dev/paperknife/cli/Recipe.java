package dev.paperknife.cli;

import dev.paperknife.mime.header.ContentType;
import dev.paperknife.mime.message.NewPart;
import dev.paperknife.mime.source.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message is to hold, as a person wrote it down: YAML or JSON, or Markdown whose front matter is YAML and whose rest is
 * the text.
 */
final class Recipe {
    private static final List<String> ADDRESSES = List.of("from", "sender", "reply-to", "to", "cc", "bcc");
    private static final List<String> FIELDS = List.of("subject", "message-id", "in-reply-to", "references");
    private static final List<String> OTHERS = List.of(
            "date",
            "headers",
            "text",
            "html",
            "calendar",
            "inline",
            "attach",
            "charset",
            "flowed",
            "smtputf8",
            "draft");
    private static final List<String> FILE_KEYS = List.of("file", "name", "type", "id", "text");
    private static final String FILE = "file";
    private static final String FENCE = "---";

    private final Optional<RecipeNode> root;
    private final Optional<String> body;

    private Recipe(Optional<RecipeNode> root, Optional<String> body) {
        this.root = root;
        this.body = body;
    }

    /** All keys, as help and mistakes name them. */
    static String keys() {
        return String.join(", ", all());
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(ADDRESSES);
        all.addAll(FIELDS);
        all.addAll(OTHERS);
        return all;
    }

    /** Reads a recipe, of which the name tells what it is where more than one thing is possible. */
    static Recipe of(String name, String text) throws MistakeException {
        String lower = Ascii.lower(name);
        boolean isMarkdown = lower.endsWith(".md") || lower.endsWith(".markdown");
        boolean isYaml = lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
        int fence = !isYaml && isFence(text, 0) ? nextFence(text, lineEnd(text, 0)) : -1;
        if (fence < 0 && isMarkdown) {
            throw new MistakeException(
                    ExitCode.USAGE,
                    name,
                    "Markdown begins with a front matter: a line ---, keys and values, a line ---");
        }
        if (fence < 0) {
            return new Recipe(RecipeNode.parse(name, text), Optional.empty());
        }
        Optional<RecipeNode> root = RecipeNode.parse(name, text.substring(0, fence));
        String body = text.substring(lineEnd(text, fence));
        return new Recipe(root, body.isBlank() ? Optional.empty() : Optional.of(withoutEmptyLine(body)));
    }

    private static int nextFence(String text, int from) {
        for (int line = from; line < text.length(); line = lineEnd(text, line)) {
            if (isFence(text, line)) {
                return line;
            }
        }
        return -1;
    }

    private static boolean isFence(String text, int line) {
        return text.substring(line, lineEnd(text, line)).stripTrailing().equals(FENCE);
    }

    /** Where the next line begins. */
    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    /** An empty line below the front matter is no part of the text. */
    private static String withoutEmptyLine(String body) {
        int end = lineEnd(body, 0);
        return body.substring(0, end).isBlank() ? body.substring(end) : body;
    }

    /** Says all of it. */
    void apply(Composition composition, NamedFiles files) throws MistakeException {
        if (body.isPresent()) {
            composition.text("text", body.get());
        }
        if (root.isPresent() && !root.get().isNothing()) {
            for (Map.Entry<String, RecipeNode> entry : root.get().entries(all()).entrySet()) {
                apply(entry.getKey(), entry.getValue(), composition, files);
            }
        }
    }

    private void apply(String key, RecipeNode value, Composition composition, NamedFiles files)
            throws MistakeException {
        if (ADDRESSES.contains(key)) {
            for (RecipeNode address : value.elements()) {
                composition.field(address.subject(), key, address.text());
            }
            return;
        }
        switch (key) {
            case "date" -> composition.date(value.subject(), value.text());
            case "headers" -> headers(value, composition);
            case "text" -> text(value, composition, files);
            case "html" -> composition.html(value.subject(), content(value, files));
            case "calendar" -> calendar(value, composition, files);
            case "inline" -> inline(value, composition, files);
            case "attach" -> attach(value, composition, files);
            case "charset" -> composition.charset(value.subject(), value.text());
            case "flowed" -> when(value, composition::flowed);
            case "smtputf8" -> when(value, composition::smtpUtf8);
            case "draft" -> when(value, composition::draft);
            default -> composition.field(value.subject(), key, joined(value));
        }
    }

    private static void when(RecipeNode value, Runnable said) throws MistakeException {
        if (value.isTrue()) {
            said.run();
        }
    }

    /** Ids may be a list. */
    private static String joined(RecipeNode value) throws MistakeException {
        StringBuilder all = new StringBuilder();
        for (RecipeNode element : value.elements()) {
            all.append(all.isEmpty() ? "" : " ").append(element.text());
        }
        return all.toString();
    }

    private static void headers(RecipeNode value, Composition composition) throws MistakeException {
        for (Map.Entry<String, RecipeNode> field : value.entries().entrySet()) {
            for (RecipeNode element : field.getValue().elements()) {
                composition.field(element.subject(), field.getKey(), element.text());
            }
        }
    }

    private void text(RecipeNode value, Composition composition, NamedFiles files) throws MistakeException {
        if (body.isPresent()) {
            throw value.mistake("the text stands below the front matter already");
        }
        composition.text(value.subject(), content(value, files));
    }

    /** A text, or the file it is in. */
    private static String content(RecipeNode value, NamedFiles files) throws MistakeException {
        if (value.isText()) {
            return value.text();
        }
        RecipeNode file = value.entries(List.of(FILE)).get(FILE);
        if (file == null) {
            throw value.mistake("give the text, or the file it is in");
        }
        return files.text(file.text());
    }

    private static void calendar(RecipeNode value, Composition composition, NamedFiles files) throws MistakeException {
        if (value.isText()) {
            composition.calendar(value.subject(), "REQUEST", value.text());
            return;
        }
        Map<String, RecipeNode> entries = value.entries(List.of(FILE, "method"));
        RecipeNode file = entries.get(FILE);
        RecipeNode method = entries.get("method");
        if (file == null) {
            throw value.mistake("give the file of the invitation");
        }
        composition.calendar(value.subject(), method == null ? "REQUEST" : method.text(), files.text(file.text()));
    }

    /** {@code id: file}, or a list of files with their ids. */
    private static void inline(RecipeNode value, Composition composition, NamedFiles files) throws MistakeException {
        for (RecipeNode element : value.elements()) {
            Map<String, RecipeNode> entries = element.entries();
            RecipeNode id = entries.get("id");
            if (id != null && entries.containsKey(FILE)) {
                composition.inline(element.subject(), id.text(), part(element, files));
                continue;
            }
            for (Map.Entry<String, RecipeNode> entry : entries.entrySet()) {
                composition.inline(entry.getValue().subject(), entry.getKey(), part(entry.getValue(), files));
            }
        }
    }

    private static void attach(RecipeNode value, Composition composition, NamedFiles files) throws MistakeException {
        for (RecipeNode element : value.elements()) {
            composition.attach(element.subject(), part(element, files));
        }
    }

    /** A path, or a file or text with a name and a type of its own. */
    private static NewPart part(RecipeNode value, NamedFiles files) throws MistakeException {
        if (value.isText()) {
            return files.part(value.text());
        }
        Map<String, RecipeNode> entries = value.entries(FILE_KEYS);
        RecipeNode file = entries.get(FILE);
        RecipeNode text = entries.get("text");
        RecipeNode name = entries.get("name");
        RecipeNode type = entries.get("type");
        if ((file == null) == (text == null) || (file == null && name == null)) {
            throw value.mistake("give either file, or text and name");
        }
        return Composition.made(value.subject(), () -> {
            NewPart part = file == null ? textPart(Objects.requireNonNull(text), type) : file(file, type, files);
            return name == null ? part : part.named(name.text());
        });
    }

    private static NewPart file(RecipeNode file, @Nullable RecipeNode type, NamedFiles files) throws MistakeException {
        NewPart part = files.part(file.text());
        return type == null ? part : part.type(ContentType.parse(type.text()));
    }

    private static NewPart textPart(RecipeNode text, @Nullable RecipeNode type) throws MistakeException {
        ContentType declared = type == null ? ContentType.TEXT_PLAIN : ContentType.parse(type.text());
        return NewPart.text(declared, text.text());
    }
}
