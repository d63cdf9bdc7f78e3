package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.Value;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Drift;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StepReport;
import org.soretflow.run.TimeControl;

/// The state at rest, `c ∝ e^{−Φ}` or `c/(1−c) ∝ e^{−Φ}`: no flux through any face, whatever the temperature field.
final class RestState {

    private static final double SORET = 0.05;
    /// Face fluxes are differences of two products of three numbers: round-off is a few units in the last place.
    private static final double NO_FLUX = 1e-12;

    private RestState() {}

    static Gate gate() {
        return new CheckedGate(
                "rest-state",
                "State at rest in random temperature fields, and its profiles for sign-changing and saturating drift",
                "c·exp(Φ) or c/(1−c)·exp(Φ) constant (identity); profiles by quadrature of the exact mean",
                RestState::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        Axis coarse = Axis.tanh(1, 24, Toward.BOTH, 20);
        Axis skewed = Axis.geometric(0.5, 20, Toward.START, 50);
        Axis third = Axis.tanh(2, 12, Toward.END, 8);
        StructuredMesh flat = StructuredMesh.of(coarse, skewed);
        StructuredMesh solid = StructuredMesh.of(Axis.tanh(1, 14, Toward.BOTH, 20), skewed, third);
        for (Species.Form form : Species.Form.values()) {
            String name = form == Species.Form.DILUTE ? "dilute" : "binary";
            results.add(fluxes("2D " + name + ", steady solve: largest face flux", flat, form, false, backend));
            results.add(fluxes("3D " + name + ", steady solve: largest face flux", solid, form, false, backend));
            results.add(fluxes("2D " + name + ", relaxed in time: largest face flux", flat, form, true, backend));
        }
        results.addAll(signChange(backend));
        results.addAll(saturating(backend));
        return results;
    }

    private static GateResult fluxes(
            String quantity, StructuredMesh mesh, Species.Form form, boolean inTime, Backend backend) {
        Species species = Species.named("c").diffusivity(1).soretCoefficient(SORET).form(form).build();
        Problem problem = Problem.on(mesh)
                .named(quantity)
                .filledWith(Runs.unitFluid())
                .initialTemperature(randomTemperature(mesh))
                .species(SpeciesEquation.of(species).withTolerance(inTime ? 1e-14 : 1e-12))
                .initially(species, 0.3)
                .build();
        // steps of many diffusion times: each divides what is not yet at rest by a large number
        StepReport report = inTime
                ? Runs.until(1e6, TimeControl.fixed(2e4), problem, backend)
                : Runs.steady(problem, backend);
        double worst = largestFlux(mesh, report.field("temperature"), report.field("c"), form);
        // in time the linear solver decides: its residual of 1e-14 times the condition of cells as different as these
        return GateResult.error(quantity + " over the flux one way", worst, inTime ? 10 * NO_FLUX : NO_FLUX)
                .noting("temperatures random by ±10 K from cell to cell, S_T = 0.05/K, widths 1 to 50");
    }

    /// A temperature in 290–310 K per cell, from a hash of the cell's number.
    private static Value randomTemperature(StructuredMesh mesh) {
        return Value.steady((x, y, z, t) -> {
            int n = mesh.index(mesh.x().cellAt(x), mesh.y().cellAt(y), mesh.z().cellAt(z));
            long bits = (n + 1) * 0x9E3779B97F4A7C15L;
            bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
            bits ^= bits >>> 27;
            return 290 + 20 * ((bits >>> 11) * 0x1p-53);
        });
    }

    /// Largest |J| over the faces, over the part of it that flows one way.
    private static double largestFlux(StructuredMesh mesh, FieldSnapshot t, FieldSnapshot c, Species.Form form) {
        double worst = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            for (Direction d : Direction.values()) {
                int[] next = {mesh.i(n), mesh.j(n), mesh.k(n)};
                int place = next[d.ordinal()]++;
                if (next[d.ordinal()] == mesh.axis(d).cells()) {
                    continue;
                }
                int m = mesh.index(next[0], next[1], next[2]);
                double here = 0.5 * mesh.axis(d).width(place);
                double there = 0.5 * mesh.axis(d).width(place + 1);
                double conductance = Diffusion.conductance(1, here, 1, there, 1);
                double exponent = Drift.exponent(SORET * t.at(n), SORET * t.at(m), 0, conductance);
                boolean binary = form == Species.Form.BINARY;
                double forth = Drift.leftWeight(conductance, exponent) * c.at(n) * (binary ? 1 - c.at(m) : 1);
                double back = Drift.rightWeight(conductance, exponent) * c.at(m) * (binary ? 1 - c.at(n) : 1);
                worst = Math.max(worst, Math.abs(forth - back) / Math.max(forth, back));
            }
        }
        return worst;
    }

    /// Iacopini–Piazza law with the change of sign inside the cell.
    private static List<GateResult> signChange(Backend backend) {
        SoretCoefficient law = new SoretCoefficient.IacopiniPiazza(0.02, 297, 30);
        Species species = Species.named("c").diffusivity(1).soretCoefficient(law).build();
        double factor = restFactor(species, 1, 280, 40, backend);
        String note = "8000 cells: midpoint rule for the mean, below 2e-9; the numbers have eight decimals";
        return List.of(
                GateResult.absolute("sign change: c at the cold wall", 0.92850584,
                        factor * Math.exp(-law.potential(280)), 1e-8).noting(note),
                GateResult.absolute("sign change: c at the isotherm T*, the maximum", 1.04419993,
                        factor * Math.exp(-law.potential(297)), 1e-8).noting(note),
                GateResult.absolute("sign change: c at the hot wall", 0.90893251,
                        factor * Math.exp(-law.potential(320)), 1e-8).noting(note));
    }

    private static List<GateResult> saturating(Backend backend) {
        double[][] expected = {
            // mean, s, c(0), c(1)
            {0.5, 1, 0.62245933, 0.37754067}, {0.5, 5, 0.92414182, 0.07585818}, {0.1, 5, 0.39613850, 0.00440070}
        };
        List<GateResult> results = new ArrayList<>();
        for (double[] row : expected) {
            SoretCoefficient law = new SoretCoefficient.Integrated(
                    Property.constant(row[1]), 300);
            Species species = Species.named("c").diffusivity(1).soretCoefficient(law)
                    .form(Species.Form.BINARY).build();
            double factor = restFactor(species, row[0], 300, 1, backend);
            String of = "binary, mean " + row[0] + ", s = " + row[1] + ": c at the ";
            double cold = factor / (1 + factor);
            double hot = factor * Math.exp(-row[1]) / (1 + factor * Math.exp(-row[1]));
            results.add(GateResult.absolute(of + "cold wall", row[2], cold, 1e-8));
            results.add(GateResult.absolute(of + "hot wall", row[3], hot, 1e-8));
        }
        return results;
    }

    /// A of the steady state in `T = cold + span·x`, from the middle cell.
    private static double restFactor(Species species, double mean, double cold, double span, Backend backend) {
        int cells = 8000;
        Problem problem = Problem.on(StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, 1)))
                .named("profile at rest")
                .filledWith(Runs.unitFluid())
                .initialTemperature(Value.steady((x, y, z, t) -> cold + span * x))
                .species(species)
                .initially(species, mean)
                .build();
        StepReport report = Runs.steady(problem, backend);
        double c = report.field("c").at(cells / 2);
        double ratio = species.form() == Species.Form.BINARY ? c / (1 - c) : c;
        return ratio * Math.exp(species.soretCoefficient().potential(report.field("temperature").at(cells / 2)));
    }
}
