package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A piece of a case file that knows where it stands. The tree is changed while it is read: expressions are replaced
/// by their values and defaults are added, so that what remains is the resolved case.
abstract sealed class Node {

    private final Mark mark;

    Node(Mark mark) {
        this.mark = mark;
    }

    final Mark mark() {
        return mark;
    }

    /// What it is, for messages: `a list`, `"20"`.
    abstract String found();

    /// Keys and values, in the order of the file.
    static final class MapNode extends Node {
        final Map<String, Node> entries = new LinkedHashMap<>();
        final Map<String, Mark> keys = new LinkedHashMap<>();

        MapNode(Mark mark) {
            super(mark);
        }

        void put(String key, Mark keyMark, Node value) {
            entries.put(key, value);
            keys.put(key, keyMark);
        }

        @Override
        String found() {
            return "a block of keys";
        }
    }

    static final class ListNode extends Node {
        final List<Node> items = new ArrayList<>();

        ListNode(Mark mark) {
            super(mark);
        }

        @Override
        String found() {
            return "a list";
        }
    }

    /// Kind of a scalar by the core schema of YAML 1.2.
    enum Kind {
        TEXT, NUMBER, BOOLEAN, NULL
    }

    static final class ScalarNode extends Node {
        private static final int LONGEST = 60;

        String text;
        Kind kind;
        /// The text of a file's path: in the resolved case it is absolute, in the fingerprint its contents stand for
        /// it.
        String contents = "";
        /// True if the text is a bare number in the SI unit of the key, from an expression.
        boolean inSi;
        /// Unit of what that number was made from, in any scale; empty if not known.
        String unit = "";
        /// What the case file has where an override put this; empty if nothing was overridden.
        String replaced = "";

        ScalarNode(Mark mark, String text, Kind kind) {
            super(mark);
            this.text = text;
            this.kind = kind;
        }

        @Override
        String found() {
            String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
            return kind == Kind.NULL ? "nothing" : "\"" + start.replace("\n", " ") + "\"";
        }
    }
}
