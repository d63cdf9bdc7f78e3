package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.soretflow.backend.Backend;
import org.soretflow.verification.Onset.Rate;
import org.soretflow.verification.Onset.Steps;
import org.soretflow.verification.Refinement.Known;

/// Where convection sets in: the Rayleigh number at which small waves neither grow nor decay, from growth rates on
/// both sides of it and extrapolated over the mesh.
///
/// Sources: Chandrasekhar, Hydrodynamic and Hydromagnetic Stability (1961); with a solute Knobloch and Moore,
/// Phys. Rev. A 37 (1988) 860.
final class ConvectionOnset {

    private static final Refinement MESHES = new Refinement(12, 16, 24);
    private static final double SEPARATION = 0.25;
    private static final double DIFFUSION = 0.01;

    private ConvectionOnset() {}

    static Gate gate() {
        return new CheckedGate(
                "onset",
                "Onset of convection between rigid plates: pure fluid, and long waves with a Soret effect (ψ = 0.25)",
                "1707.9223 at a = π (Chebyshev collocation); 720 L/ψ for a → 0",
                backend -> {
                    List<GateResult> results = new ArrayList<>(pure(backend));
                    results.addAll(longWaves(backend));
                    return results;
                });
    }

    static Gate swinging() {
        return new CheckedGate(
                "onset-swinging",
                "Onset of swinging convection with a Soret effect, ψ = −0.25, L = 0.01, Pr = 10, a = 3.1351",
                "2279.45 and 11.2126 (Chebyshev collocation)",
                ConvectionOnset::checkSwinging);
    }

    /// Rayleigh number without growth, and the frequency there, on the line through two rates.
    private static double[] neutral(double low, double high, DoubleFunction<Rate> rates) {
        Rate below = rates.apply(low);
        Rate above = rates.apply(high);
        double share = -below.growth() / (above.growth() - below.growth());
        return new double[] {
            low + share * (high - low), below.frequency() + share * (above.frequency() - below.frequency())
        };
    }

    private static List<GateResult> pure(Backend backend) {
        Onset layer = new Onset(0, 0, 1, 1);
        return MESHES.extrapolated(List.of(new Known("pure fluid, a = π: Ra_c", 1707.9223, 5e-3)),
                cells -> neutral(1640, 1720, rayleigh ->
                        layer.real(rayleigh, cells, cells, new Steps(0.05, 14), backend)));
    }

    /// Two long waves, extrapolated in a²: four cells take half a wave of any length.
    private static List<GateResult> longWaves(Backend backend) {
        double exact = 720 * DIFFUSION / SEPARATION;
        return MESHES.extrapolated(List.of(new Known("ψ = 0.25, L = 0.01, a → 0: Ra_c", exact, 5e-3)), cells -> {
            double shorter = longWave(20, cells, backend);
            double longer = longWave(40, cells, backend);
            return new double[] {longer + (longer - shorter) / 3};
        });
    }

    private static double longWave(double halfWave, int cells, Backend backend) {
        Onset layer = new Onset(SEPARATION, DIFFUSION, 10, halfWave);
        double a = Math.PI / halfWave;
        Steps steps = new Steps(0.1 / (DIFFUSION * a * a), 8);
        return neutral(26.5, 28.5, rayleigh -> layer.real(rayleigh, 4, cells, steps, backend))[0];
    }

    private static List<GateResult> checkSwinging(Backend backend) {
        Onset layer = new Onset(-SEPARATION, DIFFUSION, 10, Math.PI / 3.1351);
        Steps steps = new Steps(0.03, 36);
        return new Refinement(10, 14, 20).extrapolated(
                List.of(new Known("Ra_c", 2279.45, 5e-3), new Known("angular frequency", 11.2126, 1e-2)),
                cells -> neutral(2180, 2260, rayleigh -> layer.swinging(rayleigh, cells, cells, steps, backend)));
    }
}
