package org.soretflow.cases.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.Species;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Buoyancy;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// The dimensionless numbers and time scales of a case, with what they are made of.
///
/// Properties are those of the fluid with the most cells at the middle temperature.
/// `Ra = g·β·ΔT·h³/(ν·κ)`, `Ra_D = g·β·ΔT·h³/(ν·D) = Le·Ra`, `Pr = ν/κ`, `Le = κ/D`. Where the flow is solved for, also
/// `Gr = Ra/Pr`, `Sc = ν/D`, and with the speed U at which the boundary drives it `Re = U·h/ν`, `Pe = U·h/κ`, `U·h/D`.
final class Characteristics {

    private static final int SORET_SAMPLES = 32;

    private final Problem problem;
    private final List<Characteristic> numbers = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final TemperatureRange range;
    private final Optional<FluidGap> gap;
    private final Optional<Fluid> fluid;
    private final Optional<DrivingSpeed> speed;

    private Characteristics(Problem problem) {
        this.problem = problem;
        this.range = TemperatureRange.of(problem);
        this.gap = FluidGap.of(problem);
        this.fluid = largestFluid(problem);
        this.speed = problem.flow().isPresent() ? DrivingSpeed.of(problem) : Optional.empty();
    }

    static Characteristics of(Problem problem) {
        Characteristics result = new Characteristics(problem);
        if (result.fluid.isPresent() && result.gap.isPresent()) {
            result.addFluid(result.fluid.get(), result.gap.get());
        }
        return result;
    }

    List<Characteristic> numbers() {
        return numbers;
    }

    List<String> warnings() {
        return warnings;
    }

    TemperatureRange range() {
        return range;
    }

    Optional<FluidGap> gap() {
        return gap;
    }

    Optional<Fluid> fluid() {
        return fluid;
    }

    /// What the numbers are made of, for people.
    String basis() {
        if (fluid.isEmpty() || gap.isEmpty()) {
            return "no fluid zone: there are no numbers of a flow or of species";
        }
        return String.format(Locale.ROOT, "fluid %s at %s K; ΔT = %s K (%s); h = %s (%s, %d cells)", fluid.get().name(),
                Numbers.text(range.middle()), Numbers.text(range.difference()), range.origin(),
                Numbers.metres(gap.get().length()), gap.get().meaning(), gap.get().cells());
    }

    private static Optional<Fluid> largestFluid(Problem problem) {
        Fluid largest = null;
        int most = 0;
        for (int zone = 0; zone < problem.zones().names().size(); zone++) {
            if (problem.material(zone) instanceof Fluid candidate && problem.zones().count(zone) > most) {
                largest = candidate;
                most = problem.zones().count(zone);
            }
        }
        return Optional.ofNullable(largest);
    }

    private void addFluid(Fluid material, FluidGap width) {
        double t = range.middle();
        double kinematic = material.viscosity().at(t) / material.density().at(t);
        double thermal = material.conductivity().at(t) / (material.density().at(t) * material.heatCapacity().at(t));
        double h = width.length();
        numbers.add(Characteristic.of("Pr", kinematic / thermal, "ν/κ"));
        Characteristic rayleigh = rayleigh(material, kinematic * thermal, h);
        numbers.add(rayleigh);
        if (problem.flow().isPresent()) {
            numbers.add(rayleigh.isKnown()
                    ? Characteristic.of("Gr", rayleigh.value() * thermal / kinematic, "g·|β|·ΔT·h³/ν²")
                    : Characteristic.unknown("Gr", rayleigh.meaning()));
            numbers.add(driven("Re", h / kinematic, "U·h/ν"));
            numbers.add(driven("Pe", h / thermal, "U·h/κ"));
        }
        for (SpeciesEquation equation : problem.species()) {
            addSpecies(equation.species(), material, thermal, rayleigh);
            if (problem.flow().isPresent()) {
                addCarried(equation.species(), material, kinematic, h);
            }
        }
        numbers.add(Characteristic.time("h²/ν", h * h / kinematic, "the flow follows a change"));
        numbers.add(Characteristic.time("h²/κ", h * h / thermal, "the temperature follows a change: "
                + Numbers.text(kinematic / thermal) + " times h²/ν"));
        for (SpeciesEquation equation : problem.species()) {
            Species species = equation.species();
            double diffusivity = species.diffusivity().at(t, material);
            numbers.add(Characteristic.time("h²/D " + species.name(), h * h / diffusivity,
                    "the species crosses the gap by diffusion: " + Numbers.text(kinematic / diffusivity)
                            + " times h²/ν"));
        }
        warnOutside(material.name() + ": density", material.density());
        warnOutside(material.name() + ": viscosity", material.viscosity());
        warnOutside(material.name() + ": conductivity", material.conductivity());
        warnOutside(material.name() + ": heat_capacity", material.heatCapacity());
        if (width.cells() < 8) {
            warnings.add("only " + width.cells() + " cells lie across the " + width.meaning() + "; use 8 or more");
        }
    }

    /// A number that is proportional to the speed at which the boundary drives the flow.
    private Characteristic driven(String name, double perSpeed, String formula) {
        return speed.map(known -> Characteristic.of(name, known.value() * perSpeed, formula + ", U = "
                        + Numbers.text(known.value()) + " m/s " + known.origin()))
                .orElse(Characteristic.unknown(name, "no patch prescribes a speed"));
    }

    /// What the flow does to a species, and the species to the flow.
    private void addCarried(Species species, Fluid material, double kinematic, double h) {
        double diffusivity = species.diffusivity().at(range.middle(), material);
        numbers.add(Characteristic.of("Sc " + species.name(), kinematic / diffusivity, "ν/D"));
        numbers.add(driven("Pe " + species.name(), h / diffusivity, "U·h/D"));
        double expansion = expansion(material);
        if (species.solutalExpansion() != 0 && expansion != 0
                && problem.initialConcentration(species.name()) instanceof Value.Constant(double c)) {
            boolean binary = species.form() == Species.Form.BINARY;
            double ratio = -species.solutalExpansion() / expansion * species.soretCoefficient().at(range.middle())
                    * (binary ? c * (1 - c) : c);
            numbers.add(Characteristic.of("ψ " + species.name(), ratio, "−(β_c/β)·S_T·" + (binary ? "c(1−c)" : "c")
                    + ": separation ratio; above 0 the drift adds to thermal buoyancy"));
        }
    }

    /// β of the buoyancy [1/K]: of the density law between the extreme temperatures, if that is what the flow uses.
    private double expansion(Fluid material) {
        Buoyancy law = problem.flow().map(FlowEquation::buoyancy).orElse(Buoyancy.THERMAL_EXPANSION);
        return switch (law) {
            case NONE -> 0;
            case THERMAL_EXPANSION -> material.thermalExpansion().at(range.middle());
            case DENSITY -> range.difference() > 0
                    ? (material.density().at(range.lowest()) - material.density().at(range.highest()))
                            / (material.density().at(range.middle()) * range.difference())
                    : 0;
        };
    }

    private Characteristic rayleigh(Fluid material, double viscosityTimesDiffusivity, double h) {
        double expansion = expansion(material);
        if (problem.gravity().magnitude() == 0) {
            return Characteristic.unknown("Ra", "the case has no gravity");
        }
        if (problem.flow().isPresent() && problem.flow().get().buoyancy() == Buoyancy.NONE) {
            return Characteristic.unknown("Ra", "buoyancy is left out");
        }
        if (!(range.difference() > 0)) {
            return Characteristic.unknown("Ra", "no temperature difference is known before the run");
        }
        if (expansion == 0) {
            return Characteristic.unknown("Ra", "fluid " + material.name() + " has no thermal expansion");
        }
        double value = problem.gravity().magnitude() * Math.abs(expansion) * range.difference() * h * h * h
                / viscosityTimesDiffusivity;
        return Characteristic.of("Ra", value, "g·|β|·ΔT·h³/(ν·κ)");
    }

    private void addSpecies(Species species, Fluid material, double thermal, Characteristic rayleigh) {
        String name = species.name();
        double diffusivity = species.diffusivity().at(range.middle(), material);
        double lewis = thermal / diffusivity;
        numbers.add(Characteristic.of("Le " + name, lewis, "κ/D, D = " + Numbers.text(diffusivity) + " m²/s"));
        if (rayleigh.isKnown()) {
            double massRayleigh = lewis * rayleigh.value();
            numbers.add(Characteristic.of(
                    "Ra_D " + name, massRayleigh, "Le·Ra: convection against diffusion of the species"));
            if (massRayleigh > 100 && !problem.moves()) {
                warnings.add("species " + name + ": Ra_D = " + Numbers.text(massRayleigh)
                        + ": convection may carry it, and this case computes no flow");
            }
        } else {
            numbers.add(Characteristic.unknown("Ra_D " + name, rayleigh.meaning()));
        }
        if (range.difference() > 0) {
            double contrast = species.soretCoefficient().potential(range.highest())
                    - species.soretCoefficient().potential(range.lowest());
            numbers.add(Characteristic.of("S_T·ΔT " + name, contrast, "∫S_T dT from the coldest to the hottest place"));
            numbers.add(driftPeclet(species));
        } else {
            numbers.add(Characteristic.unknown("S_T·ΔT " + name, "no temperature difference is known before the run"));
        }
        problem.velocity().ifPresent(velocity -> numbers.add(flowPeclet(name, velocity, diffusivity)));
    }

    /// Drift against diffusion over the widest cell across the gap: `|S_T|·ΔT·w/h`, with the largest `|S_T|` of the
    /// range.
    private Characteristic driftPeclet(Species species) {
        double largest = 0;
        for (int m = 0; m <= SORET_SAMPLES; m++) {
            double t = range.lowest() + range.difference() * m / SORET_SAMPLES;
            largest = Math.max(largest, Math.abs(species.soretCoefficient().at(t)));
        }
        FluidGap width = gap.orElseThrow();
        double cell = Math.min(width.length(), problem.mesh().axis(width.direction()).largestWidth());
        return Characteristic.of("cell Péclet, drift " + species.name(),
                largest * range.difference() * cell / width.length(), "max|S_T|·ΔT·w/h, w = " + Numbers.metres(cell));
    }

    /// Flow against diffusion: `max |u|·w/D` over the directions, with the widest cell of each.
    private Characteristic flowPeclet(String name, GivenVelocity velocity, double diffusivity) {
        StructuredMesh mesh = problem.mesh();
        double largest = 0;
        for (int d = 0; d < mesh.dimensions(); d++) {
            Direction direction = Direction.values()[d];
            largest = Math.max(largest, fastest(velocity, direction) * mesh.axis(direction).largestWidth());
        }
        return Characteristic.of("cell Péclet, flow " + name, largest / diffusivity, "max|u|·w/D");
    }

    private double fastest(GivenVelocity velocity, Direction direction) {
        return switch (velocity) {
            case GivenVelocity.Uniform(double x, double y, double z) -> Math.abs(switch (direction) {
                case X -> x;
                case Y -> y;
                case Z -> z;
            });
            case GivenVelocity.Poiseuille flow -> flow.along() == direction ? 1.5 * Math.abs(flow.mean()) : 0;
            case GivenVelocity.Expression(Value x, Value y, Value z) -> fastest(switch (direction) {
                case X -> x;
                case Y -> y;
                case Z -> z;
            });
        };
    }

    private double fastest(Value component) {
        StructuredMesh mesh = problem.mesh();
        int stride = Math.max(1, mesh.cells() / 100_000);
        double largest = 0;
        for (int n = 0; n < mesh.cells(); n += stride) {
            if (problem.isFluid(problem.zones().zone(n))) {
                largest = Math.max(largest, Math.abs(component.at(mesh.x().centre(mesh.i(n)),
                        mesh.y().centre(mesh.j(n)), mesh.z().centre(mesh.k(n)), 0)));
            }
        }
        return largest;
    }

    private void warnOutside(String what, Property law) {
        if (range.lowest() < law.lowestTemperature() || range.highest() > law.highestTemperature()) {
            warnings.add(what + " is known from " + Numbers.text(law.lowestTemperature()) + " K to "
                    + Numbers.text(law.highestTemperature()) + " K, the case has " + Numbers.text(range.lowest())
                    + " K to " + Numbers.text(range.highest()) + " K");
        }
    }
}
