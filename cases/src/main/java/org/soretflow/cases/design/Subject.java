package org.soretflow.cases.design;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.cases.run.Numbers;
import org.soretflow.design.Solute;
import org.soretflow.design.Solvent;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;

/// What is separated in what, and between which temperatures.
///
/// @param fluid the solvent
/// @param fluidBlock how a case file names it
/// @param species the solute
/// @param speciesBlock how a case file states its diffusivity and thermophoresis: keys without brackets around them
/// @param temperature mean temperature [K]
/// @param difference ΔT [K] between hot and cold
public record Subject(
        Fluid fluid, String fluidBlock, Species species, String speciesBlock, double temperature, double difference) {

    /// @throws IllegalArgumentException if the cold side were colder than 0 K, or there is no difference
    public Subject {
        if (!(difference > 0) || !(temperature - 0.5 * difference > 0)) {
            throw new IllegalArgumentException("the temperature difference must be positive and the cold side warmer"
                    + " than 0 K, got " + difference + " K around " + temperature + " K");
        }
    }

    /// The solvent at the mean temperature.
    public Solvent solvent() {
        double density = fluid.density().at(temperature);
        return new Solvent(expansion(), fluid.viscosity().at(temperature) / density,
                fluid.conductivity().at(temperature) / (density * fluid.heatCapacity().at(temperature)));
    }

    /// β [1/K]: as the fluid states it, otherwise from its density.
    private double expansion() {
        double stated = fluid.thermalExpansion().at(temperature);
        double step = 0.01;
        return stated != 0 ? stated
                : (fluid.density().at(temperature - step) - fluid.density().at(temperature + step))
                        / (2 * step * fluid.density().at(temperature));
    }

    /// The solute: D at the mean temperature, S_T as its mean between cold and hot.
    public Solute solute() {
        return new Solute(species.diffusivity().at(temperature, fluid),
                (species.soretCoefficient().potential(hot()) - species.soretCoefficient().potential(cold()))
                        / difference);
    }

    /// Temperature of the cold side [K].
    public double cold() {
        return temperature - 0.5 * difference;
    }

    /// Temperature of the hot side [K].
    public double hot() {
        return temperature + 0.5 * difference;
    }

    /// The mean temperature for people.
    String celsius() {
        return celsius(temperature);
    }

    private static String celsius(double kelvin) {
        return Numbers.text(Math.round((kelvin - 273.15) * 1e6) / 1e6) + " °C";
    }

    /// Whether c is a fraction that may be large, drifting with c(1−c).
    public boolean isBinary() {
        return species.form() == Species.Form.BINARY;
    }

    /// The same fluid and solute with constant numbers, those at the mean temperature.
    public Subject frozen() {
        Solvent solvent = solvent();
        Solute solute = solute();
        double density = fluid.density().at(temperature);
        double viscosity = fluid.viscosity().at(temperature);
        double conductivity = fluid.conductivity().at(temperature);
        double capacity = fluid.heatCapacity().at(temperature);
        Fluid constant = Fluid.named(fluid.name()).density(density).viscosity(viscosity).conductivity(conductivity)
                .heatCapacity(capacity).thermalExpansion(solvent.expansion()).source(fluid.source()).build();
        String block = "{ phase: fluid, density: " + density + " kg/m^3, viscosity: " + viscosity
                + " Pa·s, conductivity: " + conductivity + " W/(m·K), heat_capacity: " + capacity
                + " J/(kg·K), thermal_expansion: " + solvent.expansion() + " 1/K, source: \"" + fluid.name() + " at "
                + temperature + " K\" }";
        Species still = Species.named(species.name()).diffusivity(solute.diffusivity())
                .soretCoefficient(solute.soretCoefficient()).form(species.form()).build();
        return new Subject(constant, block, still, block(solute.diffusivity() + " m^2/s",
                solute.soretCoefficient() + " 1/K", isBinary()), temperature, difference);
    }

    /// Keys of a species of given numbers.
    public static String block(String diffusivity, String soretCoefficient, boolean binary) {
        return "diffusivity: " + diffusivity + ", thermophoresis: { soret_coefficient: " + soretCoefficient
                + (binary ? ", form: binary" : "") + " }";
    }

    /// Whether the properties in the formulas are known from the cold side to the hot one.
    DesignSheet.Check validity() {
        List<Property> laws = new ArrayList<>(List.of(fluid.density(), fluid.viscosity(), fluid.conductivity(),
                fluid.heatCapacity(), fluid.thermalExpansion()));
        if (species.soretCoefficient() instanceof SoretCoefficient.Integrated integrated) {
            laws.add(integrated.law());
        }
        if (species.diffusivity() instanceof Diffusivity.Given given) {
            laws.add(given.law());
        }
        double lowest = laws.stream().mapToDouble(Property::lowestTemperature).max().orElseThrow();
        double highest = laws.stream().mapToDouble(Property::highestTemperature).min().orElseThrow();
        double beyond = Math.max(0, Math.max(lowest - cold(), hot() - highest));
        return new DesignSheet.Check("K beyond known properties", beyond, beyond == 0, "cold and hot: "
                + celsius(cold()) + " and " + celsius(hot()) + "; properties are known " + range(lowest, highest)
                + ", beyond it the nearest value is taken");
    }

    private static String range(double lowest, double highest) {
        String from = lowest > 0 ? "from " + celsius(lowest) : "";
        String to = Double.isFinite(highest) ? "up to " + celsius(highest) : "";
        return from.isEmpty() && to.isEmpty() ? "everywhere" : (from + " " + to).strip();
    }

    /// Largest ratio of the values of a property at the two sides; 1 if it is constant.
    double contrast(Property property) {
        double ratio = property.at(cold()) / property.at(hot());
        return Math.max(ratio, 1 / ratio);
    }
}
