package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;

/// Developed heat transfer between plates, and the dispersion of a solute along them.
///
/// Half the gap is solved, up to the symmetry plane; gap and diffusivities are 1, D_h = 2.
/// Sources: Shah and London, Laminar Flow Forced Convection in Ducts (1978); Taylor, Proc. R. Soc. A 219 (1953) 186;
/// Aris, Proc. R. Soc. A 235 (1956) 67.
final class Graetz {

    /// U h/κ, so large that conduction along the channel does not matter.
    private static final double PECLET = 1e5;
    /// Length in U h²/κ: all modes but the first have died by then.
    private static final double LENGTH = 0.5;
    private static final int ALONG = 20;

    private Graetz() {}

    static Gate heatTransfer() {
        return new CheckedGate(
                "graetz",
                "Developed Nusselt numbers between plates: walls of one temperature, walls of one heat flux",
                "first Graetz eigenvalue, 7.5407008741; 140/17 (Shah and London 1978)",
                Graetz::checkHeatTransfer);
    }

    static Gate dispersion() {
        return new CheckedGate(
                "taylor-aris",
                "Dispersion of a solute along a channel: growth of the variance at Pe = 10",
                "D (1 + Pe²/210) (Taylor 1953, Aris 1956)",
                Graetz::checkDispersion);
    }

    private static List<GateResult> checkHeatTransfer(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (boolean flux : new boolean[] {false, true}) {
            double exact = flux ? 140.0 / 17 : 7.5407008741;
            int[] cells = {10, 20, 40};
            double[] widths = new double[3];
            double[] errors = new double[3];
            double found = 0;
            for (int m = 0; m < 3; m++) {
                widths[m] = 0.5 / cells[m];
                found = nusselt(flux, cells[m], backend);
                errors[m] = Math.abs(found - exact);
            }
            ConvergenceStudy study = ConvergenceStudy.ofErrors(widths, errors);
            String of = flux ? "walls of one heat flux: " : "walls of one temperature: ";
            results.add(GateResult.relative(of + "Nu, 40 cells across half the gap", exact, found, 1e-3)
                    .noting("plates; graetz-pipe has pipes"));
            results.add(GateResult.order(of + "order across", 2, study.order()).noting(study.toString()));
        }
        return results;
    }

    private static double nusselt(boolean flux, int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.uniform(LENGTH * PECLET, ALONG), Axis.geometric(0.5, cells, Toward.START, 3));
        Problem problem = Problem.on(mesh)
                .named("Graetz")
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withTolerance(1e-13))
                .initialTemperature(300)
                .flow(new GivenVelocity.Poiseuille(Direction.X, Direction.Y, PECLET, 0, 1))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(flux ? 300 : 400))
                .boundary(Side.X_MAX, ThermalCondition.outflow())
                .boundary(Side.Y_MIN, flux ? ThermalCondition.heatFlux(1) : ThermalCondition.fixedTemperature(300))
                .boundary(Side.Y_MAX, ThermalCondition.symmetry())
                .build();
        FieldSnapshot t = Runs.steady(problem, backend).field("temperature");
        int i = ALONG - 2;
        double carried = 0;
        double all = 0;
        for (int j = 0; j < cells; j++) {
            double from = mesh.y().face(j);
            double to = mesh.y().face(j + 1);
            double flow = to * to * (3 - 2 * to) - from * from * (3 - 2 * from);
            carried += flow * t.at(mesh.index(i, j, 0));
            all += flow;
        }
        double bulk = carried / all;
        double half = 0.5 * mesh.y().width(0);
        double first = t.at(mesh.index(i, 0, 0));
        return flux ? 2 / (first + half - bulk) : 2 * (first - 300) / half / (bulk - 300);
    }

    private static List<GateResult> checkDispersion(Backend backend) {
        double peclet = 10;
        double exact = 1 + peclet * peclet / 210;
        int[] cells = {4, 8, 16};
        double[] widths = new double[3];
        double[] errors = new double[3];
        double found = 0;
        for (int m = 0; m < 3; m++) {
            widths[m] = 0.5 / cells[m];
            found = dispersion(peclet, cells[m], backend);
            errors[m] = Math.abs(found - exact);
        }
        ConvergenceStudy study = ConvergenceStudy.ofErrors(widths, errors);
        return List.of(
                GateResult.relative("effective diffusivity at Pe = 10, 16 cells across half the gap",
                                exact, found, 1e-3)
                        .noting("half the growth of the variance from t = 0.6 to 1 h²/D: the profile is developed"),
                GateResult.order("order across", 2, study.order()).noting(study.toString()));
    }

    private static double dispersion(double peclet, int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(36, 216).startingAt(-13), Axis.uniform(0.5, cells));
        return Dispersion.effectiveDiffusivity(mesh, Direction.X, peclet, 0.6, 1, backend);
    }
}
