package org.soretflow.cases.file;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// A block of keys with typed access. What is left out and has a default is added to the block, so that the block
/// is the resolved one after reading.
final class Section {

    final MapNode node;
    final String path;
    final Reading reading;
    private final String kind;
    private final Set<String> known;

    /// @param kind name of the block's definition in the schema; empty for a block whose keys are the user's names
    Section(MapNode node, String path, String kind, Reading reading) {
        this.node = node;
        this.path = path;
        this.kind = kind;
        this.reading = reading;
        this.known = kind.isEmpty() ? node.entries.keySet() : reading.schema.keys(kind);
    }

    /// Keys that are there, in the order of the file.
    Collection<String> keys() {
        return List.copyOf(node.entries.keySet());
    }

    boolean has(String key) {
        return get(key).isPresent();
    }

    Optional<Node> get(String key) {
        if (!known.contains(key)) {
            throw new IllegalStateException("the schema's " + kind + " does not know the key " + key);
        }
        if (!kind.isEmpty()) {
            reading.asked.add(kind + "." + key);
        }
        return Optional.ofNullable(node.entries.get(key));
    }

    Node require(String key, String wanted) {
        return get(key).orElseThrow(() -> fault("the key " + key + " is missing; " + wanted));
    }

    /// The block under a key; it is added, empty, if it is missing.
    Section section(String key, String kindOfBlock) {
        Node value = get(key).orElse(null);
        if (value == null) {
            value = new MapNode(node.mark());
            node.put(key, node.mark(), value);
        }
        return block(value, at(key), kindOfBlock);
    }

    Section block(Node value, String where, String kindOfBlock) {
        if (value instanceof MapNode map) {
            return new Section(map, where, kindOfBlock, reading);
        }
        throw value.mark().fault(where, "found " + value.found() + ", a block of keys is expected");
    }

    List<Node> list(String key, String wanted) {
        Node value = require(key, wanted);
        if (value instanceof ListNode list) {
            return list.items;
        }
        throw value.mark().fault(at(key), "found " + value.found() + ", a list is expected; " + wanted);
    }

    double quantity(String key, Dimension dimension) {
        return quantity(require(key, dimension.wanted()), at(key), dimension);
    }

    double quantity(String key, Dimension dimension, String otherwise) {
        return quantity(key, otherwise).map(value -> quantity(value, at(key), dimension)).orElseThrow();
    }

    /// A quantity above zero.
    double positive(String key, Dimension dimension) {
        double value = quantity(key, dimension);
        if (!(value > 0)) {
            throw fault(key, "found " + node.entries.get(key).found() + ", " + dimension.title()
                    + " above zero is expected");
        }
        return value;
    }

    private Optional<Node> quantity(String key, String otherwise) {
        if (get(key).isEmpty()) {
            node.put(key, node.mark(), new ScalarNode(node.mark(), otherwise, YamlTree.kindOf(otherwise)));
        }
        return get(key);
    }

    /// A number with the unit that its dimension asks for, in SI units.
    static double quantity(Node value, String where, Dimension dimension) {
        if (!(value instanceof ScalarNode scalar)) {
            throw value.mark().fault(where, "found " + value.found() + ", " + dimension.wanted());
        }
        Units.Quantity quantity = Units.split(scalar.text);
        if (quantity == null || scalar.kind == Kind.BOOLEAN || scalar.kind == Kind.NULL) {
            throw scalar.mark().fault(where, "found " + scalar.found() + ", " + dimension.wanted());
        }
        try {
            if (scalar.inSi) {
                if (!scalar.unit.isEmpty() && !Units.sameDimension(scalar.unit, dimension.si())) {
                    throw new IllegalArgumentException("the parameter is in " + scalar.unit + ", "
                            + dimension.wanted());
                }
                scalar.inSi = false;
                boolean plain = dimension.si().equals("1");
                scalar.kind = plain ? Kind.NUMBER : Kind.TEXT;
                scalar.text = plain ? scalar.text : scalar.text + " " + dimension.si();
                quantity = Units.split(scalar.text);
            }
            double si = Units.toSi(quantity, dimension);
            if (dimension == Dimension.TEMPERATURE && !(si > 0)) {
                throw new IllegalArgumentException("found " + scalar.found()
                        + ", a temperature must lie above 0 K (-273.15 °C)");
            }
            return si;
        } catch (IllegalArgumentException e) {
            throw scalar.mark().fault(where, e.getMessage());
        }
    }

    double number(String key) {
        return quantity(key, Dimension.NUMBER);
    }

    double number(String key, String otherwise) {
        return quantity(key, Dimension.NUMBER, otherwise);
    }

    /// A whole number ≥ 1.
    int count(String key) {
        double value = number(key);
        long whole = Math.round(value);
        if (Math.abs(value - whole) > 1e-9 * Math.max(1, Math.abs(value)) || whole < 1
                || whole > Integer.MAX_VALUE - 1) {
            throw fault(key, "found " + node.entries.get(key).found() + ", a whole number from 1 on is expected");
        }
        ((ScalarNode) node.entries.get(key)).text = Long.toString(whole);
        return (int) whole;
    }

    int count(String key, int otherwise) {
        quantity(key, Integer.toString(otherwise));
        return count(key);
    }

    String word(String key, String wanted) {
        return text(require(key, wanted), at(key), wanted).text;
    }

    String wordOr(String key, String otherwise) {
        if (get(key).isEmpty()) {
            node.put(key, node.mark(), new ScalarNode(node.mark(), otherwise, Kind.TEXT));
        }
        return word(key, "");
    }

    /// Adds a word if nothing is said.
    void wordOrBlock(String key, String otherwise) {
        if (get(key).isEmpty()) {
            node.put(key, node.mark(), new ScalarNode(node.mark(), otherwise, Kind.TEXT));
        }
    }

    static ScalarNode text(Node value, String where, String wanted) {
        if (value instanceof ScalarNode scalar && scalar.kind != Kind.NULL) {
            return scalar;
        }
        throw value.mark().fault(where, "found " + value.found() + (wanted.isEmpty() ? ", a word is expected" : ", "
                + wanted));
    }

    boolean flag(String key) {
        return flag(key, false);
    }

    boolean flag(String key, boolean otherwise) {
        if (get(key).isEmpty()) {
            node.put(key, node.mark(), new ScalarNode(node.mark(), Boolean.toString(otherwise), Kind.BOOLEAN));
        }
        return node.entries.get(key) instanceof ScalarNode scalar && scalar.text.equalsIgnoreCase("true");
    }

    /// One of the constants of an enum, written in lower case, with `-` or `_` between words.
    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        String word = wordOr(key, spelled(otherwise));
        return choice(node.entries.get(key), at(key), type, word);
    }

    static <E extends Enum<E>> E choice(Node value, String where, Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (spelled(constant).equals(word.replace('-', '_'))) {
                return constant;
            }
        }
        List<String> words = List.of(type.getEnumConstants()).stream().map(Section::spelled).toList();
        throw value.mark().fault(where, "found \"" + word + "\"; " + Suggestion.of(word, words));
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Exactly one of some keys must be there.
    String oneOf(List<String> choices) {
        List<String> there = choices.stream().filter(this::has).toList();
        if (there.size() == 1) {
            return there.getFirst();
        }
        throw fault((there.isEmpty() ? "nothing is said" : "found " + String.join(" and ", there))
                + "; exactly one of " + String.join(", ", choices) + " is expected");
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// A fault of the whole block.
    CaseFileException fault(String message) {
        return node.mark().fault(path, message);
    }

    /// A fault of the value of one key.
    CaseFileException fault(String key, String message) {
        Node value = node.entries.get(key);
        return (value == null ? node.mark() : value.mark()).fault(at(key), message);
    }

    /// Runs what may refuse its arguments, and says where they came from.
    <T> T checked(Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            throw fault(e.getMessage());
        }
    }
}
