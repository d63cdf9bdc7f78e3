package org.soretflow.cases.gallery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.diagnostics.NodeStreamFunction;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.RunResult;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.viz.render.RunState;

/// A run of a case, kept in memory: its fields at the times at which its case file wants field files.
///
/// @param mesh the mesh
/// @param zones the zones
/// @param states the fields, in the order of time; the last is the end of the run
/// @param passing what passes the boundary in each step, if a flow is solved for in two dimensions
record GalleryRun(StructuredMesh mesh, CellZones zones, List<State> states, List<Passing> passing) {

    /// What passes the boundary at a time.
    ///
    /// @param time [s]
    /// @param inflow amounts that enter through the faces of a side [amount/s], by species and side
    record Passing(double time, Map<String, Map<Side, double[]>> inflow) {

        /// What leaves through a side [amount/s].
        double leaving(String species, Side side) {
            return -Arrays.stream(inflow.get(species).get(side)).sum();
        }
    }

    /// Fields at a time.
    ///
    /// @param time [s]
    /// @param fields all fields by name
    /// @param firstSpecies name of the first species, empty if there is none
    /// @param flow stream function of a flow in two dimensions, else null
    record State(double time, Map<String, FieldSnapshot> fields, String firstSpecies, NodeStreamFunction flow) {

        FieldSnapshot temperature() {
            return field("temperature");
        }

        /// The first species.
        FieldSnapshot species() {
            return field(firstSpecies);
        }

        /// @throws IllegalArgumentException if the case has no such field
        FieldSnapshot field(String name) {
            if (!fields.containsKey(name)) {
                throw new IllegalArgumentException("there is no field \"" + name + "\"; there are " + fields.keySet());
            }
            return fields.get(name);
        }

        /// One component of the velocity at the cell centres [m/s].
        FieldSnapshot velocity(Direction component) {
            return field("velocity").component(component.ordinal(), "velocity_" + component.label());
        }
    }

    /// Values along a line of cells, at their centres.
    ///
    /// @param positions places of the centres [m]
    record Profile(double[] positions, double[] values) {

        /// Every n-th point, beginning in the middle of the first n: a line of markers that can be told apart.
        Profile every(int n) {
            int[] chosen = IntStream.range(0, positions.length).filter(i -> i % n == n / 2).toArray();
            return new Profile(IntStream.of(chosen).mapToDouble(i -> positions[i]).toArray(),
                    IntStream.of(chosen).mapToDouble(i -> values[i]).toArray());
        }

        /// The part between two positions [m].
        Profile between(double from, double to) {
            int[] chosen = IntStream.range(0, positions.length)
                    .filter(i -> positions[i] >= from && positions[i] <= to).toArray();
            return new Profile(IntStream.of(chosen).mapToDouble(i -> positions[i]).toArray(),
                    IntStream.of(chosen).mapToDouble(i -> values[i]).toArray());
        }
    }

    /// Runs a case file with the settings that it states.
    ///
    /// @throws IllegalStateException if the run does not finish
    static GalleryRun of(Path caseFile) {
        LoadedCase loaded = CaseReader.read(caseFile, List.of());
        String species = loaded.problem().species().stream().findFirst().map(each -> each.species().name()).orElse("");
        List<State> states = new ArrayList<>();
        List<Passing> passing = new ArrayList<>();
        try (Backend backend = Backends.best(BackendOptions.standard());
                Simulation simulation = Simulation.of(loaded.problem(), backend)) {
            loaded.time().control().ifPresent(simulation::timeControl);
            simulation.observe(loaded.output().fields().schedule(), report -> states.add(state(report, species)));
            if (loaded.problem().flow().isPresent() && loaded.problem().mesh().dimensions() == 2) {
                simulation.observe(Schedule.everySteps(1), report -> passing.add(passing(report, loaded.problem())));
            }
            RunResult result = loaded.time().stop().isPresent()
                    ? simulation.run(loaded.time().stop().get()) : simulation.steady();
            if (result.status() != RunResult.Status.FINISHED) {
                throw new IllegalStateException(loaded.name() + ": " + result.message());
            }
        }
        return new GalleryRun(loaded.problem().mesh(), loaded.problem().zones(), List.copyOf(states),
                List.copyOf(passing));
    }

    private static Passing passing(StepReport report, Problem problem) {
        Map<String, Map<Side, double[]>> inflow = new LinkedHashMap<>();
        for (SpeciesEquation each : problem.species()) {
            String name = each.species().name();
            Map<Side, double[]> sides = new EnumMap<>(Side.class);
            for (Side side : List.of(Side.X_MIN, Side.X_MAX, Side.Y_MIN, Side.Y_MAX)) {
                sides.put(side, report.faceInflow(name, side));
            }
            inflow.put(name, sides);
        }
        return new Passing(report.time(), inflow);
    }

    private static State state(StepReport report, String species) {
        Map<String, FieldSnapshot> fields = new LinkedHashMap<>();
        report.fieldNames().forEach(name -> fields.put(name, report.field(name)));
        boolean plane = report.mesh().dimensions() == 2 && fields.containsKey("velocity");
        return new State(report.time(), fields, species, plane ? NodeStreamFunction.of(report) : null);
    }

    State last() {
        return states.getLast();
    }

    /// Values of a field in the cells along a direction through a point.
    Profile along(Direction direction, Point through, FieldSnapshot field) {
        double[] positions = mesh.axis(direction).centres();
        double[] values = new double[positions.length];
        for (int n = 0; n < values.length; n++) {
            int[] index = new int[3];
            for (Direction each : Direction.values()) {
                index[each.ordinal()] = each == direction ? n : mesh.axis(each).cellAt(through.along(each));
            }
            values[n] = field.at(mesh.index(index[0], index[1], index[2]));
        }
        return new Profile(positions, values);
    }

    /// The cells whose centres lie between two corners, at the end of the run; without its stream function.
    GalleryRun part(Point low, Point high) {
        RunState state = new RunState(mesh, Optional.of(zones), last().fields(), _ -> false, OptionalDouble.empty());
        for (Direction each : List.of(Direction.values()).subList(0, mesh.dimensions())) {
            state = state.cropped(each, low.along(each), high.along(each));
        }
        return new GalleryRun(state.mesh(), state.zones().orElseThrow(),
                List.of(new State(last().time(), state.fields(), last().firstSpecies(), null)), List.of());
    }
}
