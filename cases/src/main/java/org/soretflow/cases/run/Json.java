package org.soretflow.cases.run;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON for machines: in the order given, and never with numbers that JSON does not have.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper ONE_LINE = JsonMapper.builder().build();

    private Json() {}

    /// The text of maps, lists, strings and numbers, ended by a line feed.
    public static String text(Object tree) {
        return MAPPER.writeValueAsString(tree) + "\n";
    }

    /// The same in one line, without a line feed.
    public static String line(Object tree) {
        return ONE_LINE.writeValueAsString(tree);
    }

    /// Reads a text into maps, lists, strings and numbers.
    public static Object parse(String text) {
        return MAPPER.readValue(text, Object.class);
    }

    /// The number, or null in the place of a NaN or an infinity, which JSON cannot express.
    public static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
