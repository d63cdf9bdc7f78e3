package org.soretflow.cases.file;

import java.util.List;
import java.util.regex.Pattern;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// Values from the command line, `a.b.c=value`, put into the tree before it is read.
final class Overrides {

    /// Blocks whose keys are the user's names: a new name in them is a slip, not a wish.
    private static final Pattern NAMES =
            Pattern.compile("parameters|materials|patches|equations\\.species|output\\.lines|output\\.probes\\.at");

    private Overrides() {}

    /// @param overrides `a.b.c=value` each; a list element is named by its index, from 0
    static void apply(MapNode root, List<String> overrides) {
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new CaseFileException("--set " + override + ": found no =, an override is written a.b.c=value");
            }
            String path = override.substring(0, equals).strip();
            Mark mark = Mark.override(path);
            String text = override.substring(equals + 1);
            Node value = text.isBlank() ? null : YamlTree.value(text, mark);
            if (value == null || value instanceof ScalarNode scalar && scalar.kind == Node.Kind.NULL) {
                throw mark.fault("", "there is no value after the =");
            }
            put(root, path, mark, value);
        }
    }

    private static void put(MapNode root, String path, Mark mark, Node value) {
        String[] steps = path.split("\\.", -1);
        Node node = root;
        StringBuilder walked = new StringBuilder();
        for (int m = 0; m < steps.length; m++) {
            boolean last = m == steps.length - 1;
            String step = steps[m];
            switch (node) {
                case MapNode map -> {
                    if (!map.entries.containsKey(step) && NAMES.matcher(walked).matches()) {
                        throw mark.fault("", "there is no " + step + " in " + walked + "; "
                                + Suggestion.of(step, map.entries.keySet()));
                    }
                    if (last) {
                        noteReplaced(map.entries.get(step), value);
                        map.put(step, mark, value);
                    } else if (!map.entries.containsKey(step)) {
                        map.put(step, mark, new MapNode(mark));
                    }
                    node = map.entries.get(step);
                }
                case ListNode list -> {
                    int index = index(step, list, walked, mark);
                    if (last) {
                        list.items.set(index, value);
                    }
                    node = list.items.get(index);
                }
                case ScalarNode scalar -> throw mark.fault("", walked + " is " + scalar.found() + ", there is no "
                        + step + " in it");
            }
            walked.append(walked.isEmpty() ? "" : ".").append(step);
        }
    }

    private static void noteReplaced(Node old, Node value) {
        if (old instanceof ScalarNode before && value instanceof ScalarNode after) {
            after.replaced = before.replaced.isEmpty() ? before.text : before.replaced;
        }
    }

    private static int index(String step, ListNode list, StringBuilder walked, Mark mark) {
        int size = list.items.size();
        if (!step.matches("[0-9]{1,6}") || Integer.parseInt(step) >= size) {
            throw mark.fault("", "there is no element " + step + " in " + walked
                    + ", which is a list; its elements are 0 to " + (size - 1));
        }
        return Integer.parseInt(step);
    }
}
