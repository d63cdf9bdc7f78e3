package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    private static final List<Dimension> ALL = List.of(Dimension.NUMBER, Dimension.LENGTH, Dimension.TIME,
            Dimension.TEMPERATURE,
            Dimension.TEMPERATURE_DIFFERENCE, Dimension.DENSITY, Dimension.VISCOSITY, Dimension.CONDUCTIVITY,
            Dimension.HEAT_CAPACITY, Dimension.EXPANSION, Dimension.SORET, Dimension.DIFFUSIVITY,
                    Dimension.ACCELERATION,
            Dimension.ANGLE, Dimension.POWER, Dimension.POWER_DENSITY, Dimension.HEAT_FLUX, Dimension.HEAT_TRANSFER,
            Dimension.ABSORPTION, Dimension.FREQUENCY, Dimension.VELOCITY, Dimension.RATE);

    @ParameterizedTest
    @CsvSource({
        "10 mm, 0.01, m", "10 µm, 1e-5, m", "10 μm, 1e-5, m", "10 um, 1e-5, m", "50 nm, 5e-8, m", "1 cm, 0.01, m",
                "2 m, 2, m", "1km, 1000, m",
        "20 °C, 293.15, K", "-40 °C, 233.15, K", "300 K, 300, K", "10 mK, 0.01, K",
        "5 min, 300, s", "6 h, 21600, s", "1 d, 86400, s", "10 ms, 0.01, s", "10 µs, 1e-5, s",
        "1 mPa·s, 1e-3, Pa·s", "1 mPa*s, 1e-3, Pa·s", "1 kg/(m·s), 1, Pa·s", "1 kg/m/s, 1, Pa·s",
        "0.6 W/(m·K), 0.6, W/(m·K)", "0.6 W/m/K, 0.6, W/(m·K)", "0.6 W/(m*K), 0.6, W/(m·K)",
                "0.6 W·m^-1·K^-1, 0.6, W/(m·K)", "600 mW/(m·K), 0.6, W/(m·K)",
        "4.18 kJ/(kg·K), 4180, J/(kg·K)", "4.18 J/(g·K), 4180, J/(kg·K)", "1 g/L, 1, kg/m^3", "1 g/cm^3, 1000, kg/m^3",
                "998 kg/m³, 998, kg/m^3",
        "4.3e-10 m^2/s, 4.3e-10, m^2/s", "1 µm²/s, 1e-12, m^2/s", "1e-5 cm^2/s, 1e-9, m^2/s",
        "3.2e-3 1/K, 3.2e-3, 1/K", "2.4e3 1/m, 2400, 1/m", "24 1/cm, 2400, 1/m", "1e-9 1/s, 1e-9, 1/s",
                "10 Hz, 10, 1/s", "1 kHz, 1000, Hz",
        "180 deg, 3.141592653589793, rad", "1 rad, 1, rad", "9.81 m/s^2, 9.81, m/s^2", "1 mm/s, 1e-3, m/s",
                "60 µL/min, 1e-9, m^3/s",
        "20 mW, 0.02, W", "1 W/cm^2, 1e4, W/m^2", "10 W/(m^2·K), 10, W/(m^2·K)", "1 W/mm^3, 1e9, W/m^3",
                "1 bar, 1e5, Pa",
        "1 M, 1000, mol/m^3", "1 mM, 1, mol/m^3", "1 nM, 1e-6, mol/m^3", "1 µM, 1e-3, mol/m^3",
                "1 mol/L, 1000, mol/m^3", "1e15 1/m^3, 1e15, 1/m^3",
        "1 1/mL, 1e6, 1/m^3", "39 %, 0.39, 1", "0.5, 0.5, 1", "1 m^3/kg, 1, m^3/kg"
    })
    void everyUnitIsRead(String text, double si, String unit) {
        Dimension dimension = unit.equals("K") ? Dimension.TEMPERATURE : new Dimension("a quantity", unit, "");
        // a conversion is one or two roundings of the factor and one of the product
        assertThat(Units.toSi(Units.split(text), dimension)).isCloseTo(si, within(8 * Math.ulp(Math.abs(si))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 W/m·K", "1 furlong", "1 °F", "1 mm mm", "1 m.s", "1 W//m", "1 (m", "1 m^",
            "1 m^99999999999", "1 µ", "1 $", "1 m\nm", "1 J/(kg·°C)", "1 k"})
    void whatIsNoConductivityIsRefused(String text) {
        assertThatThrownBy(() -> Units.toSi(Units.split(text), Dimension.CONDUCTIVITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("indriya").hasMessageNotContaining("Encountered");
    }

    @Test
    void examplesAreInTheirOwnUnitAndSiUnitsAreCoherent() {
        for (Dimension dimension : ALL) {
            assertThat(Units.split(dimension.example())).isNotNull();
            assertThat(Units.toSi(Units.split(dimension.example()), dimension)).isFinite();
            if (!dimension.si().equals("1")) {
                assertThat(Units.toSi(new Units.Quantity(0.3, dimension.si()), dimension)).isEqualTo(0.3);
            }
        }
    }

    @Test
    void numbersReadBackToTheSameBits() {
        for (double value : new double[] {0, -0.0, 1, 160, 1e-6, 0.1 + 0.2, 1e15, 1e300, Double.MIN_VALUE, -4.3e-10}) {
            assertThat(Double.doubleToLongBits(Units.split(Units.number(value)).number()))
                    .isEqualTo(Double.doubleToLongBits(value));
        }
    }
}
