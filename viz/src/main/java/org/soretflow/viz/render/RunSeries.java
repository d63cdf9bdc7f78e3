package org.soretflow.viz.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.viz.plot.Durations;
import org.soretflow.viz.table.DamagedFileException;
import org.soretflow.viz.vtk.FieldFile;
import org.soretflow.viz.vtk.PvdCollection;

/// The field files of a run, in the order of time.
public final class RunSeries {

    /// Times are the same if they differ by no more than this part: people do not type sixteen digits.
    private static final double SAME_TIME = 1e-6;
    private static final int NEAREST = 4;

    private final Path folder;
    private final List<PvdCollection.Entry> entries;

    private RunSeries(Path folder, List<PvdCollection.Entry> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    /// The files that `fields.pvd` of a run folder lists.
    ///
    /// @param run the run folder
    /// @throws IllegalArgumentException if there is none, or it lists nothing
    public static RunSeries of(Path run) throws IOException {
        Path list = run.resolve("fields.pvd");
        if (!Files.isRegularFile(list)) {
            throw new IllegalArgumentException(
                    run + ": no fields.pvd is there; give the folder of a run that writes fields");
        }
        List<PvdCollection.Entry> entries = PvdCollection.read(list).entries().stream()
                .sorted(Comparator.comparingDouble(PvdCollection.Entry::time)).toList();
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(list + " lists no files: the run has not written any fields");
        }
        return new RunSeries(list.toAbsolutePath().getParent(), entries);
    }

    /// Number of states.
    public int size() {
        return entries.size();
    }

    /// Time of a state [s].
    public double time(int state) {
        return entries.get(state).time();
    }

    /// Number of the state at a time.
    ///
    /// @throws IllegalArgumentException if there is none; the message names the nearest times
    public int at(double time) {
        for (int n = 0; n < entries.size(); n++) {
            if (Math.abs(time(n) - time) <= SAME_TIME * Math.max(Math.abs(time), Math.abs(time(n)))) {
                return n;
            }
        }
        String nearest = entries.stream().map(PvdCollection.Entry::time)
                .sorted(Comparator.comparingDouble(other -> Math.abs(other - time))).limit(NEAREST).sorted()
                .map(RunSeries::text).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no fields were written at " + text(time) + "; the nearest times are "
                + nearest + " (" + entries.size() + " in all)");
    }

    /// A time in seconds and, where that is easier to read, in a longer unit.
    private static String text(double time) {
        String seconds = Durations.digits(time) + " s";
        String plain = Durations.text(time);
        return plain.equals(seconds) ? seconds : seconds + " (" + plain + ")";
    }

    /// Names of the fields of a state, with components of vectors.
    public List<String> names(int state) throws IOException {
        return open(state).names();
    }

    /// The same of the newest state whose file is whole: all states have the same names.
    public List<String> names() throws IOException {
        for (int state = size() - 1; state > 0; state--) {
            try {
                return names(state);
            } catch (DamagedFileException _) {
                // one before it may be whole
            }
        }
        return names(0);
    }

    /// Reads some fields of a state; `velocity_x` reads `velocity`.
    ///
    /// @throws IllegalArgumentException if there is no such field; the message lists those there are
    public RunState read(int state, Set<String> names) throws IOException {
        FieldFile file = open(state);
        Map<String, FieldSnapshot> fields = new LinkedHashMap<>();
        for (String name : new LinkedHashSet<>(names)) {
            String stored = !file.names().contains(name) && RunState.component(name) >= 0
                    && file.names().contains(RunState.vectorOf(name)) ? RunState.vectorOf(name) : name;
            if (!file.names().contains(stored)) {
                throw new IllegalArgumentException("there is no field " + name + " in this run; there are "
                        + String.join(", ", file.names()));
            }
            fields.put(stored, file.field(stored));
        }
        // the only state of a steady run is written at time 0, which says nothing
        OptionalDouble time = entries.size() == 1 && time(0) == 0 ? OptionalDouble.empty() : file.time();
        return new RunState(file.mesh(), file.zones(), fields, file::isHidden, time);
    }

    private FieldFile open(int state) throws IOException {
        Path file = folder.resolve(entries.get(state).reference());
        try {
            return FieldFile.open(file);
        } catch (NoSuchFileException e) {
            throw new DamagedFileException(file + " is missing, which fields.pvd lists", e);
        }
    }
}
