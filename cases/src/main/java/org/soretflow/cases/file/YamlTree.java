package org.soretflow.cases.file;

import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// YAML 1.2 text to a tree of nodes that know their line and column.
///
/// Anchors, aliases and tags are refused: a case needs none, and with them a small file can become a huge tree or an
/// object of any class.
final class YamlTree {

    static final int LONGEST_TEXT = 1_000_000;
    private static final int DEEPEST = 40;
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                    + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");

    private final String file;
    private final Iterator<Event> events;
    private final Mark override;

    private YamlTree(String file, String text, Mark override) {
        this.file = file;
        this.override = override;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file).setParseComments(false).setCodePointLimit(LONGEST_TEXT).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /// Reads a case file; its root must be a block of keys.
    static MapNode read(String file, String text) {
        return read(file, text, "a case file is a block of keys: case, mesh, materials, …");
    }

    /// The same for a file of another kind.
    ///
    /// @param wanted for the message: what the file is
    static MapNode read(String file, String text, String wanted) {
        Node root = parse(file, text, null);
        if (root instanceof MapNode map) {
            return map;
        }
        throw Mark.of(file, 1, 1).fault("", "found " + root.found() + ", " + wanted);
    }

    /// Reads the value of an override.
    static Node value(String text, Mark mark) {
        return parse("--set", text, mark);
    }

    private static Node parse(String file, String text, Mark override) {
        if (text.length() > LONGEST_TEXT) {
            throw new CaseFileException(file + ": the text is " + text.length()
                    + " characters long, a case file may have "
                    + LONGEST_TEXT + "; put large tables into CSV files");
        }
        try {
            return new YamlTree(file, text, override).document();
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().map(m -> Mark.of(file, m.getLine() + 1, m.getColumn() + 1))
                    .orElse(Mark.of(file, 1, 1));
            throw (override != null ? override : mark).fault("", "not valid YAML: " + e.getProblem()
                    + (e.getContext() == null ? "" : " (" + e.getContext() + ")"));
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw (override != null ? override : Mark.of(file, 1, 1)).fault("", "not valid YAML: " + message);
        }
    }

    private Node document() {
        Event event = next();
        while (event instanceof StreamStartEvent || event instanceof DocumentStartEvent) {
            event = next();
        }
        if (event instanceof StreamEndEvent) {
            throw at(event).fault("", "there is nothing in it");
        }
        Node root = node(event, 0);
        event = next();
        while (event instanceof DocumentEndEvent) {
            event = next();
        }
        if (!(event instanceof StreamEndEvent)) {
            throw at(event).fault("", "found a second document (---), a case file is one document");
        }
        return root;
    }

    private Node node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw at(event).fault("", "nested more than " + DEEPEST + " levels deep");
        }
        refuseAnchorsAndTags(event);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> map(start, depth);
            case SequenceStartEvent start -> list(start, depth);
            default -> throw at(event).fault("", "not valid YAML");
        };
    }

    private MapNode map(Event start, int depth) {
        MapNode map = new MapNode(at(start));
        for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
            refuseAnchorsAndTags(event);
            if (!(event instanceof ScalarEvent key)) {
                throw at(event).fault("", "a key must be a word");
            }
            if (map.entries.containsKey(key.getValue())) {
                throw at(event).fault("", "the key " + key.getValue() + " is there twice, the first time at "
                        + map.keys.get(key.getValue()).text());
            }
            map.put(key.getValue(), at(key), node(next(), depth + 1));
        }
        return map;
    }

    private ListNode list(Event start, int depth) {
        ListNode list = new ListNode(at(start));
        for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            list.items.add(node(event, depth + 1));
        }
        return list;
    }

    private ScalarNode scalar(ScalarEvent event) {
        String text = event.getValue();
        return new ScalarNode(at(event), text, event.getScalarStyle() == ScalarStyle.PLAIN ? kindOf(text) : Kind.TEXT);
    }

    /// Kind of a plain scalar.
    static Kind kindOf(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Kind.NUMBER;
        }
        if (BOOLEAN.matcher(text).matches()) {
            return Kind.BOOLEAN;
        }
        return NULL.matcher(text).matches() ? Kind.NULL : Kind.TEXT;
    }

    private void refuseAnchorsAndTags(Event event) {
        if (event instanceof AliasEvent) {
            throw at(event).fault("", "aliases (*name) are not allowed; use parameters and ${name}");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw at(event).fault("", "anchors (&name) are not allowed; use parameters and ${name}");
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case MappingStartEvent map -> map.getTag();
            case SequenceStartEvent list -> list.getTag();
            default -> Optional.empty();
        };
        if (tag.isPresent()) {
            throw at(event).fault("", "tags (" + tag.get() + ") are not allowed");
        }
    }

    private Event next() {
        if (!events.hasNext()) {
            throw Mark.of(file, 1, 1).fault("", "not valid YAML: it ends too early");
        }
        return events.next();
    }

    private Mark at(Event event) {
        if (override != null) {
            return override;
        }
        return event.getStartMark().map(m -> Mark.of(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(Mark.of(file, 1, 1));
    }
}
