package dev.paperknife.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A value in a recipe, with its place. Scalars are text as it is written: a subject of {@code no} or {@code 2024-10-01} is just
 * that.
 */
final class RecipeNode {
    private static final int MOST_CHARS = 64 << 20;
    private static final int MOST_DEPTH = 50;

    private final String recipe;
    private final String key;
    private final Node node;

    private RecipeNode(String recipe, String key, Node node) {
        this.recipe = recipe;
        this.key = key;
        this.node = node;
    }

    /** The root of a YAML 1.2 text; absent where there is nothing in it. */
    static Optional<RecipeNode> parse(String recipe, String yaml) throws MistakeException {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MOST_CHARS).build();
        try {
            requireShallow(recipe, parser(settings, yaml));
            return new Composer(settings, parser(settings, yaml))
                    .getSingleNode()
                    .map(node -> new RecipeNode(recipe, "", node));
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark().map(RecipeNode::line).orElse("");
            throw new MistakeException(ExitCode.USAGE, recipe + place, "this is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new MistakeException(ExitCode.USAGE, recipe, "this is no YAML: " + e.getMessage());
        }
    }

    private static Parser parser(LoadSettings settings, String yaml) {
        return new ParserImpl(settings, new StreamReader(settings, yaml));
    }

    /** Sees that nothing is nested deeper than any recipe is: what makes a tree of it goes down by recursion. */
    private static void requireShallow(String recipe, Parser events) throws MistakeException {
        int depth = 0;
        while (events.hasNext()) {
            Event event = events.next();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > MOST_DEPTH) {
                String place = event.getStartMark().map(RecipeNode::line).orElse("");
                throw new MistakeException(ExitCode.USAGE, recipe + place, "this is nested too deep for a recipe");
            }
        }
    }

    private static String line(Mark mark) {
        return ":" + (mark.getLine() + 1);
    }

    /** What a person calls it: the recipe, the line and the key. */
    String subject() {
        return recipe + node.getStartMark().map(RecipeNode::line).orElse("") + (key.isEmpty() ? "" : ": " + key);
    }

    MistakeException mistake(String what) {
        return new MistakeException(ExitCode.USAGE, subject(), what);
    }

    /** Whether there is nothing where the value should be. */
    boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }

    boolean isText() {
        return node instanceof ScalarNode;
    }

    String text() throws MistakeException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw mistake("a text is wanted here, not a list or a mapping");
    }

    boolean isTrue() throws MistakeException {
        String text = text();
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw mistake("true or false is wanted here");
    }

    /** The elements of a list; one value alone is a list of one. */
    List<RecipeNode> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<RecipeNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new RecipeNode(recipe, key, element));
        }
        return elements;
    }

    /** The entries of a mapping in their order, each key once; those without a value are left out. */
    Map<String, RecipeNode> entries() throws MistakeException {
        if (!(node instanceof MappingNode mapping)) {
            throw mistake("keys with their values are wanted here, such as from: ann@a.example");
        }
        Map<String, RecipeNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = new RecipeNode(recipe, key, tuple.getKeyNode()).text();
            RecipeNode value = new RecipeNode(recipe, name, tuple.getValueNode());
            if (entries.containsKey(name)) {
                throw value.mistake("this key is there twice");
            }
            entries.put(name, value);
        }
        entries.values().removeIf(RecipeNode::isNothing);
        return entries;
    }

    /** The entries, none of which has another key than these. */
    Map<String, RecipeNode> entries(List<String> known) throws MistakeException {
        Map<String, RecipeNode> entries = entries();
        for (Map.Entry<String, RecipeNode> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw entry.getValue().mistake("no such key; there are " + String.join(", ", known));
            }
        }
        return entries;
    }
}
