package org.soretflow.cases.file;

import java.util.List;
import java.util.Optional;
import org.soretflow.boundary.Value;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.mesh.Direction;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Buoyancy;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.FlowPreconditioner;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.HeleShaw;

/// The `equations.flow` block: the equation that the velocity is solved from, or a velocity that is given.
final class FlowReader {

    private static final String TOLERANCE = "1e-9";

    /// Keys that belong to an equation, not to a given velocity.
    private static final List<String> OF_AN_EQUATION = List.of("reference_temperature", "inertia", "buoyancy",
            "viscous_dissipation", "advection", "mode", "tolerance", "hele_shaw", "preconditioner");

    private enum Model {
        BOUSSINESQ, STOKES, GIVEN
    }

    /// What the flow depends on in the rest of the case.
    ///
    /// @param fluids the fluids of all zones
    /// @param weight whether there is gravity
    /// @param heat whether there is a heat equation
    /// @param steady whether the calculation is steady
    /// @param tolerance tolerance of a steady calculation, if the case states it
    /// @param initialTemperature value of `initial.temperature`
    record Surroundings(
            List<Fluid> fluids, boolean weight, boolean heat, boolean steady, Optional<String> tolerance,
            Node initialTemperature) {}

    private final Section flow;
    private final Model model;

    FlowReader(Section flow) {
        this.flow = flow;
        Model usual = flow.has("velocity") ? Model.GIVEN : Model.BOUSSINESQ;
        this.model = flow.choice("model", Model.class, usual);
    }

    /// True if the flow is solved for.
    boolean isSolved() {
        return model != Model.GIVEN;
    }

    /// The equation.
    FlowEquation equation(Surroundings around) {
        if (flow.has("velocity")) {
            throw flow.fault("velocity", "the velocity is solved for; leave it out, or write model: given. "
                    + "A velocity at the start stands under initial");
        }
        if (around.fluids().isEmpty()) {
            throw flow.fault("there is no fluid zone; give one of the zones a material with phase: fluid");
        }
        boolean inertia = inertia();
        Buoyancy buoyancy = buoyancy(around);
        double reference = referenceTemperature(around, buoyancy);
        boolean dissipation = flow.flag("viscous_dissipation");
        if (dissipation && !around.heat()) {
            throw flow.fault("viscous_dissipation", "there is no heat equation to warm the fluid; add heat: {} to "
                    + "equations");
        }
        AdvectionScheme advection = flow.choice("advection", AdvectionScheme.class, AdvectionScheme.CENTRAL);
        FlowMode mode = flow.choice("mode", FlowMode.class, FlowMode.AUTOMATIC);
        if (around.steady() && mode != FlowMode.AUTOMATIC) {
            throw flow.fault("mode", "a steady calculation has no derivatives in time to keep or drop; leave mode out, "
                    + "or leave out time.mode: steady");
        }
        double tolerance = flow.number("tolerance", around.tolerance().orElse(TOLERANCE));
        Optional<HeleShaw> plates = flow.has("hele_shaw")
                ? Optional.of(heleShaw(flow.section("hele_shaw", "hele_shaw"), inertia)) : Optional.empty();
        FlowPreconditioner preconditioner =
                flow.choice("preconditioner", FlowPreconditioner.class, FlowPreconditioner.MONOLITHIC);
        return flow.checked(() -> new FlowEquation(reference, inertia, buoyancy, dissipation, advection, mode,
                tolerance, plates, preconditioner));
    }

    private static HeleShaw heleShaw(Section plates, boolean inertia) {
        double height = plates.positive("height", Dimension.LENGTH);
        if (!inertia && plates.has("inertia_factor")) {
            throw plates.fault("inertia_factor", "this flow has no inertia; leave the factor out");
        }
        if (!inertia) {
            return HeleShaw.of(height);
        }
        double factor = plates.number("inertia_factor", Units.number(HeleShaw.PARABOLA));
        return plates.checked(() -> new HeleShaw(height, factor));
    }

    /// Plates above and below a flow are as far apart as the mesh is deep.
    ///
    /// @param equations the block of all equations
    /// @param mesh takes the depth if it states none
    static void depth(Section equations, Section mesh) {
        if (!equations.has("flow")) {
            return;
        }
        Section flow = equations.section("flow", "flow");
        if (!flow.has("hele_shaw")) {
            return;
        }
        if (mesh.has("z")) {
            throw flow.fault("hele_shaw", "it is for channels seen from above, in two dimensions, but the mesh has a z");
        }
        Section plates = flow.section("hele_shaw", "hele_shaw");
        double height = plates.positive("height", Dimension.LENGTH);
        mesh.wordOrBlock("depth", plates.word("height", ""));
        double depth = mesh.positive("depth", Dimension.LENGTH);
        if (Math.abs(depth - height) > 1e-9 * height) {
            throw mesh.fault("depth", "found " + mesh.word("depth", "") + ", but the plates of hele_shaw are "
                    + plates.word("height", "") + " apart; leave the depth out");
        }
    }

    private boolean inertia() {
        boolean inertia = flow.flag("inertia", model == Model.BOUSSINESQ);
        if (inertia && model == Model.STOKES) {
            throw flow.fault("inertia", "Stokes flow has no inertia; leave inertia out, or write model: boussinesq");
        }
        return inertia;
    }

    private Buoyancy buoyancy(Surroundings around) {
        boolean expands = around.fluids().stream().anyMatch(fluid -> !isZero(fluid.thermalExpansion()));
        boolean varies = around.fluids().stream().anyMatch(fluid -> !fluid.density().isConstant());
        Buoyancy usual = expands ? Buoyancy.THERMAL_EXPANSION : varies ? Buoyancy.DENSITY : Buoyancy.NONE;
        Buoyancy buoyancy = flow.choice("buoyancy", Buoyancy.class, usual);
        if (buoyancy == Buoyancy.THERMAL_EXPANSION && !expands) {
            throw flow.fault("buoyancy", "no fluid has a thermal_expansion; give it in materials, or write buoyancy: "
                    + (varies ? "density" : "none"));
        }
        if (buoyancy == Buoyancy.DENSITY && !varies) {
            throw flow.fault("buoyancy", "the density of the fluid does not vary with temperature; give it as table or "
                    + "polynomial, or write buoyancy: " + (expands ? "thermal_expansion" : "none"));
        }
        return buoyancy;
    }

    /// That of the initial state where nothing is light or heavy by it.
    private double referenceTemperature(Surroundings around, Buoyancy buoyancy) {
        if (!flow.has("reference_temperature")) {
            boolean matters = around.weight() && buoyancy != Buoyancy.NONE;
            if (matters || !(around.initialTemperature() instanceof ScalarNode)) {
                throw flow.fault("the key reference_temperature is missing; "
                        + (matters
                                ? "buoyancy is measured from it"
                                : "the temperature is not the same everywhere at first")
                        + ", for example reference_temperature: 25 °C");
            }
            String text = ((ScalarNode) around.initialTemperature()).text;
            return flow.quantity("reference_temperature", Dimension.TEMPERATURE, text);
        }
        return flow.quantity("reference_temperature", Dimension.TEMPERATURE);
    }

    private static boolean isZero(Property property) {
        return property.isConstant() && property.at(0) == 0;
    }

    /// The given velocity.
    GivenVelocity given() {
        for (String key : OF_AN_EQUATION) {
            if (flow.has(key)) {
                throw flow.fault(key, "a given velocity has no " + key + "; leave it out, or write model: boussinesq "
                        + "without a velocity");
            }
        }
        flow.require("velocity", "uniform, poiseuille or expression is expected in it");
        Section velocity = flow.section("velocity", "velocity");
        return switch (velocity.oneOf(List.of("uniform", "poiseuille", "expression"))) {
            case "uniform" -> uniform(velocity);
            case "poiseuille" -> poiseuille(velocity.section("poiseuille", "poiseuille"));
            default -> {
                Section parts = velocity.section("expression", "velocity_expression");
                yield new GivenVelocity.Expression(component(parts, "x"), component(parts, "y"), component(parts, "z"));
            }
        };
    }

    private static GivenVelocity uniform(Section velocity) {
        List<Node> items = velocity.list("uniform", "");
        double[] v = new double[3];
        if (items.size() > 3) {
            throw velocity.fault("uniform", "found " + items.size() + " components, two or three are expected");
        }
        for (int m = 0; m < items.size(); m++) {
            v[m] = Section.quantity(items.get(m), velocity.at("uniform") + "." + m, Dimension.VELOCITY);
        }
        return new GivenVelocity.Uniform(v[0], v[1], v[2]);
    }

    private static GivenVelocity poiseuille(Section flow) {
        Direction along = ShapeReader.direction(flow, "along");
        Direction across = ShapeReader.direction(flow, "across");
        double mean = flow.quantity("mean", Dimension.VELOCITY);
        double from = flow.quantity("from", Dimension.LENGTH);
        double to = flow.quantity("to", Dimension.LENGTH);
        return flow.checked(() -> new GivenVelocity.Poiseuille(along, across, mean, from, to));
    }

    private static Value component(Section parts, String key) {
        parts.wordOr(key, "0");
        Value value = Values.expression(parts, key);
        if (!value.isSteady()) {
            throw parts.fault(key, "a given velocity does not depend on the time t");
        }
        return value;
    }
}
