package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.material.Fluid;

class WaterTest {

    /// Values evaluated from the same formulas apart from this code; 889.997 µPa·s, 0.60650 W/(m·K) and 997.047 kg/m³
    /// at 25 °C are the accepted ones. Half a unit of the last digit given, and 2e-5 for the table's linear steps.
    @ParameterizedTest
    @CsvSource({
        "5, 1.51820e-3, 0.56780, 999.967, 1.598e-5", "10, 1.30590e-3, 0.57879, 999.703, 8.796e-5",
        "20, 1.00157e-3, 0.59800, 998.207, 2.0687e-4", "25, 8.89997e-4, 0.60650, 997.047, 2.5731e-4",
        "30, 7.97206e-4, 0.61438, 995.649, 3.0338e-4", "40, 6.52733e-4, 0.62848, 992.215, 3.8564e-4",
        "60, 4.66039e-4, 0.65102, 983.178, 5.25e-4", "80, 3.54046e-4, 0.66699, 971.70, 6.47e-4"
    })
    void propertiesAreThoseOfTheFormulas(double celsius, double viscosity, double conductivity, double density,
            double expansion) {
        Fluid water = Water.named("water");
        double temperature = celsius + 273.15;
        assertThat(water.viscosity().at(temperature)).isCloseTo(viscosity, within(5e-9 + 2e-5 * viscosity));
        assertThat(water.conductivity().at(temperature)).isCloseTo(conductivity, within(5e-6 + 2e-5 * conductivity));
        assertThat(water.density().at(temperature))
                .isCloseTo(density, within(celsius < 70 ? 5e-4 + 1e-6 * density : 5e-3));
        assertThat(water.thermalExpansion().at(temperature)).isCloseTo(expansion, within(celsius > 50 ? 5e-7 : 5e-9));
    }

    @ParameterizedTest
    @CsvSource({"273.275", "300.1", "325.4", "357.9"})
    void theTableFollowsTheFormulaBetweenItsPoints(double temperature) {
        Fluid water = Water.named("water");
        // μ″ = 3.4e-6 Pa·s/K² at 0 °C: μ″h²/8 with h = 0.25 K is 2.7e-8 Pa·s, 1.5e-5 of μ; less where it is warmer
        assertThat(water.viscosity().at(temperature)).isCloseTo(Water.viscosity(temperature),
                within(1.6e-5 * Water.viscosity(temperature)));
        assertThat(water.density().at(temperature)).isCloseTo(Water.density(temperature), within(1e-3));
        double h = 0.01;
        double slope = (Water.density(temperature + h) - Water.density(temperature - h)) / (2 * h);
        // the central difference is off by f''' h²/6, far below 1e-8 relative to 1e-4
        assertThat(Water.expansion(temperature)).isCloseTo(-slope / Water.density(temperature), within(1e-9));
    }
}
