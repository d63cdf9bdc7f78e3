package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;

/// The equation of heat, and gravity.
final class EquationReader {

    private final StructuredMesh mesh;
    private final CellZones zones;
    private final String tolerance;

    /// @param tolerance tolerance if the equation states none
    EquationReader(StructuredMesh mesh, CellZones zones, String tolerance) {
        this.mesh = mesh;
        this.zones = zones;
        this.tolerance = tolerance;
    }

    HeatEquation heat(Section heat) {
        List<HeatSource> sources = new ArrayList<>();
        if (heat.has("sources")) {
            List<Node> items = heat.list("sources", "");
            for (int m = 0; m < items.size(); m++) {
                Section source = heat.block(items.get(m), heat.at("sources") + "." + m, "source");
                sources.add(source.has("gaussian_beam") ? beam(source) : inZone(source));
            }
        }
        AdvectionScheme advection = heat.choice("advection", AdvectionScheme.class, AdvectionScheme.EXPONENTIAL);
        double residual = heat.number("tolerance", tolerance);
        return heat.checked(() -> new HeatEquation(sources, advection, residual));
    }

    private HeatSource inZone(Section source) {
        String zone = zone(source);
        Modulation modulation = modulation(source);
        if (source.oneOf(List.of("power", "density")).equals("density")) {
            if (source.has("per_depth")) {
                throw source.fault("per_depth", "it belongs to a power, not to a density");
            }
            Value density = Values.of(source, "density", Dimension.POWER_DENSITY);
            return new HeatSource.Volumetric(zone, density, modulation);
        }
        double power = source.quantity("power", Dimension.POWER);
        return new HeatSource.ZonePower(zone, power * share(source), modulation);
    }

    /// A power in a given depth as the power in the depth of the mesh.
    private double share(Section source) {
        if (!source.has("per_depth")) {
            return 1;
        }
        if (mesh.dimensions() == 3) {
            throw source.fault("per_depth", "a depth is for two dimensions, but the mesh has a z");
        }
        if (mesh.isAxisymmetric()) {
            throw source.fault("per_depth", "on an axisymmetric mesh a power is that of the whole turn");
        }
        return mesh.z().length() / source.positive("per_depth", Dimension.LENGTH);
    }

    private HeatSource beam(Section source) {
        for (String key : List.of("zone", "power", "per_depth", "density")) {
            if (source.has(key)) {
                throw source.fault(key, "a gaussian_beam stands alone in its source, with its own keys");
            }
        }
        Section beam = source.section("gaussian_beam", "gaussian_beam");
        Section absorption = beam.section("absorption", "beam_absorption");
        double power = beam.quantity("power", Dimension.POWER);
        double waist = beam.positive("waist", Dimension.LENGTH);
        Direction axis = ShapeReader.direction(beam, "axis");
        if (mesh.dimensions() == 2 && axis == Direction.Z) {
            throw beam.fault("axis", "in two dimensions the beam runs along x or y");
        }
        double[] through = through(beam, axis);
        String zone = zone(absorption);
        double coefficient = absorption.positive("coefficient", Dimension.ABSORPTION);
        Modulation modulation = modulation(source.has("modulation") ? source : beam);
        return beam.checked(() -> new HeatSource.GaussianBeam(power, waist, axis, through,
                new HeatSource.GaussianBeam.Absorption(zone, coefficient), modulation));
    }

    /// Three coordinates, or the two across the axis in the order x, y, z.
    private static double[] through(Section beam, Direction axis) {
        List<Node> items = beam.list("through", "");
        double[] through = new double[3];
        int next = 0;
        for (Direction direction : Direction.values()) {
            if (items.size() == 3 || direction != axis) {
                through[direction.ordinal()] = Section.quantity(items.get(next), beam.at("through") + "." + next,
                        Dimension.LENGTH);
                next++;
            }
        }
        return through;
    }

    private String zone(Section section) {
        String zone = section.word("zone", "the name of a zone is expected");
        if (!zones.names().contains(zone)) {
            throw section.fault("zone", "there is no zone " + zone + "; " + Suggestion.of(zone, zones.names()));
        }
        return zone;
    }

    private static Modulation modulation(Section source) {
        if (!source.has("modulation")) {
            return new Modulation.Steady();
        }
        Section modulation = source.section("modulation", "modulation");
        return switch (modulation.oneOf(List.of("law", "expression", "table"))) {
            case "expression" -> new Modulation.Given(Values.expression(modulation, "expression"));
            case "table" -> new Modulation.Given(Values.table(modulation.section("table", "table"), Dimension.NUMBER));
            default -> law(modulation);
        };
    }

    private static Modulation law(Section modulation) {
        double frequency = modulation.positive("frequency", Dimension.FREQUENCY);
        boolean square = modulation.word("law", "").equals("square");
        String other = square ? "amplitude" : "duty";
        if (modulation.has(other)) {
            throw modulation.fault(other, "the law " + (square ? "square has a duty" : "sine has an amplitude")
                    + ", not this");
        }
        double shape = modulation.number(square ? "duty" : "amplitude", square ? "0.5" : "1");
        return modulation.checked(() -> square ? new Modulation.Square(frequency, shape)
                : new Modulation.Sine(frequency, shape));
    }

    /// No gravity if nothing is said.
    Optional<Gravity> gravity(Section root) {
        if (!root.has("gravity")) {
            return Optional.empty();
        }
        Section gravity = root.section("gravity", "gravity");
        double magnitude = gravity.quantity("magnitude", Dimension.ACCELERATION, "9.81 m/s^2");
        if (gravity.has("direction")) {
            if (gravity.has("tilt")) {
                throw gravity.fault("tilt", "found tilt and direction, one of them is expected");
            }
            double[] d = ShapeReader.numbers(gravity, "direction");
            double length = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
            if (!(length > 0)) {
                throw gravity.fault("direction", "a direction cannot be zero in all components");
            }
            return Optional.of(new Gravity(magnitude * d[0] / length, magnitude * d[1] / length,
                    magnitude * d[2] / length));
        }
        return Optional.of(Gravity.tilted(magnitude, gravity.quantity("tilt", Dimension.ANGLE, "0 deg")));
    }
}
