package org.soretflow.cases.run;

import java.io.IOException;
import java.nio.file.Path;
import org.soretflow.viz.table.DamagedFileException;
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

    /// Reads a file into maps, lists, strings and numbers.
    ///
    /// @throws IllegalArgumentException if it is no JSON; the message names the file
    public static Object read(Path file) throws IOException {
        String text = DamagedFileException.requireText(file);
        try {
            return parse(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ": this is no JSON: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    /// The number, or null in the place of a NaN or an infinity, which JSON cannot express.
    public static Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
