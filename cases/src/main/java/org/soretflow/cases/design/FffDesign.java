package org.soretflow.cases.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.soretflow.cases.design.DesignSheet.Check;
import org.soretflow.cases.design.DesignSheet.Row;
import org.soretflow.cases.run.Numbers;
import org.soretflow.design.Solute;
import org.soretflow.design.ThermalFff;
import org.soretflow.material.Property;

/// A channel of thermal field-flow fractionation.
///
/// @param subject what is retained
/// @param gap h [m]
/// @param length L [m]
/// @param velocity ⟨v⟩ [m/s]; empty for that of the smallest plate height
/// @param other a second solute, to be told apart from the first
public record FffDesign(
        Subject subject, double gap, double length, Optional<Double> velocity, Optional<Subject> other) {

    private static final double[] FACTORS = {0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8, 16};
    private static final double LARGEST_CONTRAST = 1.1;
    private static final double LARGEST_ENTRANCE = 0.02;
    private static final double TURBULENT = 2000;

    /// The channel with the first solute.
    public ThermalFff channel() {
        return new ThermalFff(subject.solute(), gap, length, subject.difference());
    }

    /// ⟨v⟩ [m/s].
    public double speed() {
        return velocity.orElseGet(() -> channel().optimumVelocity());
    }

    /// A name for one of the two solutes that the other does not have.
    String nameOf(Subject one) {
        boolean same = other.isPresent() && one == other.get()
                && one.species().name().equals(subject.species().name());
        return one.species().name() + (same ? ", the second" : "");
    }

    /// All numbers.
    public DesignSheet sheet() {
        ThermalFff channel = channel();
        double speed = speed();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("optimum_velocity", "best mean velocity", channel.optimumVelocity(), "m/s"));
        rows.add(new Row("velocity", "mean velocity", speed, "m/s"));
        rows.add(new Row("void_time", "void time", length / speed, "s"));
        rows.addAll(of(subject, "", ""));
        other.ifPresent(second -> {
            rows.addAll(of(second, "second_", nameOf(second) + ": "));
            rows.add(new Row("resolution", "resolution", channel.resolution(second.solute(), speed), "1"));
        });
        return new DesignSheet("thermal field-flow fractionation: " + subject.species().name()
                + other.map(second -> " and " + nameOf(second)).orElse("") + " in " + subject.fluid().name()
                + ", " + Numbers.text(subject.difference()) + " K around " + subject.celsius(),
                rows, checks(), table());
    }

    private List<Row> of(Subject one, String key, String label) {
        Solute solute = one.solute();
        ThermalFff channel = new ThermalFff(solute, gap, length, subject.difference());
        double speed = speed();
        return List.of(
                new Row(key + "diffusivity", label + "D", solute.diffusivity(), "m^2/s"),
                new Row(key + "soret_coefficient", label + "S_T", solute.soretCoefficient(), "1/K"),
                new Row(key + "layer", label + "λ", channel.layer(), "1"),
                new Row(key + "layer_thickness", label + "λ·h", channel.layer() * gap, "m"),
                new Row(key + "retention", label + "R", channel.retention(), "1"),
                new Row(key + "dispersion", label + "χ", channel.dispersion(), "1"),
                new Row(key + "plate_height", label + "plate height H", channel.plateHeight(speed), "m"),
                new Row(key + "plates", label + "plates", channel.plates(speed), "1"),
                new Row(key + "retention_time", label + "retention time", channel.retentionTime(speed), "s"),
                new Row(key + "spread", label + "standard deviation", channel.spread(speed), "s"));
    }

    private DesignSheet.Table table() {
        ThermalFff channel = channel();
        List<Row> headings = new ArrayList<>(List.of(new Row("velocity", "velocity", 0, "m/s"),
                new Row("plate_height", "H", 0, "m"), new Row("plates", "plates", 0, "1"),
                new Row("retention_time", "retention time", 0, "s")));
        other.ifPresent(_ -> headings.add(new Row("resolution", "resolution", 0, "1")));
        List<double[]> lines = new ArrayList<>();
        for (double factor : FACTORS) {
            double speed = factor * channel.optimumVelocity();
            double resolution = other.map(second -> channel.resolution(second.solute(), speed)).orElse(0.0);
            double[] all = {speed, channel.plateHeight(speed), channel.plates(speed), channel.retentionTime(speed),
                resolution};
            lines.add(Arrays.copyOf(all, headings.size()));
        }
        return new DesignSheet.Table(headings, lines);
    }

    private List<Check> checks() {
        ThermalFff channel = channel();
        double diffusivity = subject.solute().diffusivity();
        double strength = 1 / channel.layer();
        double entrance = gap * gap / (diffusivity * (Math.PI * Math.PI + 0.25 * strength * strength))
                / channel.retentionTime(speed());
        double viscosity = subject.fluid().viscosity().at(subject.temperature())
                / subject.fluid().density().at(subject.temperature());
        Property law = subject.fluid().viscosity();
        double contrast = subject.contrast(law);
        double reynolds = speed() * gap / viscosity;
        return List.of(
                new Check("relaxation over retention", entrance, entrance <= LARGEST_ENTRANCE,
                        "up to " + LARGEST_ENTRANCE + "; before it the zone is not in the layer"),
                new Check("viscosity, cold over hot", contrast, contrast <= LARGEST_CONTRAST,
                        "up to " + LARGEST_CONTRAST + "; beyond it the flow is no parabola, and D and S_T"
                        + " vary in the layer"),
                subject.validity(),
                new Check("Re", reynolds, reynolds <= TURBULENT, "up to 2000; beyond it the flow is not laminar"),
                new Check("plates", channel.plates(speed()), channel.plates(speed()) >= 20,
                        "from 20 on; below it the zone is not Gaussian"));
    }
}
