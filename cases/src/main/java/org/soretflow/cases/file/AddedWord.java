package org.soretflow.cases.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.soretflow.material.soret.LawKey;
import org.soretflow.physics.Problem;
import org.soretflow.run.Observer;

/// A word of the case file that a plug-in adds, and what it makes of it.
///
/// @param label name of the jar, for messages
/// @param name the word
/// @param meaning one line for people
/// @param keys numbers that it asks for
/// @param texts texts that it asks for
/// @param maker makes the thing
public record AddedWord<T>(
        String label, Kind kind, String name, String meaning, List<LawKey> keys, List<TextKey> texts, T maker) {

    /// Where a word may stand.
    public enum Kind {
        /// In a `shape`.
        SHAPE,
        /// In `output.reports.of`.
        REPORT,
        /// In `output.observers`.
        OBSERVER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Makes an observer of a run.
    @FunctionalInterface
    public interface ObserverMaker {
        /// @param folder of the run, where it may write
        Observer make(WordArguments arguments, Problem problem, Path folder);
    }

    public AddedWord {
        keys = List.copyOf(keys);
        texts = List.copyOf(texts);
    }

    /// Name of the definition of its keys in the schema.
    String definition() {
        return "added_" + kind.word() + "_" + name;
    }

    /// Calls the plug-in.
    ///
    /// @throws IllegalArgumentException with the name of the jar if the plug-in throws anything but that
    <R> R guarded(Supplier<R> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalArgumentException("plug-in " + label + ": the " + kind.word() + " " + name + " fails: " + e, e);
        }
    }

    /// The same without a result.
    void guarded(Runnable call) {
        guarded(() -> {
            call.run();
            return null;
        });
    }
}
