package org.soretflow.diagnostics;

import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// Nusselt number of a patch: `Nu = |Q| L / (k A ΔT)`, with Q what the heat equation itself lets in through the patch.
///
/// @param patch name of the patch
/// @param scales L, ΔT and k
/// @param problem the problem that the reports belong to
public record Nusselt(String patch, Scales scales, Problem problem) implements Quantity {

    /// What makes a heat flux dimensionless.
    ///
    /// @param length L [m], > 0
    /// @param temperatureDifference ΔT [K], of either sign, not 0
    /// @param conductivity k [W/(m·K)], > 0
    public record Scales(double length, double temperatureDifference, double conductivity) {
        public Scales {
            requirePositive("length", length, "m");
            requirePositive("conductivity", conductivity, "W/(m·K)");
            if (temperatureDifference == 0 || !Double.isFinite(temperatureDifference)) {
                throw new IllegalArgumentException("a Nusselt number needs a temperature difference that is not 0, got "
                        + temperatureDifference + " K");
            }
        }

        private static void requirePositive(String what, double value, String unit) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("a Nusselt number needs a positive " + what + ", got " + value + " "
                        + unit);
            }
        }

        /// `k |ΔT| / L` [W/m²], the flux by conduction alone.
        double flux() {
            return conductivity * Math.abs(temperatureDifference) / length;
        }
    }

    @Override
    public String name() {
        return "nusselt_" + patch;
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public double of(StepReport report) {
        double area = problem.patches().area(problem.patches().id(patch));
        return Math.abs(flow(report)) / (area * scales.flux());
    }

    private double flow(StepReport report) {
        return new PatchFlow(Quantities.HEAT, patch, "W").of(report);
    }

    /// What enters through each face of the patch's side [W/m²]; NaN on faces of other patches.
    public double[] fluxes(StepReport report) {
        Patches patches = problem.patches();
        StructuredMesh mesh = problem.mesh();
        Side side = side();
        double[] fluxes = report.faceInflow(Quantities.HEAT, side);
        for (int f = 0; f < fluxes.length; f++) {
            boolean own = patches.patchOfFace(side, f) == patches.id(patch);
            fluxes[f] = own ? fluxes[f] / mesh.faceArea(side, f) : Double.NaN;
        }
        return fluxes;
    }

    /// Local Nusselt numbers of fluxes, positive where heat passes in the direction in which it passes through the
    /// patch as a whole: their mean over the area is the Nusselt number of the patch.
    ///
    /// @param fluxes as from [#fluxes], not modified
    public double[] local(StepReport report, double[] fluxes) {
        double scale = Math.copySign(scales.flux(), flow(report));
        double[] numbers = new double[fluxes.length];
        for (int f = 0; f < numbers.length; f++) {
            numbers[f] = fluxes[f] / scale;
        }
        return numbers;
    }

    /// The side that the patch lies on.
    public Side side() {
        return problem.patches().side(problem.patches().id(patch));
    }
}
