package org.soretflow.cases.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.soretflow.cases.file.TemperatureLimit;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;

/// Watches whether temperatures stay where the properties are valid: warns of the first cell beyond each limit, and
/// knows at the end how far it went.
final class ValidityWatch implements Observer {

    /// The farthest cell beyond a limit so far.
    ///
    /// @param cell number of the cell
    /// @param position its centre [m]
    /// @param temperature [K]
    /// @param time [s]; 0 in a steady calculation
    record Excess(TemperatureLimit limit, int cell, double[] position, double temperature, double time) {

        private double size() {
            return Math.max(limit.lowest() - temperature, temperature - limit.highest());
        }
    }

    private final List<TemperatureLimit> limits;
    private final double[] lowest;
    private final double[] highest;
    private final Excess[] first;
    private final Excess[] farthest;
    private final Consumer<String> warn;

    ValidityWatch(Problem problem, Consumer<String> warn) {
        this.limits = TemperatureLimit.of(problem);
        this.warn = warn;
        this.first = new Excess[limits.size()];
        this.farthest = new Excess[limits.size()];
        int zones = problem.zones().names().size();
        lowest = new double[zones];
        highest = new double[zones];
        Arrays.fill(lowest, Double.NEGATIVE_INFINITY);
        Arrays.fill(highest, Double.POSITIVE_INFINITY);
        for (TemperatureLimit limit : limits) {
            for (int zone : limit.zones()) {
                lowest[zone] = Math.max(lowest[zone], limit.lowest());
                highest[zone] = Math.min(highest[zone], limit.highest());
            }
        }
    }

    @Override
    public void observe(StepReport report) {
        if (limits.isEmpty()) {
            return;
        }
        double[] values = report.field("temperature").values();
        boolean anyBeyond = false;
        for (int n = 0; n < values.length && !anyBeyond; n++) {
            int zone = report.zones().zone(n);
            anyBeyond = values[n] < lowest[zone] || values[n] > highest[zone];
        }
        for (int m = 0; anyBeyond && m < farthest.length; m++) {
            Optional<Excess> now = farthest(limits.get(m), values, report);
            if (now.isPresent()) {
                if (first[m] == null) {
                    first[m] = now.get();
                    warn.accept(told(now.get(), report.mesh()));
                }
                if (farthest[m] == null || now.get().size() > farthest[m].size()) {
                    farthest[m] = now.get();
                }
            }
        }
    }

    private static Optional<Excess> farthest(TemperatureLimit limit, double[] values, StepReport report) {
        int cell = -1;
        double most = 0;
        for (int n = 0; n < values.length; n++) {
            double beyond = Math.max(limit.lowest() - values[n], values[n] - limit.highest());
            if (beyond > most && limit.zones().contains(report.zones().zone(n))) {
                most = beyond;
                cell = n;
            }
        }
        if (cell < 0) {
            return Optional.empty();
        }
        StructuredMesh mesh = report.mesh();
        double[] position = {mesh.x().centre(mesh.i(cell)), mesh.y().centre(mesh.j(cell)),
                mesh.z().centre(mesh.k(cell))};
        return Optional.of(new Excess(limit, cell, position, values[cell], report.time()));
    }

    /// One sentence: value, cell, place, time, limit.
    static String told(Excess excess, StructuredMesh mesh) {
        int n = excess.cell();
        boolean flat = mesh.dimensions() == 2;
        double[] at = excess.position();
        return "the temperature of cell (" + mesh.i(n) + ", " + mesh.j(n) + (flat ? "" : ", " + mesh.k(n)) + ") at x = "
                + Numbers.metres(at[0]) + ", y = " + Numbers.metres(at[1]) + (flat ? "" : ", z = "
                + Numbers.metres(at[2]))
                + " is " + Math.round(excess.temperature() * 100) / 100.0 + " K"
                + (excess.time() > 0 ? " at t = " + Numbers.seconds(excess.time()) : "") + ", beyond the range of "
                + excess.limit().what() + ", " + excess.limit().range() + "; there the nearest value is taken";
    }

    /// The farthest cell beyond each limit that was left, in words, where it is not the one that was told before.
    List<String> lines(StructuredMesh mesh) {
        return IntStream.range(0, farthest.length).filter(m -> farthest[m] != first[m])
                .mapToObj(m -> "farthest: " + told(farthest[m], mesh)).toList();
    }

    private List<Excess> excesses() {
        return Arrays.stream(farthest).filter(excess -> excess != null).toList();
    }

    /// The same for `summary.json`.
    List<Map<String, Object>> trees() {
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Excess excess : excesses()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("what", excess.limit().what());
            tree.put("lowest_K", Json.number(excess.limit().lowest()));
            tree.put("highest_K", Json.number(excess.limit().highest()));
            tree.put("temperature_K", Json.number(excess.temperature()));
            tree.put("cell", excess.cell());
            tree.put("position_m", excess.position());
            tree.put("time_seconds", excess.time());
            trees.add(tree);
        }
        return trees;
    }
}
