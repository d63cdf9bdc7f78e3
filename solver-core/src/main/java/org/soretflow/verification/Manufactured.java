package org.soretflow.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.physics.Problem;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// Orders of accuracy from manufactured solutions: in space, in time, and both together.
///
/// @param label what is solved, for the results
/// @param field the field that is compared
/// @param exact its exact value
/// @param problem the problem on a mesh of so many cells per direction
record Manufactured(String label, String field, Value exact, IntFunction<Problem> problem) {

    /// Orders of a steady problem on three or more meshes, each twice as fine.
    List<GateResult> steadyOrders(double limit, Backend backend, int... cells) {
        Norms[] norms = new Norms[cells.length];
        for (int m = 0; m < cells.length; m++) {
            Problem one = problem.apply(cells[m]);
            norms[m] = Norms.of(one, Runs.steady(one, backend).field(field), exact, 0);
        }
        return orders(", steady", limit, cells, norms);
    }

    /// Orders of a transient problem, mesh and step refined together.
    ///
    /// @param firstSteps steps until `end` on the coarsest mesh
    List<GateResult> jointOrders(double limit, double end, int firstSteps, Backend backend, int... cells) {
        Norms[] norms = new Norms[cells.length];
        for (int m = 0; m < cells.length; m++) {
            Problem one = problem.apply(cells[m]);
            double step = end * cells[0] / ((double) firstSteps * cells[m]);
            StepReport report = Runs.until(end, TimeControl.fixed(step), one, backend);
            norms[m] = Norms.of(one, report.field(field), exact, end);
        }
        return orders(", transient, h and dt halved together", limit, cells, norms);
    }

    private List<GateResult> orders(String mode, double limit, int[] cells, Norms[] norms) {
        double[] sizes = Arrays.stream(cells).mapToDouble(n -> 1.0 / n).toArray();
        double[] mean = Arrays.stream(norms).mapToDouble(Norms::mean).toArray();
        double[] largest = Arrays.stream(norms).mapToDouble(Norms::largest).toArray();
        ConvergenceStudy l2 = ConvergenceStudy.ofErrors(sizes, mean);
        ConvergenceStudy maximum = ConvergenceStudy.ofErrors(sizes, largest);
        List<GateResult> results = new ArrayList<>();
        results.add(GateResult.error(label + mode + ": L2 error on the finest mesh", l2.finestError(), limit));
        results.add(GateResult.order(label + mode + ": order, L2", 2, l2.order()).noting(l2.toString()));
        results.add(GateResult.order(label + mode + ": order, largest error", 2, maximum.order())
                .noting(maximum.toString()));
        return results;
    }

    /// Order in time on one mesh, from differences of runs whose steps halve; once with equal steps, once with steps
    /// that alternate between one and two thirds of a pair.
    List<GateResult> timeOrders(int cells, double end, int firstSteps, Backend backend) {
        Problem one = problem.apply(cells);
        List<GateResult> results = new ArrayList<>();
        for (boolean alternating : new boolean[] {false, true}) {
            FieldSnapshot[] found = new FieldSnapshot[4];
            for (int m = 0; m < found.length; m++) {
                found[m] = march(one, end, firstSteps << m, alternating, backend);
            }
            double[] steps = new double[3];
            double[] differences = new double[3];
            for (int m = 0; m < 3; m++) {
                steps[m] = end / (firstSteps << m);
                differences[m] = Norms.of(one.mesh(), found[m], found[m + 1]).mean();
            }
            ConvergenceStudy study = ConvergenceStudy.ofErrors(steps, differences);
            String how = alternating ? ": order in time, alternating steps" : ": order in time, equal steps";
            results.add(GateResult.order(label + how, 2, study.order())
                    .noting("differences of halved steps: " + study));
        }
        return results;
    }

    private FieldSnapshot march(Problem one, double end, int steps, boolean alternating, Backend backend) {
        if (!alternating) {
            return Runs.until(end, TimeControl.fixed(end / steps), one, backend).field(field);
        }
        double pair = 2 * end / steps;
        double[] landings = DoubleStream.iterate(0, t -> t + 1)
                .limit(steps / 2)
                .map(m -> (m + 2.0 / 3) * pair)
                .toArray();
        double[] ends = DoubleStream.iterate(1, t -> t + 1).limit(steps / 2).map(m -> m * pair).toArray();
        double[] times = DoubleStream.concat(Arrays.stream(landings), Arrays.stream(ends)).sorted().toArray();
        try (Simulation simulation = Simulation.of(one, backend)) {
            // the schedule cuts the long step short at every time, which makes the pattern
            simulation.timeControl(TimeControl.fixed(pair)).observe(Schedule.at(times), report -> {});
            return Runs.finished(simulation.run(StopCondition.until(end))).field(field);
        }
    }
}
