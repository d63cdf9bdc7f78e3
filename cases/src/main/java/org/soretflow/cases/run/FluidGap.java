package org.soretflow.cases.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.Problem;

/// The length that characteristic numbers are built with: the smallest gap of fluid along gravity, or between hot and
/// cold.
///
/// @param direction in which the gap is measured
/// @param length shortest unbroken row of fluid cells in that direction [m]
/// @param cells smallest number of cells in such a row
/// @param meaning what the length is, for people
record FluidGap(Direction direction, double length, int cells, String meaning) {

    /// The gap of a problem: where the flow is solved for, between the sides that differ in temperature, if those are
    /// two; along the largest component of gravity; without gravity the smallest of all directions. Empty if there is
    /// no fluid.
    static Optional<FluidGap> of(Problem problem) {
        StructuredMesh mesh = problem.mesh();
        Optional<Direction> heated = problem.flow().isPresent() ? acrossTemperatures(problem) : Optional.empty();
        if (heated.isPresent()) {
            return Optional.ofNullable(in(problem, heated.get(), "between hot and cold"));
        }
        boolean weightless = problem.gravity().magnitude() == 0;
        FluidGap smallest = null;
        for (int d = 0; d < mesh.dimensions(); d++) {
            Direction direction = Direction.values()[d];
            if (!weightless && direction != along(problem.gravity(), mesh)) {
                continue;
            }
            FluidGap gap = in(problem, direction, weightless ? "" : "along gravity");
            if (gap != null && (smallest == null || gap.length < smallest.length)) {
                smallest = gap;
            }
        }
        return Optional.ofNullable(smallest);
    }

    /// The one direction whose two sides are held at different temperatures.
    private static Optional<Direction> acrossTemperatures(Problem problem) {
        Map<Side, Double> held = new EnumMap<>(Side.class);
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            if (problem.thermalCondition(patch) instanceof ThermalCondition.FixedTemperature(
                    Value.Constant(double temperature))) {
                held.put(problem.patches().side(patch), temperature);
            }
        }
        List<Direction> found = Stream.of(Direction.values())
                .filter(d -> held.containsKey(Side.of(d, false)) && held.containsKey(Side.of(d, true))
                        && !held.get(Side.of(d, false)).equals(held.get(Side.of(d, true))))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Direction along(Gravity gravity, StructuredMesh mesh) {
        double z = mesh.dimensions() == 3 ? Math.abs(gravity.z()) : 0;
        double largest = Math.max(Math.abs(gravity.x()), Math.max(Math.abs(gravity.y()), z));
        if (Math.abs(gravity.y()) == largest) {
            return Direction.Y;
        }
        return z == largest ? Direction.Z : Direction.X;
    }

    private static FluidGap in(Problem problem, Direction direction, String where) {
        StructuredMesh mesh = problem.mesh();
        Axis axis = mesh.axis(direction);
        int stride = switch (direction) {
            case X -> 1;
            case Y -> mesh.nx();
            case Z -> mesh.nx() * mesh.ny();
        };
        boolean[] fluid = new boolean[problem.zones().names().size()];
        for (int zone = 0; zone < fluid.length; zone++) {
            fluid[zone] = problem.isFluid(zone);
        }
        double length = Double.POSITIVE_INFINITY;
        int cells = Integer.MAX_VALUE;
        for (int start = 0; start < mesh.cells(); start++) {
            if (position(mesh, direction, start) != 0) {
                continue;
            }
            int from = -1;
            for (int m = 0; m <= axis.cells(); m++) {
                boolean inside = m < axis.cells() && fluid[problem.zones().zone(start + m * stride)];
                if (inside && from < 0) {
                    from = m;
                } else if (!inside && from >= 0) {
                    length = Math.min(length, axis.face(m) - axis.face(from));
                    cells = Math.min(cells, m - from);
                    from = -1;
                }
            }
        }
        if (cells == Integer.MAX_VALUE) {
            return null;
        }
        String meaning = "smallest fluid gap" + (where.isEmpty() ? "" : " " + where) + ", in " + direction.label();
        return new FluidGap(direction, length, cells, meaning);
    }

    private static int position(StructuredMesh mesh, Direction direction, int cell) {
        return switch (direction) {
            case X -> mesh.i(cell);
            case Y -> mesh.j(cell);
            case Z -> mesh.k(cell);
        };
    }
}
