package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// Changes of a good case that leave it valid YAML: other values, keys gone or renamed, values
/// in other places.
final class RandomChange {

    private static final Mark MARK = new Mark("test");
    private static final List<String> ODD = List.of("1", "0", "-1", "0.5", "1e300", "1e-300", "-1 mm", "0 mm",
            "1e300 m", "20 °C", "-273.15 °C", "1e9 K", "1 nM", "100 %", "true", "", "null", ".nan", "end", "x", "y-min",
            "water", "temperature", "nothing", "outflow", "symmetry", "${Ra}", "${gap}", "${1/0}", "${", "x*t", "1/x",
            "[]", "{}", "1 step", "0 steps", "every", "none.csv", "0 s", "1e-30 s", "5 deg", "0 1/K", "binary", "/",
            ".", "1e20");

    private RandomChange() {}

    static String of(String good, SplittableRandom random) {
        MapNode root = YamlTree.read("good", good);
        for (int n = random.nextInt(1, 3); n > 0; n--) {
            List<Node> all = new ArrayList<>();
            collect(root, all);
            change(all.get(random.nextInt(all.size())), all, random);
        }
        return YamlText.of(root, false);
    }

    private static void change(Node holder, List<Node> all, SplittableRandom random) {
        if (holder instanceof MapNode map && !map.entries.isEmpty()) {
            List<String> keys = List.copyOf(map.entries.keySet());
            String key = keys.get(random.nextInt(keys.size()));
            switch (random.nextInt(6)) {
                case 0 -> map.entries.remove(key);
                case 1 -> map.put(key + "x", MARK, map.entries.remove(key));
                case 2 -> map.put(key, MARK, leaf(all, random));
                default -> map.put(key, MARK, odd(random));
            }
        } else if (holder instanceof ListNode list && !list.items.isEmpty()) {
            int index = random.nextInt(list.items.size());
            switch (random.nextInt(4)) {
                case 0 -> list.items.remove(index);
                case 1 -> list.items.add(list.items.get(index));
                default -> list.items.set(index, odd(random));
            }
        } else if (holder instanceof ScalarNode scalar) {
            ScalarNode other = odd(random);
            scalar.text = other.text;
            scalar.kind = other.kind;
        }
    }

    /// A value of the case itself; never a block, which could come to hold itself.
    private static Node leaf(List<Node> all, SplittableRandom random) {
        List<Node> leaves = all.stream().filter(ScalarNode.class::isInstance).toList();
        ScalarNode leaf = (ScalarNode) leaves.get(random.nextInt(leaves.size()));
        return new ScalarNode(MARK, leaf.text, leaf.kind);
    }

    private static ScalarNode odd(SplittableRandom random) {
        String text = ODD.get(random.nextInt(ODD.size()));
        return new ScalarNode(MARK, text, YamlTree.kindOf(text));
    }

    /// A node and everything below it.
    private static void collect(Node node, List<Node> all) {
        switch (node) {
            case MapNode map -> {
                all.add(map);
                map.entries.values().forEach(value -> collect(value, all));
            }
            case ListNode list -> {
                all.add(list);
                list.items.forEach(value -> collect(value, all));
            }
            case ScalarNode scalar -> all.add(scalar);
        }
    }
}
