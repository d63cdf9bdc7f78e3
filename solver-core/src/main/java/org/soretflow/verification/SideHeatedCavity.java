package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.verification.Refinement.Known;

/// Natural convection in a square and a cube between a hot and a cold wall.
///
/// Two kinds of numbers: those of another code with the same stencil on the same mesh, which must agree to six digits,
/// and those of the continuous problem (Chebyshev collocation), which extrapolation must meet.
final class SideHeatedCavity {

    /// Prandtl number, Rayleigh number; Nu, largest face u on x = ½ and face v on y = ½ of 32 × 32 equal cells.
    private static final double[][] STENCIL = {
        {0.71, 1e3, 1.119943, 3.64685, 3.70751},
        {0.71, 1e4, 2.267960, 16.17747, 19.62607},
        {0.71, 1e5, 4.679027, 34.96844, 66.87685},
        {7, 1e4, 2.297870, 16.19853, 19.71283}
    };

    /// A row of the table of the continuous problem and the meshes that it takes.
    private record Row(
            double prandtl, double rayleigh, double nusselt, double uMax, double vMax, double stretching,
            int... cells) {}

    private static final double STOKES = Double.POSITIVE_INFINITY;

    private static final List<Row> CREEPING_TO_WATER = List.of(
            new Row(STOKES, 1, 1.00000015, 3.938559e-3, 3.938559e-3, 0, 16, 24, 32),
            new Row(STOKES, 100, 1.001456, 0.3935025, 0.3935395, 0, 16, 24, 32),
            new Row(STOKES, 1e3, 1.117803, 3.658076, 3.689421, 0, 16, 24, 32),
            new Row(7, 1e3, 1.117808, 3.657202, 3.690362, 0, 16, 24, 32),
            new Row(7, 1e4, 2.274054, 16.23879, 19.79330, 0, 24, 32, 48));

    private static final List<Row> AIR = List.of(
            new Row(0.71, 1e3, 1.117790, 3.649448, 3.697438, 0, 16, 24, 32),
            new Row(0.71, 1e4, 2.244816, 16.18334, 19.62822, 0, 24, 32, 48),
            new Row(0.71, 1e5, 4.521636, 34.74067, 68.63536, 1.5, 32, 48, 64),
            new Row(0.71, 1e6, 8.825202, 64.83440, 220.5651, 1.8, 48, 64, 96));

    private static final List<Row> HIGH =
            List.of(new Row(0.71, 1e7, 16.52309, 148.5855, 699.330, 2, 96, 112, 128));

    private static final List<Row> HIGHEST =
            List.of(new Row(0.71, 1e8, 30.2250, 321.905, 2222.38, 2, 128, 160, 192));

    private SideHeatedCavity() {}

    static Gate stencil() {
        return new CheckedGate(
                "cavity-stencil",
                "Side-heated cavity on 32 × 32 equal cells, central differences: Nu, u_max, v_max",
                "another code with the same stencil, Ra 10³ to 10⁵",
                SideHeatedCavity::checkStencil);
    }

    static Gate water() {
        return new CheckedGate(
                "cavity",
                "Side-heated cavity, Stokes flow and water (Pr = 7): limits of Nu, u_max, v_max",
                "Chebyshev collocation, Ra 1 to 10⁴",
                backend -> checkLimits(CREEPING_TO_WATER, 1e-4, backend));
    }

    static Gate air() {
        return new CheckedGate(
                "cavity-air",
                "Side-heated cavity, air (Pr = 0.71): limits of Nu, u_max, v_max",
                "Chebyshev collocation, Ra 10³ to 10⁶",
                backend -> checkLimits(AIR, 1e-4, backend));
    }

    static Gate high() {
        return new CheckedGate(
                "cavity-high",
                "Side-heated cavity, air, on stretched meshes: limits of Nu, u_max, v_max",
                "Chebyshev collocation, Ra 10⁷",
                backend -> checkLimits(HIGH, 1e-3, backend)).slow();
    }

    static Gate highest() {
        return new CheckedGate(
                "cavity-highest",
                "Side-heated cavity, air, on stretched meshes by the direct solver: limits of Nu, u_max, v_max",
                "Chebyshev collocation, Ra 10⁸",
                backend -> checkLimits(HIGHEST, 1e-3, backend)).slow();
    }

    static Gate cube() {
        return new CheckedGate(
                "cube",
                "Side-heated cube, air, 32³ equal cells, central differences: Nu",
                "another code with the same stencil, Ra 10³ and 10⁴",
                backend -> checkCube(new int[] {32}, new double[][] {{1.072743}, {2.078402}}, backend));
    }

    static Gate fineCube() {
        return new CheckedGate(
                "cube-fine",
                "Side-heated cube, air, 48³ and 64³ equal cells, central differences: Nu",
                "another code with the same stencil, Ra 10³ and 10⁴",
                backend -> checkCube(
                        new int[] {48, 64}, new double[][] {{1.071826, 1.071503}, {2.065533, 2.060988}}, backend))
                .slow();
    }

    private static List<GateResult> checkStencil(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (double[] row : STENCIL) {
            Cavity cavity = new Cavity(row[0], row[1]);
            Cavity.Numbers found = Cavity.numbers(cavity.solve(32, 0, backend));
            String of = cavity.label();
            results.add(GateResult.relative(of + "Nu", row[2], found.nusselt(), 1e-5));
            results.add(GateResult.relative(of + "largest u on x = ½", row[3], found.uMax(), 1e-5));
            results.add(GateResult.relative(of + "largest v on y = ½", row[4], found.vMax(), 1e-5));
        }
        return results;
    }

    private static List<GateResult> checkLimits(List<Row> rows, double limit, Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (Row row : rows) {
            Cavity cavity = new Cavity(row.prandtl, row.rayleigh);
            List<Known> known = List.of(
                    new Known(cavity.label() + "Nu", row.nusselt, limit),
                    new Known(cavity.label() + "u_max on x = ½", row.uMax, limit),
                    new Known(cavity.label() + "v_max on y = ½", row.vMax, limit));
            results.addAll(new Refinement(row.cells).extrapolated(known, cells -> {
                Cavity.Numbers found = Cavity.smoothNumbers(cavity.solve(cells, row.stretching, backend));
                return new double[] {found.nusselt(), found.uMax(), found.vMax()};
            }));
        }
        return results;
    }

    private static List<GateResult> checkCube(int[] cells, double[][] nusselt, Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (int row = 0; row < nusselt.length; row++) {
            Cavity cavity = new Cavity(0.71, row == 0 ? 1e3 : 1e4);
            for (int m = 0; m < cells.length; m++) {
                Axis side = Axis.uniform(1, cells[m]);
                double found = Cavity.nusselt(
                        Runs.steady(cavity.on(StructuredMesh.of(side, side, side)).build(), backend));
                String of = String.format(Locale.ROOT, "%s%d³ cells: Nu", cavity.label(), cells[m]);
                results.add(GateResult.relative(of, nusselt[row][m], found, 1e-5));
            }
        }
        return results;
    }
}
