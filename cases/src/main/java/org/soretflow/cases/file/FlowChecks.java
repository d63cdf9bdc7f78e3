package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.discrete.FlowBoundary;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.FlowModeChoice;

/// What is possible patch by patch, but makes no sense of a flow that is solved for.
final class FlowChecks {

    /// Part of the flow through the boundary that rates written with few digits may leave.
    private static final double UNBALANCED = 1e-9;

    /// What numbering the regions needs, with room to spare.
    private static final long BYTES_PER_CELL = 16;

    private final Problem problem;
    private final Section root;

    FlowChecks(Problem problem, Section root) {
        this.problem = problem;
        this.root = root;
    }

    /// @param end end of the calculation [s], 0 if it is steady
    /// @throws CaseFileException at the patch that makes the flow impossible
    void check(double end) {
        List<Integer> patches = new ArrayList<>();
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            FlowCondition condition = problem.flowCondition(patch);
            if (!problem.patches().takesConditions(patch) || condition instanceof FlowCondition.NoSlip) {
                continue;
            }
            requireFluid(patch);
            if (!(condition instanceof FlowCondition.Symmetry)) {
                patches.add(patch);
            }
        }
        for (int patch : patches) {
            Side side = problem.patches().side(patch);
            boolean seam = problem.mesh().isPeriodic(side.direction().firstTransverse())
                    || problem.mesh().isPeriodic(side.direction().secondTransverse());
            if (!seam && isDeveloped(problem.flowCondition(patch))) {
                requireRectangle(patch);
            }
        }
        if (patches.stream().noneMatch(patch -> problem.flowCondition(patch).isOpen())) {
            requireBalance(patches, 0);
            if (end > 0) {
                requireBalance(patches, end);
            }
        }
        requireBalanceOfEveryRegion();
        if (end > 0) {
            requireMode();
        }
        patches.forEach(this::warnOfClosedEquations);
        patches.forEach(this::warnOfNormalMotion);
    }

    /// A quasi-steady flow must be possible where it is asked for.
    private void requireMode() {
        try {
            FlowModeChoice.of(problem);
        } catch (IllegalArgumentException e) {
            Section flow = root.section("equations", "equations").section("flow", "flow");
            throw flow.fault("mode", e.getMessage());
        }
    }

    private static boolean isDeveloped(FlowCondition condition) {
        return switch (condition) {
            case FlowCondition.VelocityInlet(Value _, InletProfile profile) -> profile == InletProfile.DEVELOPED;
            case FlowCondition.FlowRateInlet(Value _, InletProfile profile) -> profile == InletProfile.DEVELOPED;
            default -> false;
        };
    }

    private boolean isWet(int patch, Side side, int face) {
        return problem.patches().patchOfFace(side, face) == patch
                && problem.isFluid(problem.zones().zone(problem.mesh().cellOfFace(side, face)));
    }

    private CaseFileException fault(int patch, String message) {
        Section boundaries = root.section("boundaries", "");
        String name = problem.patches().name(patch);
        Section condition = boundaries.block(boundaries.require(name, ""), boundaries.at(name), "boundary");
        return condition.fault("flow", message);
    }

    private void requireFluid(int patch) {
        Side side = problem.patches().side(patch);
        for (int f = 0; f < problem.mesh().faces(side); f++) {
            if (isWet(patch, side, f)) {
                return;
            }
        }
        throw fault(patch, "patch " + problem.patches().name(patch) + " touches no fluid, nothing flows along it or "
                + "through it; leave the flow out");
    }

    /// The fluid faces of a developed inlet fill their bounding rectangle, within rounding of the areas.
    private void requireRectangle(int patch) {
        StructuredMesh mesh = problem.mesh();
        Side side = problem.patches().side(patch);
        int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        int[] high = {-1, -1, -1};
        long faces = 0;
        for (int f = 0; f < mesh.faces(side); f++) {
            if (isWet(patch, side, f)) {
                int cell = mesh.cellOfFace(side, f);
                int[] place = {mesh.i(cell), mesh.j(cell), mesh.k(cell)};
                for (int d = 0; d < 3; d++) {
                    low[d] = Math.min(low[d], place[d]);
                    high[d] = Math.max(high[d], place[d]);
                }
                faces++;
            }
        }
        long rectangle = 1;
        for (int d = 0; d < 3; d++) {
            rectangle *= high[d] - low[d] + 1;
        }
        if (faces != rectangle) {
            throw fault(patch, "the fluid at this patch is no full rectangle, a developed profile is known for a "
                    + (mesh.dimensions() == 2 ? "single slit" : "rectangular duct")
                    + " only; write profile: uniform, or an expression for the velocity");
        }
    }

    private void requireBalance(List<Integer> patches, double time) {
        double sum = 0;
        double most = 0;
        int largest = -1;
        for (int patch : patches) {
            double rate = inflow(patch, time);
            if (!Double.isFinite(rate)) {
                throw fault(patch, "the flow through this patch is " + rate + " m^3/s, which is not possible");
            }
            sum += rate;
            if (Math.abs(rate) > most) {
                most = Math.abs(rate);
                largest = patch;
            }
        }
        if (most > 0 && Math.abs(sum) > UNBALANCED * most) {
            throw fault(largest, "the volume flows in must leave, but " + Units.number(sum) + " m^3/s more "
                    + (sum > 0 ? "enter than leave" : "leave than enter") + (time > 0 ? " at the end" : "")
                    + "; give a patch a pressure or outflow, or make the rates sum to zero");
        }
    }

    /// Fluid that solids part into regions must be able to leave each of them.
    private void requireBalanceOfEveryRegion() {
        boolean fits = BYTES_PER_CELL * problem.mesh().cells() < Runtime.getRuntime().maxMemory();
        if (problem.zones().names().size() > 1 && fits) {
            root.section("boundaries", "").checked(() -> new FlowBoundary(problem));
        }
    }

    /// Volume flow into the domain through a patch that prescribes it [m³/s].
    private double inflow(int patch, double time) {
        if (problem.flowCondition(patch) instanceof FlowCondition.FlowRateInlet(Value rate, InletProfile _)) {
            return rate.at(0, 0, 0, time);
        }
        StructuredMesh mesh = problem.mesh();
        Side side = problem.patches().side(patch);
        double inward = side.isMax() ? -1 : 1;
        double sum = 0;
        for (int f = 0; f < mesh.faces(side); f++) {
            if (isWet(patch, side, f)) {
                double x = mesh.faceCentreX(side, f);
                double y = mesh.faceCentreY(side, f);
                double z = mesh.faceCentreZ(side, f);
                double speed = switch (problem.flowCondition(patch)) {
                    case FlowCondition.VelocityInlet(Value normal, InletProfile _) -> normal.at(x, y, z, time);
                    case FlowCondition.FixedVelocity(Value vx, Value vy, Value vz) ->
                            inward * along(side.direction(), vx, vy, vz).at(x, y, z, time);
                    default -> 0;
                };
                sum += speed * mesh.faceArea(side, f);
            }
        }
        return sum;
    }

    private static Value along(Direction direction, Value x, Value y, Value z) {
        return switch (direction) {
            case X -> x;
            case Y -> y;
            case Z -> z;
        };
    }

    /// What flows through a patch carries heat and species with it.
    private void warnOfClosedEquations(int patch) {
        FlowCondition condition = problem.flowCondition(patch);
        double inflow = condition.isOpen() ? -1 : inflow(patch, 0);
        if (inflow == 0) {
            return;
        }
        Patches patches = problem.patches();
        String what = inflow > 0 ? "fluid enters through " : "fluid leaves through ";
        if (inflow < 0 && problem.heat().isPresent()
                && problem.thermalCondition(patch) instanceof ThermalCondition.Adiabatic) {
            warn(what + patches.name(patch) + ", which is adiabatic; write heat: outflow");
        }
        for (SpeciesEquation equation : problem.species()) {
            String name = equation.species().name();
            if (problem.speciesCondition(name, patch) instanceof SpeciesCondition.Impermeable) {
                warn(what + patches.name(patch) + ", where " + name + " is impermeable"
                        + (inflow > 0 ? "; give the concentration that comes in" : "; write species: outflow"));
            }
        }
    }

    private void warnOfNormalMotion(int patch) {
        if (problem.flowCondition(patch) instanceof FlowCondition.MovingWall(Value vx, Value vy, Value vz)
                && along(problem.patches().side(patch).direction(), vx, vy, vz) instanceof Value.Constant(double normal)
                && normal != 0) {
            warn("the wall " + problem.patches().name(patch) + " moves along itself only, its component in "
                    + problem.patches().side(patch).direction().label()
                    + " is left out; write velocity: [vx, vy, vz] if "
                    + "fluid passes through it");
        }
    }

    private void warn(String line) {
        if (!root.reading.warnings.contains(line)) {
            root.reading.warnings.add(line);
        }
    }
}
