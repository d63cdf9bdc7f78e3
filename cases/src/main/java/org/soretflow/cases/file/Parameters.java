package org.soretflow.cases.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// The `parameters` block, and the `${…}` that stand for it in all other values.
final class Parameters {

    private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> TAKEN = Set.of("x", "y", "z", "t", "pi", "e");

    private final Map<String, ScalarNode> texts = new LinkedHashMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> warnings = new ArrayList<>();

    Parameters(MapNode block) {
        for (Map.Entry<String, Node> entry : block.entries.entrySet()) {
            String name = entry.getKey();
            if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
                throw block.keys.get(name).fault("parameters." + name, "found the name \"" + name + "\", a parameter "
                        + "is named with letters, digits and _, and not x, y, z, t, pi, e");
            }
            texts.put(name, (ScalarNode) entry.getValue());
        }
        texts.keySet().forEach(this::value);
    }

    /// Names that no value uses.
    private Set<String> unused() {
        Set<String> names = new LinkedHashSet<>(texts.keySet());
        names.removeAll(used);
        return names;
    }

    /// What is allowed but probably not meant, one sentence each.
    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        unused().forEach(name -> all.add("parameter " + name + " is not used"));
        return all;
    }

    /// Replaces every `${…}` below a node.
    void substitute(Node node, String path) {
        switch (node) {
            case MapNode map -> map.entries.forEach((key, value) -> substitute(value, path.isEmpty() ? key : path + "."
                    + key));
            case ListNode list -> {
                for (int m = 0; m < list.items.size(); m++) {
                    substitute(list.items.get(m), path + "." + m);
                }
            }
            case ScalarNode scalar -> substitute(scalar, path);
        }
    }

    private void substitute(ScalarNode scalar, String path) {
        if (!scalar.text.contains("${")) {
            return;
        }
        Matcher matcher = USE.matcher(scalar.text.strip());
        if (matcher.matches()) {
            String formula = matcher.group(1).strip();
            scalar.text = Units.number(evaluate(formula, scalar, path));
            scalar.kind = Kind.TEXT;
            scalar.inSi = true;
            scalar.unit = units.getOrDefault(formula, "");
            return;
        }
        boolean inFormula = path.endsWith("expression") || path.contains(".expression.");
        scalar.text = USE.matcher(scalar.text).replaceAll(use -> {
            double value = evaluate(use.group(1).strip(), scalar, path);
            return inFormula && value < 0 ? "(" + Units.number(value) + ")" : Units.number(value);
        });
        if (scalar.text.contains("${")) {
            throw scalar.mark().fault(path, "found ${ without } in " + scalar.found());
        }
    }

    private double evaluate(String formula, ScalarNode at, String path) {
        Map<String, Double> needed = new HashMap<>();
        Matcher names = NAME.matcher(formula);
        while (names.find()) {
            String name = names.group();
            boolean call = formula.substring(names.end()).stripLeading().startsWith("(");
            boolean exponent = names.start() > 0 && Character.isDigit(formula.charAt(names.start() - 1));
            if (texts.containsKey(name)) {
                used.add(name);
                needed.put(name, value(name));
            } else if (!call && !exponent && !name.equals("pi") && !name.equals("e")) {
                throw at.mark().fault(path, "there is no parameter " + name + "; "
                        + Suggestion.of(name, texts.keySet()));
            }
        }
        try {
            return Expressions.number(formula, needed);
        } catch (IllegalArgumentException e) {
            throw at.mark().fault(path, e.getMessage());
        }
    }

    private double value(String name) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        ScalarNode scalar = texts.get(name);
        String path = "parameters." + name;
        if (open.contains(name)) {
            throw scalar.mark().fault(path, "it is defined by itself: " + String.join(" needs ", open.reversed())
                    + " needs " + name);
        }
        open.push(name);
        substitute(scalar, path);
        open.pop();
        double value = number(scalar, name, path);
        values.put(name, value);
        return value;
    }

    private double number(ScalarNode scalar, String name, String path) {
        Units.Quantity quantity = Units.split(scalar.text);
        if (quantity == null || scalar.kind == Kind.NULL || scalar.kind == Kind.BOOLEAN) {
            throw scalar.mark().fault(path, "found " + scalar.found()
                    + ", a parameter is a number (2.5), a number with unit (10 mm) or an expression (${2*gap})");
        }
        try {
            if (quantity.unit().isEmpty()) {
                if (!scalar.unit.isEmpty()) {
                    units.put(name, scalar.unit);
                }
                warnOfLostUnit(scalar, quantity, path);
                return Units.toSi(quantity, Dimension.NUMBER);
            }
            units.put(name, quantity.unit());
            return Units.toSi(quantity);
        } catch (IllegalArgumentException e) {
            throw scalar.mark().fault(path, e.getMessage());
        }
    }

    /// `--set parameters.width=0.2` where the case has 0.2 mm is a thousand times too wide.
    private void warnOfLostUnit(ScalarNode scalar, Units.Quantity quantity, String path) {
        Units.Quantity before = Units.split(scalar.replaced);
        if (before != null && !before.unit().isEmpty() && !scalar.inSi && quantity.number() != 0) {
            warnings.add(path + ": " + scalar.text + " has no unit and is taken as an SI number; the case has "
                    + scalar.replaced);
        }
    }
}
