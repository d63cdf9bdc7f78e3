package org.soretflow.discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Curve;
import org.soretflow.material.Approximation;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.PiecewisePolynomial;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.ValidRange;

/// Curves on the device are the laws of the materials.
class CurvesTest {

    private static final Property[] LAWS = {
        Property.constant(2.5),
        new Property.Polynomial(298.15, new double[] {1, -2e-3, 3e-5, 1e-7}),
        new Property.Table(new double[] {280, 290, 293, 330}, new double[] {1, 3, 2, -1}),
    };

    private static void same(Curve curve, DoubleUnaryOperator law, double from, double to, double relative) {
        SplittableRandom random = new SplittableRandom(9);
        double size = 0;
        for (int n = 0; n <= 100; n++) {
            size = Math.max(size, Math.abs(law.applyAsDouble(from + (to - from) * n / 100)));
        }
        for (int n = 0; n < 2000; n++) {
            double kelvin = from + (to - from) * random.nextDouble();
            assertThat(curve.at(kelvin)).as("at %s K", kelvin)
                    .isCloseTo(law.applyAsDouble(kelvin), within(relative * size));
        }
    }

    @Test
    void propertiesAreExact() {
        for (Property law : LAWS) {
            same(Curves.of(law), law::at, 250, 360, 1e-14);
            assertThat(Curves.of(law).isConstant()).isEqualTo(law.isConstant());
        }
        Property.Table table = (Property.Table) LAWS[2];
        for (double kelvin : new double[] {100, 279, 280, 290, 293, 330, 331, 1000}) {
            assertThat(Curves.of(table).at(kelvin)).isEqualTo(table.at(kelvin), within(1e-14));
        }
    }

    /// Pieces between constant ends; a constant stays one, which spares work.
    @Test
    void piecesAreExactAndConstantBeyondTheirRange() {
        PiecewisePolynomial pieces = Approximation.of(kelvin -> 2e3 / kelvin - 7, new ValidRange(280, 330), 300);
        Curve curve = Curves.of(pieces);
        same(curve, pieces::at, 250, 360, 1e-14);
        for (double kelvin : new double[] {100, 279, 280, 300, 330, 331, 1000}) {
            assertThat(curve.at(kelvin)).isEqualTo(pieces.at(kelvin), within(1e-14));
        }
        Curve potential = Curves.potential(new SoretCoefficient.Integrated(pieces, 310));
        same(potential, kelvin -> pieces.integral(310, kelvin), 250, 360, 1e-13);
        PiecewisePolynomial constant = PiecewisePolynomial.valid(Property.constant(3), 280, 330);
        assertThat(Curves.of(constant).isConstant()).isTrue();
        same(Curves.potential(new SoretCoefficient.Integrated(constant, 300)), kelvin -> 3 * (kelvin - 300), 250, 360,
                1e-14);
    }

    @Test
    void productsAreExactWithAConstantAndSampledOtherwise() {
        same(Curves.product(LAWS[0], LAWS[1]), kelvin -> 2.5 * LAWS[1].at(kelvin), 250, 360, 1e-14);
        same(Curves.product(LAWS[2], LAWS[0]), kelvin -> 2.5 * LAWS[2].at(kelvin), 250, 360, 1e-14);
        same(Curves.product(LAWS[1], LAWS[1]), kelvin -> Math.pow(LAWS[1].at(kelvin), 2), 250, 360, 1e-10);
    }

    /// Potentials are integrals of the coefficient: exact for every form of law.
    @Test
    void potentialsAreExact() {
        SoretCoefficient[] laws = {
            SoretCoefficient.constant(0.05),
            new SoretCoefficient.Integrated(LAWS[1], 300),
            new SoretCoefficient.Integrated(LAWS[2], 291),
            new SoretCoefficient.IacopiniPiazza(0.02, 297, 30),
        };
        for (SoretCoefficient law : laws) {
            Curve curve = Curves.potential(law);
            same(curve, law::potential, 260, 350, 1e-13);
            double h = 1e-3;
            for (double kelvin : new double[] {284.5, 296.3, 310.7}) {
                // central difference: error h² Φ‴/6 ≤ 1e-9, round-off 1e-13/h
                double slope = (curve.at(kelvin + h) - curve.at(kelvin - h)) / (2 * h);
                assertThat(slope).isCloseTo(law.at(kelvin), within(1e-8));
            }
        }
    }

    /// `3/128 Δ⁴ f⁗` with Δ = 0.125 K is below 1e-10 for the viscosity of water (f⁗/f ≈ 1e-6 1/K⁴).
    @Test
    void sampledLawsAreAccurate() {
        Fluid water = Fluid.named("w").density(1).viscosity(new Property.Polynomial(
                298, new double[] {8.9e-4, -1e-5, 5e-8})).conductivity(1).heatCapacity(1).build();
        Diffusivity einstein = new Diffusivity.StokesEinstein(1e-8);
        same(Curves.diffusivity(einstein, water), kelvin -> einstein.at(kelvin, water), 280, 320, 1e-10);
        Diffusivity scaled = new Diffusivity.Scaled(1e-10, 298);
        same(Curves.diffusivity(scaled, water), kelvin -> scaled.at(kelvin, water), 280, 320, 1e-10);
        same(Curves.sampled(kelvin -> Math.pow(10, 247.8 / (kelvin - 140))),
                kelvin -> Math.pow(10, 247.8 / (kelvin - 140)), 273, 373, 1e-10);
    }
}
