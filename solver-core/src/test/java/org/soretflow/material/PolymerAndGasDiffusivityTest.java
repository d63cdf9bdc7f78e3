package org.soretflow.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PolymerAndGasDiffusivityTest {

    /// Air as an ideal gas at 298.15 K and 101325 Pa; viscosity 18.37 µPa·s.
    private static final Fluid AIR = Fluid.named("air").density(1.1839).viscosity(1.837e-5).conductivity(0.0259)
            .heatCapacity(1006).build();
    private static final double MOLAR_MASS = 0.028965;

    /// λ = μ √(π/(2ρp)) for an ideal gas: an independent form of 2μ/(ρc̄).
    @Test
    void theMeanFreePathOfAirIsTheKnownOne() {
        double path = Gas.meanFreePath(298.15, AIR, MOLAR_MASS);
        double pressure = 1.1839 * Gas.GAS_CONSTANT * 298.15 / MOLAR_MASS;
        assertThat(path).isCloseTo(1.837e-5 * Math.sqrt(Math.PI / (2 * 1.1839 * pressure)), within(1e-12 * path));
        // 67 to 68 nm at 25 °C and 1 atm in the literature of aerosols
        assertThat(path).isCloseTo(67.4e-9, within(1e-9));
    }

    /// C_c → 1 for large particles and 1.61 Kn for small ones.
    @Test
    void theSlipCorrectionHasItsLimits() {
        assertThat(Gas.slipCorrection(1e-6)).isCloseTo(1 + 1.2e-6, within(1e-12));
        // next term of exp(−0.88/Kn) is 0.41·0.88 = 0.36, plus 1
        assertThat(Gas.slipCorrection(1e6) / 1e6).isCloseTo(1.61, within(2e-6));
    }

    @Test
    void aLargeParticleInAGasFollowsStokesAndEinstein() {
        double large = new Diffusivity.Cunningham(1e-3, MOLAR_MASS).at(298.15, AIR);
        double stokes = new Diffusivity.StokesEinstein(1e-3).at(298.15, AIR);
        assertThat(large / stokes).isCloseTo(1 + 1.2 * 67.4e-6, within(2e-6));
        // a sphere of 1 µm diameter in air: 2.7e-11 m²/s
        assertThat(new Diffusivity.Cunningham(0.5e-6, MOLAR_MASS).at(298.15, AIR)).isCloseTo(2.76e-11,
                within(0.05e-11));
    }

    @Test
    void aCoilFallsWithItsSize() {
        Diffusivity coil = new Diffusivity.Zimm(1e-9, 100, 0.5);
        // R = 10 nm: 0.1955096 k_B T/(μ R)
        assertThat(coil.at(300, AIR)).isCloseTo(0.1955096 * Diffusivity.BOLTZMANN * 300 / (1.837e-5 * 1e-8),
                within(1e-6 * coil.at(300, AIR)));
        double ratio = new Diffusivity.Zimm(1e-9, 1000, 0.588).at(300, AIR)
                / new Diffusivity.Zimm(1e-9, 100, 0.588).at(300, AIR);
        assertThat(ratio).isCloseTo(Math.pow(10, -0.588), within(1e-14));
    }

    @Test
    void aMeasuredChainGivesTheOthers() {
        Diffusivity.Scaled measured = new Diffusivity.Scaled(4e-11, 298.15);
        assertThat(new Diffusivity.Flory(measured, 1, 0.588).at(298.15, AIR)).isEqualTo(4e-11);
        assertThat(new Diffusivity.Flory(measured, 10, 0.588).at(298.15, AIR))
                .isCloseTo(4e-11 * Math.pow(10, -0.588), within(1e-24));
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> new Diffusivity.Zimm(1e-9, 0, 0.5)).hasMessageContaining("at least one segment");
        assertThatThrownBy(() -> new Diffusivity.Zimm(0, 10, 0.5)).hasMessageContaining("segment length");
        assertThatThrownBy(() -> new Diffusivity.Zimm(1e-9, 10, 2)).hasMessageContaining("Flory exponent");
        assertThatThrownBy(() -> new Diffusivity.Cunningham(-1, 0.029)).hasMessageContaining("radius");
        assertThatThrownBy(() -> new Diffusivity.Flory(new Diffusivity.Scaled(1e-9, 300), 0, 0.5))
                .hasMessageContaining("ratio of masses");
    }
}
