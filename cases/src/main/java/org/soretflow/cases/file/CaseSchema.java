package org.soretflow.cases.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
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
import org.soretflow.material.soret.LawKey;
import org.soretflow.material.soret.SoretLawProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of the case file: the first look at a file, which finds all faults of keys and types at once.
final class CaseSchema {

    private static final int MOST_FAULTS = 10;
    private static volatile Compiled current = Compiled.of(load());

    /// The schema as text, as a tree, and as what checks.
    private record Compiled(String text, JsonNode root, Schema schema) {
        private static Compiled of(String text) {
            return new Compiled(text, JsonMapper.shared().readTree(text),
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(text, InputFormat.JSON));
        }
    }

    private CaseSchema() {}

    /// The schema as text.
    static String text() {
        return current.text();
    }

    /// Takes the laws of plug-ins into the schema, in the place of those it took before.
    static void extend(List<SoretLawProvider> laws) {
        String text = load();
        if (!laws.isEmpty()) {
            JsonNode root = JsonMapper.shared().readTree(text);
            ObjectNode keys = (ObjectNode) root.get("$defs").get("soret_coefficient").get("properties");
            for (SoretLawProvider law : laws) {
                ((ArrayNode) keys.get("law").get("enum")).add(law.name());
                law.keys().stream().filter(key -> !keys.has(key.name()))
                        .forEach(key -> keys.set(key.name(), rule(key)));
            }
            text = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(root);
        }
        current = Compiled.of(text);
    }

    /// What the schema says of one key of a law; the unit is the reader's to check.
    private static ObjectNode rule(LawKey key) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.putArray("type").add(key.use() == LawKey.Use.LIST ? "array" : "string")
                .add(key.use() == LawKey.Use.LIST ? "string" : "number");
        rule.put("title", key.title() + (key.unit().equals("1") ? "" : " with unit"));
        rule.putArray("examples").add(key.example());
        return rule;
    }

    /// Names of all definitions that list keys.
    static Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        current.root().get("$defs").properties().forEach(entry -> {
            if (entry.getValue().has("properties")) {
                kinds.add(entry.getKey());
            }
        });
        return kinds;
    }

    /// Keys that a block of a kind may have.
    static Set<String> keys(String kind) {
        JsonNode definition = current.root().get("$defs").get(kind);
        if (definition == null || !definition.has("properties")) {
            throw new IllegalStateException("the schema has no block " + kind);
        }
        Set<String> keys = new LinkedHashSet<>(definition.get("properties").propertyNames());
        return keys;
    }

    /// Finds all faults of keys and types.
    ///
    /// @throws CaseFileException with one line per fault
    static void check(MapNode root) {
        Set<String> lines = new LinkedHashSet<>();
        for (Error error : current.schema().validate(json(root))) {
            lines.add(line(root, error));
        }
        if (!lines.isEmpty()) {
            List<String> shown = new ArrayList<>(lines.stream().limit(MOST_FAULTS).toList());
            if (lines.size() > MOST_FAULTS) {
                shown.add("… and " + (lines.size() - MOST_FAULTS) + " more");
            }
            throw new CaseFileException(String.join("\n", shown));
        }
    }

    private static String line(MapNode root, Error error) {
        Node node = root;
        Mark mark = root.mark();
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
                yield at.line(path + (path.isEmpty() ? "" : ".") + key, "unknown key; " + Suggestion.of(key, known));
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
    private static JsonNode rule(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        JsonNode rule = current.root().at(pointer.substring(0, pointer.lastIndexOf('/')));
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

    private static String load() {
        try (InputStream in = CaseSchema.class.getResourceAsStream("case.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
