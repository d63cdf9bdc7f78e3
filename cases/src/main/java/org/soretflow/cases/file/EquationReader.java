package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;

/// The equation of heat, and gravity.
final class EquationReader {

    /// How far from a face a film may be stated to lie, relative to a cell.
    private static final double ON_FACE = 1e-3;

    private final StructuredMesh mesh;
    private final CellZones zones;
    private final AbsorptionReader absorption;
    private final String tolerance;

    /// @param absorption knows which zones absorb beams
    /// @param tolerance tolerance if the equation states none
    EquationReader(StructuredMesh mesh, CellZones zones, AbsorptionReader absorption, String tolerance) {
        this.mesh = mesh;
        this.zones = zones;
        this.absorption = absorption;
        this.tolerance = tolerance;
    }

    HeatEquation heat(Section heat) {
        List<HeatSource> sources = new ArrayList<>();
        if (heat.has("sources")) {
            List<Node> items = heat.list("sources", "");
            for (int m = 0; m < items.size(); m++) {
                Section source = heat.block(items.get(m), heat.at("sources") + "." + m, "source");
                sources.add(source(source));
            }
        }
        AdvectionScheme advection = heat.choice("advection", AdvectionScheme.class, AdvectionScheme.EXPONENTIAL);
        double residual = heat.number("tolerance", tolerance);
        return heat.checked(() -> new HeatEquation(sources, advection, residual));
    }

    private HeatSource source(Section source) {
        if (source.has("gaussian_beam")) {
            return beam(source);
        }
        String kind = source.has("film") ? source.oneOf(List.of("power", "power_per_area"))
                : source.oneOf(List.of("power", "density", "temperature", "loss"));
        if (source.has("per_depth") && !kind.equals("power")) {
            throw source.fault("per_depth", "it belongs to a power, not to a " + kind.replace('_', ' '));
        }
        if (source.has("film")) {
            return film(source, kind);
        }
        if (source.has("modulation") && !kind.equals("power") && !kind.equals("density")) {
            throw source.fault("modulation", "it is the time factor of a power; a " + kind
                    + " may be an expression or a table of t itself");
        }
        return switch (kind) {
            case "density" -> {
                Value density = Values.of(source, "density", Dimension.POWER_DENSITY);
                yield new HeatSource.Volumetric(zone(source), density, modulation(source));
            }
            case "temperature" -> held(source);
            case "loss" -> loss(source);
            default -> {
                double power = source.quantity("power", Dimension.POWER);
                yield new HeatSource.ZonePower(zone(source), power * share(source), modulation(source));
            }
        };
    }

    private HeatSource held(Section source) {
        String zone = zone(source);
        Value temperature = Values.of(source, "temperature", Dimension.TEMPERATURE);
        return new HeatSource.Held(zone, temperature);
    }

    private HeatSource loss(Section source) {
        if (mesh.dimensions() == 3 || mesh.isAxisymmetric()) {
            throw source.fault("loss", "a loss above and below is for a plane, without z; write the condition of a side in"
                    + " boundaries: convective");
        }
        Section loss = source.section("loss", "loss");
        Value coefficient = Values.of(loss, "coefficient", Dimension.HEAT_TRANSFER);
        Value ambient = Values.of(loss, "ambient", Dimension.TEMPERATURE);
        Optional<String> zone = source.has("zone") ? Optional.of(zone(source)) : Optional.empty();
        return new HeatSource.Loss(zone, coefficient, ambient);
    }

    private HeatSource film(Section source, String kind) {
        if (source.has("zone")) {
            throw source.fault("zone", "a film lies between zones, it is in none");
        }
        Section film = source.section("film", "film");
        Direction normal = ShapeReader.direction(film, "normal");
        double position = film.quantity("position", Dimension.LENGTH);
        Shape shape = film.has("shape") ? ShapeReader.read(film.section("shape", "shape")) : Shape.everywhere();
        boolean perArea = kind.equals("power_per_area");
        double power = perArea ? source.quantity("power_per_area", Dimension.POWER_PER_AREA)
                : source.quantity("power", Dimension.POWER) * share(source);
        HeatSource.Film made = new HeatSource.Film(normal, position, shape, power, perArea, modulation(source));
        int face = film.checked(() -> made.face(mesh));
        Axis axis = mesh.axis(normal);
        double thinnest = Math.min(axis.width(face - 1), axis.width(face));
        if (Math.abs(axis.face(face) - position) > ON_FACE * thinnest) {
            throw film.fault("position", "found " + Units.number(position) + " m, where no two cells meet; the nearest face"
                    + " between cells is at " + Units.number(axis.face(face)) + " m");
        }
        if (film.has("thickness") && film.positive("thickness", Dimension.LENGTH) > thinnest) {
            throw film.fault("thickness", "the film is thicker than a cell beside it, " + Units.number(thinnest)
                    + " m; make it a zone of its own, with a power");
        }
        return made;
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
        for (String key : List.of("zone", "power", "per_depth", "density", "power_per_area", "temperature", "loss", "film")) {
            if (source.has(key)) {
                throw source.fault(key, "a gaussian_beam stands alone in its source, with its own keys");
            }
        }
        Section beam = source.section("gaussian_beam", "gaussian_beam");
        double power = beam.quantity("power", Dimension.POWER);
        double waist = beam.positive("waist", Dimension.LENGTH);
        Direction axis = ShapeReader.direction(beam, "axis");
        if (mesh.dimensions() == 2 && axis == Direction.Z) {
            throw beam.fault("axis", "in two dimensions the beam runs along x or y");
        }
        double[] through = through(beam, axis);
        List<HeatSource.GaussianBeam.Absorption> absorptions = absorption.read(beam);
        Modulation modulation = modulation(source.has("modulation") ? source : beam);
        return beam.checked(() -> new HeatSource.GaussianBeam(power, waist, axis, through, absorptions,
                modulation));
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
