package org.soretflow.cases.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.soretflow.cases.file.AddedWord.ObserverMaker;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.mesh.Shape;
import org.soretflow.physics.Problem;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;

/// Words that plug-ins add: shapes, reports, observers.
///
/// @param shapes makers of shapes
/// @param reports makers of quantities
/// @param observers makers of observers
record AddedWords(
        Map<String, AddedWord<Function<WordArguments, Shape>>> shapes,
        Map<String, AddedWord<BiFunction<WordArguments, Problem, Quantity>>> reports,
        Map<String, AddedWord<ObserverMaker>> observers) {

    private static volatile AddedWords current = new AddedWords(Map.of(), Map.of(), Map.of());

    /// An empty set, to be filled.
    static AddedWords none() {
        return new AddedWords(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    static AddedWords current() {
        return current;
    }

    static void install(AddedWords words) {
        current = words;
    }

    /// All of them.
    List<AddedWord<?>> all() {
        List<AddedWord<?>> all = new ArrayList<>(shapes.values());
        all.addAll(reports.values());
        all.addAll(observers.values());
        return all;
    }

    /// What a block gives to a word.
    ///
    /// @param block of the word's keys, and of `every` and `at` of an observer
    static WordArguments arguments(Section block, AddedWord<?> word) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (TextKey key : word.texts()) {
            if (key.required() || block.has(key.name())) {
                texts.put(key.name(), block.word(key.name(), key.meaning() + " is expected, for example " + key.example()));
            }
        }
        return new WordArguments(SoretReader.numbers(block, word.keys()), texts);
    }

    /// The block of a word; without keys it may stand alone.
    static Section block(Section around, Node item, String path, AddedWord<?> word) {
        MapNode keys = item instanceof MapNode map ? map : new MapNode(item.mark());
        return new Section(keys, path, word.definition(), around.reading);
    }

    static Shape shape(AddedWord<Function<WordArguments, Shape>> word, Section block) {
        WordArguments arguments = arguments(block, word);
        Shape made = block.checked(() -> word.guarded(() -> word.maker().apply(arguments)));
        return (x, y, z) -> word.guarded(() -> made.contains(x, y, z));
    }

    static Quantity quantity(AddedWord<BiFunction<WordArguments, Problem, Quantity>> word, WordArguments arguments,
            Problem problem) {
        return guarded(word, word.guarded(() -> word.maker().apply(arguments, problem)));
    }

    private static Quantity guarded(AddedWord<?> word, Quantity made) {
        return new Quantity() {
            @Override
            public String name() {
                return made.name();
            }

            @Override
            public String unit() {
                return made.unit();
            }

            @Override
            public double of(StepReport report) {
                return word.guarded(() -> made.of(report));
            }

            @Override
            public List<Quantity> details() {
                return made.details().stream().map(detail -> guarded(word, detail)).toList();
            }
        };
    }

    static Observer observer(AddedWord<ObserverMaker> word, WordArguments arguments, Problem problem, Path folder) {
        Observer made = word.guarded(() -> word.maker().make(arguments, problem, folder));
        return new Observer() {
            @Override
            public void begin(StepReport report) {
                word.guarded(() -> made.begin(report));
            }

            @Override
            public void observe(StepReport report) {
                word.guarded(() -> made.observe(report));
            }

            @Override
            public void flush() {
                word.guarded(made::flush);
            }

            @Override
            public void close() {
                word.guarded(made::close);
            }
        };
    }
}
