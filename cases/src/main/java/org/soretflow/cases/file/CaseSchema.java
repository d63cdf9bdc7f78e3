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

/// The JSON Schema of the case file, with the laws of plug-ins.
final class CaseSchema {

    private static final String RESOURCE = "case.schema.json";
    private static volatile FileSchema current = new FileSchema(FileSchema.load(RESOURCE));

    private CaseSchema() {}

    /// The schema as it is now.
    static FileSchema current() {
        return current;
    }

    /// The schema as text.
    static String text() {
        return current.text();
    }

    /// Takes the laws of plug-ins into the schema, in the place of those it took before.
    static void extend(List<SoretLawProvider> laws) {
        String text = FileSchema.load(RESOURCE);
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
        current = new FileSchema(text);
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
