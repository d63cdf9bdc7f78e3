package org.soretflow.cases.file;

import java.util.List;
import java.util.Set;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.material.soret.LawKey;
import org.soretflow.material.soret.SoretLawProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of the case file, with the laws and words of plug-ins.
final class CaseSchema {

    private static final String RESOURCE = "case.schema.json";
    private static final FileSchema OWN = new FileSchema(FileSchema.load(RESOURCE));
    private static volatile FileSchema current = OWN;

    private CaseSchema() {}

    /// The schema as it is now.
    static FileSchema current() {
        return current;
    }

    /// The schema as text.
    static String text() {
        return current.text();
    }

    /// Keys of a block as they are without plug-ins.
    static Set<String> ownKeys(String kind) {
        return OWN.keys(kind);
    }

    /// Takes the laws and words of plug-ins into the schema, in the place of those it took before.
    static void extend(List<SoretLawProvider> laws, List<AddedWord<?>> words) {
        String text = FileSchema.load(RESOURCE);
        if (!laws.isEmpty() || !words.isEmpty()) {
            JsonNode root = JsonMapper.shared().readTree(text);
            ObjectNode definitions = (ObjectNode) root.get("$defs");
            words.forEach(word -> define(word, definitions));
            ObjectNode keys = (ObjectNode) root.get("$defs").get("soret_coefficient").get("properties");
            for (SoretLawProvider law : laws) {
                ((ArrayNode) keys.get("law").get("enum")).add(law.name());
                law.keys().stream().filter(key -> !keys.has(key.name()))
                        .forEach(key -> keys.set(key.name(), rule(key)));
            }
            text = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(root);
        }
        current = new FileSchema(text);
    }

    private static void define(AddedWord<?> word, ObjectNode definitions) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        word.keys().forEach(key -> keys.set(key.name(), rule(key)));
        for (TextKey key : word.texts()) {
            ObjectNode rule = keys.putObject(key.name());
            rule.putArray("type").add("string").add("number");
            rule.put("title", key.meaning());
            rule.putArray("examples").add(key.example());
        }
        if (word.kind() == AddedWord.Kind.OBSERVER) {
            keys.putObject("every").put("$ref", "#/$defs/every");
            keys.putObject("at").put("$ref", "#/$defs/when");
        }
        ObjectNode definition = definitions.putObject(word.definition());
        definition.put("type", "object");
        definition.put("description", word.meaning());
        definition.set("properties", keys);
        definition.put("additionalProperties", false);
        ((ObjectNode) definitions.get(word.kind().word()).get("properties")).putObject(word.name())
                .put("$ref", "#/$defs/" + word.definition());
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
        return current.kinds();
    }

    /// Keys that a block of a kind may have.
    static Set<String> keys(String kind) {
        return current.keys(kind);
    }

    /// Finds all faults of keys and types.
    ///
    /// @throws CaseFileException with one line per fault
    static void check(MapNode root) {
        current.check(root);
    }
}
