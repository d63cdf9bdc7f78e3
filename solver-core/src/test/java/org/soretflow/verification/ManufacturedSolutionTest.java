package org.soretflow.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.soretflow.boundary.Value;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;

/// The sources of manufactured solutions against difference quotients of the fluxes.
class ManufacturedSolutionTest {

    private static final double STEP = 1e-3;
    /// Central differences of central differences: h²/12 of fourth derivatives, here up to 1e4: 1e-2 in terms near 1e2.
    private static final double TOLERANCE = 1e-2;

    private final ManufacturedSolution temperature = solution(300, 12, 0.3);
    private final ManufacturedSolution excess = solution(0, 1, 0.2);
    private final Fluid fluid = Fluid.named("f").density(2).viscosity(1).heatCapacity(3)
            .conductivity(new Property.Polynomial(300, new double[] {1.5, 0.02})).build();

    private static ManufacturedSolution solution(double base, double size, double wave) {
        Factor time = Factor.wave(wave, 3, 0.2);
        Factor scaled = new Factor(
                t -> size * time.value().applyAsDouble(t), t -> size * time.slope().applyAsDouble(t), t -> 0);
        return new ManufacturedSolution(
                base,
                new ManufacturedSolution.Space(
                        Factor.wave(wave, 2, 0.1), Factor.wave(wave, 3, 0.5), Factor.wave(wave, 1, 1)),
                scaled);
    }

    private static double rate(Value f, double[] p) {
        return (f.at(p[0], p[1], p[2], p[3] + STEP) - f.at(p[0], p[1], p[2], p[3] - STEP)) / (2 * STEP);
    }

    private static double slope(Value f, double[] p, int d) {
        double[] a = p.clone();
        double[] b = p.clone();
        a[d] -= STEP;
        b[d] += STEP;
        return (f.at(b[0], b[1], b[2], b[3]) - f.at(a[0], a[1], a[2], a[3])) / (2 * STEP);
    }

    @Test
    void heatSourceIsStorageLessDivergenceOfConduction() {
        SplittableRandom random = new SplittableRandom(5);
        Value t = temperature.value();
        for (int m = 0; m < 50; m++) {
            double[] p = {random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double divergence = 0;
            for (int d = 0; d < 3; d++) {
                int direction = d;
                Value flux = (x, y, z, s) -> -fluid.conductivity().at(t.at(x, y, z, s))
                        * slope(t, new double[] {x, y, z, s}, direction);
                divergence += slope(flux, p, d);
            }
            double source = temperature.heatSource(fluid, ManufacturedSolution.Flow.none()).at(p[0], p[1], p[2], p[3]);
            assertThat(source).isCloseTo(6 * rate(t, p) + divergence, within(TOLERANCE));
        }
    }

    @Test
    void productionIsStorageLessDivergenceOfDiffusionAndDrift() {
        SplittableRandom random = new SplittableRandom(6);
        Diffusivity law = new Diffusivity.Given(new Property.Polynomial(300, new double[] {1, 0.02}));
        for (Species.Form form : Species.Form.values()) {
            Species species = Species.named("c").diffusivity(law).form(form)
                    .soretCoefficient(new SoretCoefficient.IacopiniPiazza(0.05, 310, 30)).build();
            Value t = temperature.value();
            Value c = excess.concentration(species, t);
            Value production = excess.production(species, fluid, temperature, ManufacturedSolution.Flow.none());
            for (int m = 0; m < 50; m++) {
                double[] p = {random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble()};
                double divergence = 0;
                for (int d = 0; d < 3; d++) {
                    int direction = d;
                    Value flux = (x, y, z, s) -> {
                        double[] q = {x, y, z, s};
                        double temp = t.at(x, y, z, s);
                        double fraction = c.at(x, y, z, s);
                        double g = form == Species.Form.BINARY ? fraction * (1 - fraction) : fraction;
                        double drift = species.soretCoefficient().at(temp) * g * slope(t, q, direction);
                        return -law.at(temp, fluid) * (slope(c, q, direction) + drift);
                    };
                    divergence += slope(flux, p, d);
                }
                double expected = rate(c, p) + divergence;
                assertThat(production.at(p[0], p[1], p[2], p[3])).as("%s", form).isCloseTo(expected, within(TOLERANCE));
            }
        }
    }

    @Test
    void refractedFactorKeepsValueAndFlux() {
        Factor factor = Factor.refracted(0.4, 2, 3, 1);
        double below = Math.nextDown(0.4);
        assertThat(factor.value().applyAsDouble(below)).isCloseTo(factor.value().applyAsDouble(0.4), within(1e-15));
        assertThat(3 * factor.slope().applyAsDouble(below)).isCloseTo(factor.slope().applyAsDouble(0.4), within(1e-14));
    }
}
