package org.soretflow.cases.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.soretflow.boundary.Value;
import org.soretflow.cases.file.Node.ListNode;
import org.soretflow.cases.file.Node.ScalarNode;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.ProblemBuilder;

/// The `initial` block.
final class InitialReader {

    private static final String REST = "rest";

    private final Section initial;
    private final StructuredMesh mesh;
    private final boolean flow;

    /// @param flow whether the flow is solved for
    InitialReader(Section initial, StructuredMesh mesh, boolean flow) {
        this.initial = initial;
        this.mesh = mesh;
        this.flow = flow;
    }

    /// @param species concentrations by the name of the species
    void read(ProblemBuilder builder, Map<String, Dimension> species) {
        if (!initial.has("temperature")) {
            initial.quantity("temperature", Dimension.TEMPERATURE, "25 °C");
        }
        Value temperature = Values.of(initial.require("temperature", ""), initial.at("temperature"), "value",
                Dimension.TEMPERATURE, initial.reading);
        builder.initialTemperature(temperature);
        velocity(builder);
        Set<String> known = new LinkedHashSet<>(species.keySet());
        known.addAll(List.of("temperature", "velocity"));
        for (String key : initial.keys()) {
            if (!known.contains(key)) {
                throw initial.node.keys.get(key).fault(initial.at(key), "there is no species " + key + "; "
                        + Suggestion.of(key, known));
            }
        }
        species.forEach((name, dimension) -> {
            Node value = initial.node.entries.get(name);
            if (value == null) {
                throw initial.fault("species " + name + " has no initial concentration; add " + name + ": "
                        + dimension.example());
            }
            builder.initially(name, BoundaryReader.concentration(value, initial.at(name), dimension, initial.reading));
        });
    }

    private void velocity(ProblemBuilder builder) {
        Node value = initial.get("velocity").orElse(null);
        if (value instanceof ListNode) {
            if (!flow) {
                throw initial.fault("velocity", "the flow is not solved for; write velocity: rest, or add "
                        + "flow: { model: boussinesq } to equations");
            }
            Value[] v = FlowConditionReader.vector(initial, "velocity", Dimension.VELOCITY, mesh);
            builder.initialVelocity(v[0], v[1], v[2]);
        } else if (value instanceof ScalarNode word && !word.text.equals(REST)) {
            throw initial.fault("velocity", "found " + word.found()
                    + "; rest or a list of components is expected, for example [1 mm/s, 0 mm/s]");
        } else if (flow) {
            initial.wordOr("velocity", REST);
        }
    }
}
