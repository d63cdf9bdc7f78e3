package org.soretflow.material.soret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;

class SoretLawTest {

    private static final double ROOM = 298.15;
    private static final Fluid WATER = Fluid.named("water").density(997)
            .viscosity(Property.Table.sampled(kelvin -> 2.414e-5 * Math.pow(10, 247.8 / (kelvin - 140)), 275, 355, 81))
            .conductivity(0.6065).heatCapacity(4181).build();
    private static final Fluid AIR = Fluid.named("air").density(1.1839).viscosity(1.837e-5).conductivity(0.0259)
            .heatCapacity(1006).build();
    private static final Diffusivity BEAD = new Diffusivity.StokesEinstein(100e-9);

    private static DuhrBraun.Builder polystyrene(double radius) {
        return DuhrBraun.builder().radius(radius).surfaceCharge(4500e12).ionicStrength(1);
    }

    /// Computed apart from this code with Malmberg and Maryott's permittivity; half a unit of the last digit.
    @ParameterizedTest
    @CsvSource({"20e-9, 0.0174, 5e-5", "100e-9, 0.434, 5e-4", "250e-9, 2.71, 5e-3", "550e-9, 13.1, 0.05"})
    void chargedBeadsInWater(double radius, double expected, double half) {
        DuhrBraun law = polystyrene(radius).sizeExponent(2).build();
        assertThat(law.at(ROOM, WATER, BEAD)).isCloseTo(expected, within(half));
        double charge = 4500e12 * 4 * Math.PI * radius * radius;
        assertThat(DuhrBraun.builder().radius(radius).charge(charge).ionicStrength(1).sizeExponent(2).build()
                .at(ROOM, WATER, BEAD)).isCloseTo(law.at(ROOM, WATER, BEAD), within(1e-13 * expected));
    }

    @Test
    void debyeLengthAndBetaAreThoseOfWater() {
        assertThat(polystyrene(1e-7).sizeExponent(2).build().debyeLength(ROOM)).isCloseTo(9.608e-9, within(5e-13));
        assertThat(polystyrene(1e-7).ionicStrength(10).sizeExponent(2).build().debyeLength(ROOM))
                .isCloseTo(3.038e-9, within(5e-13));
        assertThat(polystyrene(1e-7).sizeExponent(2).build().beta(ROOM)).isCloseTo(2.3545, within(5e-5));
        assertThat(Permittivity.WATER.at(ROOM)).isCloseTo(78.30, within(5e-3));
        assertThat(Permittivity.WATER.at(273.15 + 60)).isCloseTo(66.81, within(5e-3));
    }

    @Test
    void theSizeExponentIsChosen() {
        double reference = polystyrene(250e-9).sizeExponent(2).build().at(ROOM, WATER, BEAD);
        assertThat(polystyrene(250e-9).sizeExponent(1).referenceRadius(250e-9).build().at(ROOM, WATER, BEAD))
                .isCloseTo(reference, within(1e-14));
        assertThat(polystyrene(500e-9).sizeExponent(1).referenceRadius(250e-9).build().at(ROOM, WATER, BEAD))
                .isCloseTo(2 * reference, within(1e-14));
        assertThat(polystyrene(500e-9).sizeExponent(2).build().at(ROOM, WATER, BEAD))
                .isCloseTo(4 * reference, within(1e-14));
        assertThatThrownBy(() -> polystyrene(1e-7).build()).hasMessageContaining("a size exponent is 1 or 2");
        assertThatThrownBy(() -> polystyrene(1e-7).sizeExponent(1).build())
                .hasMessageContaining("needs a reference radius");
        assertThatThrownBy(() -> polystyrene(1e-7).sizeExponent(2).charge(3).build())
                .hasMessageContaining("surface_charge or by charge");
        assertThatThrownBy(() -> polystyrene(1e-7).sizeExponent(2).ionicStrength(0).build())
                .hasMessageContaining("an ionic strength must be above zero");
    }

    /// An entropy of hydration alone: −4πa² s/(k_B T).
    @Test
    void hydrationAloneDrivesToTheHotSide() {
        DuhrBraun law = DuhrBraun.builder().radius(1e-8).charge(0).ionicStrength(1).sizeExponent(2)
                .hydrationEntropy(2e-6).hydrationEntropySlope(-1e-7)
                .permittivity(Permittivity.linear(24.3, -0.15)).build();
        double area = 4 * Math.PI * 1e-16;
        assertThat(law.at(ROOM, WATER, BEAD)).isCloseTo(-area * 2e-6 / (Diffusivity.BOLTZMANN * ROOM), within(1e-14));
        assertThat(law.at(318.15, WATER, BEAD)).isCloseTo(0, within(1e-14));
        // ε falls to 1 at 298.15 + 23.3/0.15 K: the law is valid up to there
        assertThat(law.range().highest()).isCloseTo(298.15 + 23.3 / 0.15, within(1e-10));
        assertThatThrownBy(() -> Permittivity.linear(0.5, 0)).hasMessageContaining("at least 1");
    }

    @Test
    void theHeatOfTransportFallsWithTheSquareOfTheTemperature() {
        SoretLaw law = new HeatOfTransport(5000);
        assertThat(law.at(300, WATER, BEAD)).isCloseTo(5000 / (8.31446261815324 * 9e4), within(1e-16));
        SoretCoefficient curve = law.in(WATER, BEAD);
        // Φ = −Q*/(R T): differences between 280 and 340 K
        double expected = 5000 / 8.31446261815324 * (1 / 280.0 - 1 / 340.0);
        assertThat(curve.potential(340) - curve.potential(280)).isCloseTo(expected, within(2e-12 * expected));
        assertThat(curve.potential(ROOM)).isZero();
    }

    @Test
    void polymersScaleAsChosen() {
        assertThat(new PolymerScaling(0.1, 10, 0.588, 0).at(350, WATER, BEAD))
                .isCloseTo(0.1 * Math.pow(10, 0.588), within(1e-15));
        assertThat(new PolymerScaling(0.1, 1, 1, 2).at(2 * ROOM, WATER, BEAD)).isCloseTo(0.025, within(1e-16));
    }

    /// 2k_f/(2k_f + k_p): 1 for an insulator, 2/3 for equal conductivities, 0.89, 0.46 and 0 for polystyrene, silica
    /// and gold in water.
    @Test
    void thermoOsmosisKnowsTheContrast() {
        assertThat(new ThermoOsmosis(1e-10, 0).contrast(0.6065)).isEqualTo(1);
        assertThat(new ThermoOsmosis(1e-10, 0.6065).contrast(0.6065)).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(new ThermoOsmosis(1e-10, 0.15).contrast(0.6065)).isCloseTo(0.89, within(5e-3));
        assertThat(new ThermoOsmosis(1e-10, 1.4).contrast(0.6065)).isCloseTo(0.46, within(5e-3));
        assertThat(new ThermoOsmosis(1e-10, 318).contrast(0.6065)).isLessThan(0.005);
        double diffusivity = BEAD.at(ROOM, WATER);
        // S_T D T = −(2/3) χ: the particle moves against the slip
        assertThat(new ThermoOsmosis(1.8e-10, 0.6065).at(ROOM, WATER, BEAD) * diffusivity * ROOM)
                .isCloseTo(-1.2e-10, within(1e-22));
    }

    @Test
    void aMobilityBecomesASoretCoefficientThroughTheDiffusivity() {
        assertThat(new ConstantMobility(4e-13).at(ROOM, WATER, BEAD)).isCloseTo(4e-13 / BEAD.at(ROOM, WATER),
                within(1e-12));
        SoretCoefficient curve = new ConstantMobility(4e-13).in(WATER, BEAD);
        for (double kelvin : new double[] {275, 283.7, 300.5, 354.9}) {
            double exact = 4e-13 / BEAD.at(kelvin, WATER);
            assertThat(curve.at(kelvin)).isCloseTo(exact, within(2e-12 * exact));
        }
        Property law = ((SoretCoefficient.Integrated) curve).law();
        assertThat(law.lowestTemperature()).isEqualTo(275);
        assertThat(law.highestTemperature()).isEqualTo(355);
    }

    /// Free molecules: 1.61·1.17/(3·1.14) for every conductivity; continuum: 2C_s κ/(1 + 2κ).
    @Test
    void talbotHasItsLimits() {
        for (double ratio : new double[] {1e-3, 0.1, 1}) {
            // the next order is 1/Kn
            assertThat(Talbot.factor(1e7, ratio)).isCloseTo(0.5508, within(5e-5));
        }
        assertThat(Talbot.factor(1e-9, 0.1)).isCloseTo(0.195, within(1e-12 + 5e-4));
        assertThat(Talbot.factor(1e-9, 1)).isCloseTo(0.780, within(5e-4));
        assertThat(new Waldmann(0.9).factor()).isCloseTo(0.554, within(5e-4));
        assertThat(new Waldmann(1).factor()).isCloseTo(0.539, within(5e-4));
    }

    /// A sphere of 1 µm in air drifts with a Soret coefficient of some 10³ 1/K; a small one as Waldmann says.
    @Test
    void particlesInAir() {
        Diffusivity large = new Diffusivity.Cunningham(0.5e-6, 0.028965);
        assertThat(new Talbot(0.5e-6, 0.2, 0.028965).at(ROOM, AIR, large)).isBetween(3e2, 3e3);
        Diffusivity small = new Diffusivity.Cunningham(1e-10, 0.028965);
        double talbot = new Talbot(1e-10, 0.2, 0.028965).at(ROOM, AIR, small);
        // 0.5508 against 0.5542, and 1/Kn = 1.5e-3 of either
        assertThat(talbot / new Waldmann(0.9).at(ROOM, AIR, small)).isCloseTo(0.5508 / 0.5542, within(3e-3));
        assertThatThrownBy(() -> new Waldmann(2)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Talbot(1e-7, 0, 0.029)).hasMessageContaining("conductivity of a particle");
    }
}
