package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// Velocity conditions on the boundary, face by face.
///
/// Every condition becomes numbers here, so that the flow equations never know which condition it was. Faces are
/// numbered as in [StructuredMesh].
public final class FlowBoundary {

    /// Largest net inflow of a region without open faces, relative to the sum of all magnitudes, that counts as
    /// rounding [1].
    private static final double BALANCE = 1e-9;

    /// The faces along one side; the arrays are rewritten by [FlowBoundary#update] and not to be modified.
    public static final class Faces {
        public final Side side;
        public final int count;
        /// The cell along the side is fluid; nothing else is meant where false.
        public final boolean[] wet;
        /// The pressure is given, the normal velocity is unknown.
        public final boolean[] open;
        /// Open, and back-flow brings no momentum.
        public final boolean[] outflow;
        /// Normal velocity component along the positive direction of the side's axis, where not open [m/s].
        public final double[] normal;
        /// Deviation from the hydrostatic pressure, where open [Pa].
        public final double[] pressure;
        /// A tangential stress is given instead of a tangential velocity; true for open faces (no stress).
        public final boolean[] slip;
        /// `[3][count]`: wall velocity by component at the face's centre, where not slip; the normal one is unused
        /// [m/s].
        public final double[][] velocity;
        /// `[3][count]`: tangential force on the fluid per area by component, where slip; the normal one is unused
        /// [Pa].
        public final double[][] stress;

        private Faces(Side side, int count) {
            this.side = side;
            this.count = count;
            wet = new boolean[count];
            open = new boolean[count];
            outflow = new boolean[count];
            normal = new double[count];
            pressure = new double[count];
            slip = new boolean[count];
            velocity = new double[3][count];
            stress = new double[3][count];
        }

        private double[][] numbers() {
            return new double[][] {
                normal, pressure, velocity[0], velocity[1], velocity[2], stress[0], stress[1], stress[2]
            };
        }
    }

    /// The wet faces of one patch.
    private record Wet(int patch, Faces faces, int[] numbers, double[] shape) {}

    private final Problem problem;
    private final StructuredMesh mesh;
    private final Patches patches;
    private final Regions regions;
    private final List<Faces> all = new ArrayList<>();
    private final List<Wet> wet = new ArrayList<>();
    private final boolean[] anyOpen;
    private final double[] inflow;
    private final boolean steady;

    /// Evaluates the conditions at time 0.
    ///
    /// @throws IllegalArgumentException if a patch with a flow condition touches no fluid, if a condition gives no
    ///     finite number, or if a region without open faces does not let out what flows in
    public FlowBoundary(Problem problem) {
        this.problem = problem;
        mesh = problem.mesh();
        patches = problem.patches();
        regions = new Regions(problem);
        anyOpen = new boolean[regions.count()];
        inflow = new double[regions.count()];
        for (Side side : Side.values()) {
            if (mesh.takesConditions(side)) {
                all.add(classify(side));
            }
        }
        requireWet();
        steady = wet.stream().allMatch(one -> problem.flowCondition(one.patch).isSteady());
        evaluate(0);
    }

    /// The faces along a side with all that does not change in time.
    private Faces classify(Side side) {
        Faces faces = new Faces(side, mesh.faces(side));
        for (int f = 0; f < faces.count; f++) {
            int cell = mesh.cellOfFace(side, f);
            faces.wet[f] = problem.isFluid(problem.zones().zone(cell));
            if (faces.wet[f]) {
                FlowCondition condition = problem.flowCondition(patches.patchOfFace(side, f));
                faces.open[f] = condition.isOpen();
                faces.outflow[f] = condition instanceof FlowCondition.Outflow;
                faces.slip[f] = faces.open[f] || condition instanceof FlowCondition.Symmetry
                        || condition instanceof FlowCondition.TangentialStress;
                anyOpen[regions.of(cell)] |= faces.open[f];
            }
        }
        for (int patch = 0; patch < patches.count(); patch++) {
            int id = patch;
            int[] numbers = patches.side(id) != side ? new int[0] : IntStream.range(0, faces.count)
                    .filter(f -> faces.wet[f] && patches.patchOfFace(side, f) == id).toArray();
            if (numbers.length > 0) {
                wet.add(new Wet(id, faces, numbers, shape(id, side, numbers)));
            }
        }
        return faces;
    }

    /// Share of the patch's volume flow by wet face [1], for conditions that state a mean or a total; null for others.
    private double[] shape(int patch, Side side, int[] numbers) {
        return switch (problem.flowCondition(patch)) {
            case FlowCondition.VelocityInlet(Value _, InletProfile profile) when profile == InletProfile.DEVELOPED ->
                InletShape.shares(problem, side, numbers, profile);
            case FlowCondition.FlowRateInlet(Value _, InletProfile profile) ->
                InletShape.shares(problem, side, numbers, profile);
            default -> null;
        };
    }

    private void requireWet() {
        for (int patch = 0; patch < patches.count(); patch++) {
            int id = patch;
            FlowCondition condition = problem.flowCondition(id);
            if (patches.takesConditions(id) && !(condition instanceof FlowCondition.NoSlip)
                    && wet.stream().noneMatch(one -> one.patch == id)) {
                throw new IllegalArgumentException("patch " + patches.name(id) + " has the flow condition "
                        + condition.getClass().getSimpleName() + ", but touches no fluid; move it or drop the condition");
            }
        }
    }

    /// Sides with conditions: not periodic ones, not front and back of a two-dimensional mesh.
    public List<Faces> all() {
        return List.copyOf(all);
    }

    /// True if the conditions are the same at all times.
    public boolean isSteady() {
        return steady;
    }

    /// Evaluates the conditions at another time.
    ///
    /// @param time [s]
    /// @return true if any number changed
    /// @throws IllegalArgumentException as the constructor
    public boolean update(double time) {
        if (steady) {
            return false;
        }
        List<double[][]> before = all.stream()
                .map(faces -> Arrays.stream(faces.numbers()).map(double[]::clone).toArray(double[][]::new)).toList();
        evaluate(time);
        return IntStream.range(0, all.size())
                .anyMatch(n -> !Arrays.deepEquals(before.get(n), all.get(n).numbers()));
    }

    /// The connected fluid regions that the numbers of regions below refer to.
    Regions regions() {
        return regions;
    }

    /// Whether a connected fluid region has an open face; if not, its pressure is known up to a constant.
    ///
    /// @param region number as in [Regions]
    public boolean anyOpen(int region) {
        return anyOpen[region];
    }

    /// Volume flow into a connected fluid region through all faces with a given normal velocity [m³/s]; zero to
    /// rounding for regions without open faces.
    ///
    /// @param region number as in [Regions]
    public double givenInflow(int region) {
        return inflow[region];
    }

    private void evaluate(double time) {
        wet.forEach(one -> evaluate(one, time));
        balance();
    }

    private void evaluate(Wet one, double time) {
        Faces faces = one.faces;
        double inward = faces.side.isMax() ? -1 : 1;
        switch (problem.flowCondition(one.patch)) {
            case FlowCondition.NoSlip _, FlowCondition.Symmetry _ -> { }
            case FlowCondition.MovingWall(Value vx, Value vy, Value vz) ->
                fill(one, List.of(vx, vy, vz), faces.velocity, time);
            case FlowCondition.FixedVelocity(Value vx, Value vy, Value vz) -> {
                fill(one, List.of(vx, vy, vz), faces.velocity, time);
                for (int f : one.numbers) {
                    faces.normal[f] = faces.velocity[faces.side.direction().ordinal()][f];
                }
            }
            case FlowCondition.TangentialStress(Value sx, Value sy, Value sz) ->
                fill(one, List.of(sx, sy, sz), faces.stress, time);
            case FlowCondition.VelocityInlet(Value speed, InletProfile _) -> {
                if (one.shape == null) {
                    for (int f : one.numbers) {
                        faces.normal[f] = inward * at(one, speed, f, time);
                    }
                } else {
                    spread(one, inward * atCentre(one, speed, time) * area(one));
                }
            }
            case FlowCondition.FlowRateInlet(Value rate, InletProfile _) ->
                spread(one, inward * atCentre(one, rate, time));
            case FlowCondition.FixedPressure(Value pressure) -> fill(one, pressure, faces.pressure, time);
            case FlowCondition.Outflow(Value pressure) -> fill(one, pressure, faces.pressure, time);
        }
    }

    private void fill(Wet one, List<Value> components, double[][] target, double time) {
        for (Direction d : Direction.values()) {
            fill(one, components.get(d.ordinal()), target[d.ordinal()], time);
        }
    }

    private void fill(Wet one, Value value, double[] target, double time) {
        for (int f : one.numbers) {
            target[f] = at(one, value, f, time);
        }
    }

    /// Spreads a volume flow along the positive direction over the faces of a patch.
    private void spread(Wet one, double rate) {
        for (int n = 0; n < one.numbers.length; n++) {
            int f = one.numbers[n];
            one.faces.normal[f] = rate * one.shape[n] / mesh.faceArea(one.faces.side, f);
        }
    }

    private double area(Wet one) {
        return Arrays.stream(one.numbers).mapToDouble(f -> mesh.faceArea(one.faces.side, f)).sum();
    }

    private double at(Wet one, Value value, int f, double time) {
        Side side = one.faces.side;
        double result = value.at(
                mesh.faceCentreX(side, f), mesh.faceCentreY(side, f), mesh.faceCentreZ(side, f), time);
        return finite(one, result, time);
    }

    /// Value at the centre of the wet faces, each weighed with its area.
    private double atCentre(Wet one, Value value, double time) {
        Side side = one.faces.side;
        double area = area(one);
        double[] centre = new double[3];
        for (Direction d : Direction.values()) {
            for (int f : one.numbers) {
                centre[d.ordinal()] += mesh.faceCentre(side, f, d) * mesh.faceArea(side, f) / area;
            }
        }
        return finite(one, value.at(centre[0], centre[1], centre[2], time), time);
    }

    private double finite(Wet one, double result, double time) {
        if (!Double.isFinite(result)) {
            throw new IllegalArgumentException("the flow condition of patch " + patches.name(one.patch) + " gives "
                    + result + " at " + time + " s; a finite number is needed");
        }
        return result;
    }

    /// Sums the given inflows by region. Where nothing is open they must cancel: what rounding leaves is taken from the
    /// faces in proportion to their flow.
    private void balance() {
        double[] magnitudes = sumInflows();
        boolean corrected = false;
        for (int region = 0; region < inflow.length; region++) {
            if (!anyOpen[region] && inflow[region] != 0) {
                requireBalance(region, magnitudes[region]);
                corrected = true;
            }
        }
        if (corrected) {
            double[] excess = new double[inflow.length];
            for (int region = 0; region < excess.length; region++) {
                excess[region] = anyOpen[region] || magnitudes[region] == 0 ? 0 : inflow[region] / magnitudes[region];
            }
            for (Faces faces : all) {
                double inward = faces.side.isMax() ? -1 : 1;
                for (int f = 0; f < faces.count; f++) {
                    if (faces.wet[f]) {
                        double share = excess[regions.of(mesh.cellOfFace(faces.side, f))];
                        faces.normal[f] -= inward * share * Math.abs(faces.normal[f]);
                    }
                }
            }
            sumInflows();
        }
    }

    /// Sets [#inflow].
    ///
    /// @return sum of the magnitudes by region [m³/s]
    private double[] sumInflows() {
        double[] magnitudes = new double[inflow.length];
        double[] lost = new double[inflow.length];
        Arrays.fill(inflow, 0);
        for (Faces faces : all) {
            double inward = faces.side.isMax() ? -1 : 1;
            for (int f = 0; f < faces.count; f++) {
                if (faces.wet[f] && !faces.open[f]) {
                    int region = regions.of(mesh.cellOfFace(faces.side, f));
                    double flow = inward * faces.normal[f] * mesh.faceArea(faces.side, f);
                    // Kahan's compensation: the sum is a difference of large numbers
                    double term = flow - lost[region];
                    double sum = inflow[region] + term;
                    lost[region] = sum - inflow[region] - term;
                    inflow[region] = sum;
                    magnitudes[region] += Math.abs(flow);
                }
            }
        }
        return magnitudes;
    }

    private void requireBalance(int region, double magnitude) {
        if (Math.abs(inflow[region]) <= BALANCE * magnitude) {
            return;
        }
        Set<String> names = new TreeSet<>();
        for (Wet one : wet) {
            for (int f : one.numbers) {
                if (one.faces.normal[f] != 0 && regions.of(mesh.cellOfFace(one.faces.side, f)) == region) {
                    names.add(patches.name(one.patch));
                }
            }
        }
        throw new IllegalArgumentException(String.format(Locale.ROOT,
                "what flows in must leave: through %s flow %.6g m³/s in and %.6g m³/s out, and no patch of this fluid"
                        + " region is open; give a patch a pressure or outflow",
                String.join(", ", names), 0.5 * (magnitude + inflow[region]), 0.5 * (magnitude - inflow[region])));
    }
}
