package org.soretflow.cases.file;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// Writes a tree as YAML: blocks for what holds blocks, `[a, b]` for lists of plain values.
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}0-9_.+-][\\p{L}0-9_ ./°·²³()^*+%-]*(?<! )");

    private final boolean contents;
    private final StringBuilder out = new StringBuilder();

    private YamlText(boolean contents) {
        this.contents = contents;
    }

    /// @param contents whether the contents of files stand for their paths
    static String of(MapNode root, boolean contents) {
        YamlText text = new YamlText(contents);
        text.map(root, 0);
        return text.out.toString();
    }

    private void map(MapNode map, int indent) {
        for (Map.Entry<String, Node> entry : map.entries.entrySet()) {
            out.repeat(' ', indent);
            entry(entry, indent);
        }
    }

    private void entry(Map.Entry<String, Node> entry, int indent) {
        out.append(quoted(entry.getKey(), Kind.TEXT)).append(':');
        value(entry.getValue(), indent);
    }

    private void value(Node node, int indent) {
        switch (node) {
            case ScalarNode scalar -> out.append(' ').append(scalar(scalar)).append('\n');
            case MapNode map when map.entries.isEmpty() -> out.append(" {}\n");
            case MapNode map -> {
                out.append('\n');
                map(map, indent + 2);
            }
            case ListNode list when list.items.stream().allMatch(ScalarNode.class::isInstance) ->
                    out.append(list.items.stream().map(item -> scalar((ScalarNode) item))
                            .collect(Collectors.joining(", ", " [", "]\n")));
            case ListNode list -> {
                out.append('\n');
                list.items.forEach(item -> item(item, indent + 2));
            }
        }
    }

    private void item(Node item, int indent) {
        out.repeat(' ', indent).append('-');
        if (item instanceof MapNode map && !map.entries.isEmpty()) {
            String separator = " ";
            for (Map.Entry<String, Node> entry : map.entries.entrySet()) {
                out.append(separator);
                entry(entry, indent + 2);
                separator = " ".repeat(indent + 2);
            }
        } else {
            value(item, indent);
        }
    }

    private String scalar(ScalarNode scalar) {
        String text = contents && !scalar.contents.isEmpty() ? scalar.contents : scalar.text;
        return quoted(text, scalar.kind);
    }

    private static String quoted(String text, Kind kind) {
        if (kind == Kind.NULL) {
            return "null";
        }
        if (kind != Kind.TEXT || PLAIN.matcher(text).matches() && !text.startsWith("-") && !text.startsWith("--")
                && YamlTree.kindOf(text) == Kind.TEXT) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0) {
                        quoted.append(String.format("\\x%02x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
