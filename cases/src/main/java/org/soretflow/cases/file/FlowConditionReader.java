package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.Value;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// The key `flow` of a patch: what the user says about the flow there.
final class FlowConditionReader {

    static final List<String> WORDS = List.of("no-slip", "symmetry", "outflow");
    private static final List<String> KINDS = List.of("velocity", "flow_rate", "pressure", "outflow", "moving_wall",
            "tangential_stress");
    private static final Pattern PLACE = Pattern.compile("(?<![\\p{L}0-9_])[xyz](?![\\p{L}0-9_(])");

    private final StructuredMesh mesh;

    FlowConditionReader(StructuredMesh mesh) {
        this.mesh = mesh;
    }

    /// The condition under the key `flow` of a patch.
    FlowCondition read(Section patch) {
        Node value = patch.require("flow", "");
        if (value instanceof ScalarNode scalar) {
            return switch (scalar.text) {
                case "no-slip" -> FlowCondition.noSlip();
                case "symmetry" -> FlowCondition.symmetry();
                case "outflow" -> FlowCondition.outflow();
                default -> throw scalar.mark().fault(patch.at("flow"), "found " + scalar.found() + "; "
                        + Suggestion.of(scalar.text, WORDS) + " or a block with one of " + String.join(", ", KINDS));
            };
        }
        Section flow = patch.section("flow", "flow_condition");
        String kind = flow.oneOf(KINDS);
        onlyWith(flow, "per_depth", List.of("flow_rate"), kind);
        onlyWith(flow, "profile", List.of("flow_rate", "velocity"), kind);
        return switch (kind) {
            case "velocity" -> velocity(flow);
            case "flow_rate" -> rate(flow);
            case "pressure" -> new FlowCondition.FixedPressure(Values.of(flow, kind, Dimension.PRESSURE));
            case "outflow" -> new FlowCondition.Outflow(
                    Values.of(flow.section(kind, "flow_outflow"), "pressure", Dimension.PRESSURE));
            case "moving_wall" -> {
                Value[] v = vector(flow, kind, Dimension.VELOCITY, mesh);
                yield new FlowCondition.MovingWall(v[0], v[1], v[2]);
            }
            default -> {
                Value[] s = vector(flow, kind, Dimension.STRESS, mesh);
                yield new FlowCondition.TangentialStress(s[0], s[1], s[2]);
            }
        };
    }

    /// True if a condition lets fluid in by a number that is the same everywhere and always.
    static boolean letsIn(FlowCondition condition, Side side) {
        return switch (condition) {
            case FlowCondition.VelocityInlet(Value.Constant(double speed), InletProfile _) -> speed > 0;
            case FlowCondition.FlowRateInlet(Value.Constant(double rate), InletProfile _) -> rate > 0;
            case FlowCondition.FixedVelocity(Value vx, Value vy, Value vz) -> {
                Value normal = List.of(vx, vy, vz).get(side.direction().ordinal());
                yield normal instanceof Value.Constant(double v) && (side.isMax() ? v < 0 : v > 0);
            }
            default -> false;
        };
    }

    private static void onlyWith(Section flow, String key, List<String> owners, String kind) {
        if (flow.has(key) && !owners.contains(kind)) {
            throw flow.fault(key, "a " + kind + " has no " + key + "; it belongs to " + String.join(" or ", owners));
        }
    }

    private FlowCondition velocity(Section flow) {
        if (flow.require("velocity", "") instanceof ListNode) {
            if (flow.has("profile")) {
                throw flow.fault("profile",
                        "velocity components stand as they are; a profile needs the normal velocity "
                        + "alone, velocity: 1 mm/s");
            }
            Value[] v = vector(flow, "velocity", Dimension.VELOCITY, mesh);
            return new FlowCondition.FixedVelocity(v[0], v[1], v[2]);
        }
        InletProfile profile = profile(flow, InletProfile.UNIFORM);
        Value speed = Values.of(flow, "velocity", Dimension.VELOCITY);
        if (profile == InletProfile.DEVELOPED) {
            requireSameEverywhere(flow, "velocity", "a developed profile makes the places itself");
        }
        return new FlowCondition.VelocityInlet(speed, profile);
    }

    private FlowCondition rate(Section flow) {
        InletProfile profile = profile(flow, InletProfile.DEVELOPED);
        Value rate = Values.of(flow, "flow_rate", Dimension.VOLUME_FLOW);
        requireSameEverywhere(flow, "flow_rate", "it is that of the whole patch");
        if (!flow.has("per_depth")) {
            return new FlowCondition.FlowRateInlet(rate, profile);
        }
        if (mesh.dimensions() == 3) {
            throw flow.fault("per_depth", "a depth is for two dimensions, but the mesh has a z");
        }
        if (mesh.isAxisymmetric()) {
            throw flow.fault("per_depth", "on an axisymmetric mesh a flow rate is that of the whole turn");
        }
        double share = mesh.z().length() / flow.positive("per_depth", Dimension.LENGTH);
        return new FlowCondition.FlowRateInlet(scaled(rate, share), profile);
    }

    private static InletProfile profile(Section flow, InletProfile otherwise) {
        String word = flow.wordOr("profile", otherwise == InletProfile.UNIFORM ? "uniform" : "developed");
        return word.equals("uniform") ? InletProfile.UNIFORM : InletProfile.DEVELOPED;
    }

    private static Value scaled(Value value, double factor) {
        if (value instanceof Value.Constant(double number)) {
            return Value.constant(number * factor);
        }
        Value product = (x, y, z, t) -> factor * value.at(x, y, z, t);
        return value.isSteady() ? Value.steady(product) : product;
    }

    private static void requireSameEverywhere(Section flow, String key, String why) {
        if (!(flow.require(key, "") instanceof MapNode map)) {
            return;
        }
        boolean varies = map.entries.get("expression") instanceof ScalarNode formula
                ? PLACE.matcher(formula.text).find()
                : map.entries.get("table") instanceof MapNode table
                        && !(table.entries.get("along") instanceof ScalarNode along && along.text.equals("t"));
        if (varies) {
            throw flow.fault(key, "it may depend on the time t only; " + why);
        }
    }

    /// Components x, y, z of a vector; in two dimensions the last may be left out.
    static Value[] vector(Section section, String key, Dimension dimension, StructuredMesh mesh) {
        List<Node> items = section.list(key, "a list of components");
        if (items.size() < mesh.dimensions()) {
            throw section.fault(key, "found " + items.size() + " components, in three dimensions three are expected");
        }
        List<Value> values = new ArrayList<>();
        for (int m = 0; m < items.size(); m++) {
            String path = section.at(key) + "." + m;
            Value value = Values.of(items.get(m), path, "value", dimension, section.reading);
            if (m >= mesh.dimensions() && !value.equals(Value.constant(0))) {
                throw items.get(m).mark().fault(path, "found " + items.get(m).found()
                        + ", but the mesh has no z; in two dimensions leave out the third component");
            }
            values.add(value);
        }
        return new Value[] {values.get(0), values.get(1), values.size() > 2 ? values.get(2) : Value.constant(0)};
    }
}
