package org.soretflow.cases.file;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of a kind of file: the first look at a file, which finds all faults of keys and types at once.
final class FileSchema {

    private static final int MOST_FAULTS = 10;

    private final String text;
    private final JsonNode root;
    private final Schema schema;

    /// @param text of the schema
    FileSchema(String text) {
        this.text = text;
        root = JsonMapper.shared().readTree(text);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    /// The schema as text.
    String text() {
        return text;
    }

    /// Names of all definitions that list keys.
    Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        root.get("$defs").properties().forEach(entry -> {
            if (entry.getValue().has("properties")) {
                kinds.add(entry.getKey());
            }
        });
        return kinds;
    }

    /// Keys that a block of a kind may have.
    Set<String> keys(String kind) {
        JsonNode definition = root.get("$defs").get(kind);
        if (definition == null || !definition.has("properties")) {
            throw new IllegalStateException("the schema has no block " + kind);
        }
        Set<String> keys = new LinkedHashSet<>(definition.get("properties").propertyNames());
        return keys;
    }

    /// Finds all faults of keys and types.
    ///
    /// @throws CaseFileException with one line per fault
    void check(MapNode tree) {
        Set<String> lines = new LinkedHashSet<>();
        for (Error error : schema.validate(json(tree))) {
            lines.add(line(tree, error));
        }
        if (!lines.isEmpty()) {
            List<String> shown = new ArrayList<>(lines.stream().limit(MOST_FAULTS).toList());
            if (lines.size() > MOST_FAULTS) {
                shown.add("… and " + (lines.size() - MOST_FAULTS) + " more");
            }
            throw new CaseFileException(String.join("\n", shown));
        }
    }

    private String line(MapNode tree, Error error) {
        Node node = tree;
        Mark mark = tree.mark();
        StringBuilder path = new StringBuilder();
        for (int m = 0; m < error.getInstanceLocation().getNameCount(); m++) {
            String step = String.valueOf(error.getInstanceLocation().getElement(m));
            path.append(path.isEmpty() ? "" : ".").append(step);
            if (node instanceof MapNode map) {
                mark = map.keys.get(step);
                node = map.entries.get(step);
            } else if (node instanceof ListNode list) {
                node = list.items.get(Integer.parseInt(step));
                mark = node.mark();
            }
        }
        JsonNode rule = rule(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> {
                String key = error.getProperty();
                List<String> known = new ArrayList<>(rule.path("properties").propertyNames());
                Mark at = node instanceof MapNode map ? map.keys.get(key) : mark;
                String remedy = node == tree && isParameter(key, tree)
                        ? "did you mean parameters." + key + "?" : Suggestion.of(key, known);
                yield at.line(path + (path.isEmpty() ? "" : ".") + key, "unknown key; " + remedy);
            }
            case "required" -> mark.line(path.toString(), "the key " + error.getProperty() + " is missing");
            case "enum" -> {
                List<String> known = new ArrayList<>();
                rule.path("enum").forEach(word -> known.add(word.asString()));
                String found = node instanceof ScalarNode scalar ? scalar.text : "";
                yield node.mark().line(path.toString(), "found " + node.found() + "; " + Suggestion.of(found, known));
            }
            case "minItems", "maxItems" -> node.mark().line(path.toString(), "found a list of "
                    + ((ListNode) node).items.size() + ", " + wanted(rule));
            default -> (node instanceof ScalarNode ? node.mark() : mark).line(path.toString(), "found " + node.found()
                    + ", " + wanted(rule));
        };
    }

    /// `--set width=0.2 mm` is meant for `parameters.width`.
    private static boolean isParameter(String key, MapNode tree) {
        return tree.entries.get("parameters") instanceof MapNode parameters && parameters.entries.containsKey(key);
    }

    private static String wanted(JsonNode rule) {
        String title = rule.has("title") ? rule.get("title").asString() : switch (rule.path("type").asString("")) {
            case "array" -> "a list";
            case "object" -> "a block of keys";
            default -> "a word";
        };
        String example = rule.has("examples") ? rule.get("examples").get(0).asString() : "";
        return title + " is expected" + (example.isEmpty() ? "" : ", for example " + example);
    }

    /// The part of the schema that holds the keyword of an error.
    private JsonNode rule(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        JsonNode rule = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
        return rule;
    }

    private static JsonNode json(Node node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (node) {
            case MapNode map -> {
                ObjectNode object = make.objectNode();
                map.entries.forEach((key, value) -> object.set(key, json(value)));
                yield object;
            }
            case ListNode list -> {
                ArrayNode array = make.arrayNode();
                list.items.forEach(item -> array.add(json(item)));
                yield array;
            }
            case ScalarNode scalar -> switch (scalar.kind) {
                case TEXT -> make.stringNode(scalar.text);
                case BOOLEAN -> make.booleanNode(scalar.text.equalsIgnoreCase("true"));
                case NULL -> make.nullNode();
                case NUMBER -> number(scalar.text);
            };
        };
    }

    private static JsonNode number(String text) {
        Units.Quantity quantity = Units.split(text);
        double value = quantity == null ? Double.NaN : quantity.number();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? JsonNodeFactory.instance.numberNode((long) value) : JsonNodeFactory.instance.numberNode(value);
    }

    /// The text of a schema that lies beside this class.
    static String load(String resource) {
        try (InputStream in = FileSchema.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
