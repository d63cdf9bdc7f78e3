package org.soretflow.physics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Material;
import org.soretflow.material.Species;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Patch;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// Collects a problem under the names of the case file; [#build()] checks it as a whole.
///
/// What is not said is a closed chamber at rest: walls are adiabatic and impermeable.
public final class ProblemBuilder {

    final StructuredMesh mesh;
    final CellZones zones;
    final Map<String, Material> materials = new LinkedHashMap<>();
    final List<Patch> parts = new ArrayList<>();
    final List<SpeciesEquation> species = new ArrayList<>();
    final Map<String, ThermalCondition> thermal = new LinkedHashMap<>();
    final Map<String, FlowCondition> flowConditions = new LinkedHashMap<>();
    final Map<String, Map<String, SpeciesCondition>> conditions = new LinkedHashMap<>();
    final Map<String, Value> initial = new LinkedHashMap<>();
    String name = "problem";
    String fingerprint = "";
    Gravity gravity = Gravity.NONE;
    HeatEquation heat;
    GivenVelocity velocity;
    FlowEquation flow;
    List<Value> initialVelocity = List.of(Value.constant(0), Value.constant(0), Value.constant(0));
    Value initialTemperature = Value.constant(298.15);
    private final Map<String, SpeciesCondition> allSpecies = new LinkedHashMap<>();

    ProblemBuilder(StructuredMesh mesh, CellZones zones) {
        this.mesh = mesh;
        this.zones = zones != null ? zones : CellZones.fill(mesh, "domain").build();
    }

    public ProblemBuilder named(String text) {
        name = text;
        return this;
    }

    /// Text that tells this problem from others in checkpoints; the case reader passes a hash of the resolved file.
    public ProblemBuilder fingerprint(String text) {
        fingerprint = text;
        return this;
    }

    /// The material of all zones that get none of their own.
    public ProblemBuilder filledWith(Material material) {
        for (String zone : zones.names()) {
            materials.putIfAbsent(zone, material);
        }
        return this;
    }

    public ProblemBuilder material(String zone, Material material) {
        zones.id(zone);
        materials.put(zone, material);
        return this;
    }

    /// A named part of a side; the rest of the side keeps the side's name.
    public ProblemBuilder patch(String patch, Side side, Shape shape) {
        parts.add(new Patch(patch, side, shape));
        return this;
    }

    public ProblemBuilder gravity(Gravity vector) {
        gravity = vector;
        return this;
    }

    public ProblemBuilder heat() {
        return heat(HeatEquation.standard());
    }

    public ProblemBuilder heat(HeatEquation equation) {
        heat = equation;
        return this;
    }

    /// A velocity that is given, not solved for.
    public ProblemBuilder flow(GivenVelocity given) {
        velocity = given;
        return this;
    }

    /// Solves for the flow.
    public ProblemBuilder flow(FlowEquation equation) {
        flow = equation;
        return this;
    }

    /// Solves for the flow with inertia and thermal expansion.
    ///
    /// @param referenceTemperature [K]
    public ProblemBuilder boussinesq(double referenceTemperature) {
        return flow(FlowEquation.boussinesq(referenceTemperature));
    }

    public ProblemBuilder species(Species one) {
        return species(SpeciesEquation.of(one));
    }

    public ProblemBuilder species(SpeciesEquation equation) {
        species.add(equation);
        return this;
    }

    /// @param kelvin [K]
    public ProblemBuilder initialTemperature(double kelvin) {
        return initialTemperature(Value.constant(kelvin));
    }

    public ProblemBuilder initialTemperature(Value temperature) {
        initialTemperature = temperature;
        return this;
    }

    /// Rest if this is not called; [m/s].
    public ProblemBuilder initialVelocity(Value vx, Value vy, Value vz) {
        initialVelocity = List.of(vx, vy, vz);
        return this;
    }

    /// @param concentration in the species' unit
    public ProblemBuilder initially(Species one, double concentration) {
        return initially(one.name(), Value.constant(concentration));
    }

    public ProblemBuilder initially(String speciesName, Value concentration) {
        initial.put(speciesName, concentration);
        return this;
    }

    public ProblemBuilder boundary(Side side, ThermalCondition condition) {
        return boundary(side.label(), condition);
    }

    public ProblemBuilder boundary(String patch, ThermalCondition condition) {
        thermal.put(patch, condition);
        return this;
    }

    public ProblemBuilder boundary(Side side, FlowCondition condition) {
        return boundary(side.label(), condition);
    }

    public ProblemBuilder boundary(String patch, FlowCondition condition) {
        flowConditions.put(patch, condition);
        return this;
    }

    public ProblemBuilder boundary(Side side, SpeciesCondition condition) {
        return boundary(side.label(), condition);
    }

    /// The condition of all species at a patch that have none of their own there.
    public ProblemBuilder boundary(String patch, SpeciesCondition condition) {
        allSpecies.put(patch, condition);
        return this;
    }

    public ProblemBuilder boundary(Side side, Species one, SpeciesCondition condition) {
        return boundary(side.label(), one.name(), condition);
    }

    public ProblemBuilder boundary(String patch, String speciesName, SpeciesCondition condition) {
        conditions.computeIfAbsent(speciesName, key -> new LinkedHashMap<>()).put(patch, condition);
        return this;
    }

    /// Checks the whole and makes the problem.
    ///
    /// @throws IllegalArgumentException with one message that names what is wrong in the words of the case file
    public Problem build() {
        Patches patches = Patches.of(mesh, parts);
        List<Material> byZone = new ArrayList<>();
        for (String zone : zones.names()) {
            Material material = materials.get(zone);
            require(material != null, "zone " + zone + " has no material");
            byZone.add(material);
        }
        Map<String, Map<String, SpeciesCondition>> bySpecies = new LinkedHashMap<>();
        species.forEach(equation -> bySpecies.put(equation.species().name(), new LinkedHashMap<>(allSpecies)));
        conditions.forEach((species, own) ->
                bySpecies.computeIfAbsent(species, key -> new LinkedHashMap<>()).putAll(own));
        Problem problem = new Problem(this, patches, byZone, bySpecies);
        ProblemChecks.check(problem, thermal.keySet(), flowConditions.keySet(), bySpecies);
        return problem;
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
