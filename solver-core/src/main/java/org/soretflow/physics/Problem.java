package org.soretflow.physics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.material.Species;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Patch;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.StructuredMesh;

/// Mesh, zones, materials, equations, conditions and initial state: the immutable thing that a case file describes.
///
/// Made by [ProblemBuilder], which checks it as a whole. Patches and zones are numbered as in [Patches] and
/// [CellZones].
public final class Problem {

    private final String name;
    private final String fingerprint;
    private final StructuredMesh mesh;
    private final CellZones zones;
    private final Patches patches;
    private final List<Patch> parts;
    private final List<Material> materials;
    private final Gravity gravity;
    private final HeatEquation heat;
    private final GivenVelocity velocity;
    private final FlowEquation flow;
    private final List<SpeciesEquation> species;
    private final Map<String, ThermalCondition> thermal;
    private final Map<String, FlowCondition> flowConditions;
    private final Map<String, Map<String, SpeciesCondition>> conditions;
    private final Value initialTemperature;
    private final List<Value> initialVelocity;
    private final Map<String, Value> initial;

    /// Takes a copy of what the builder holds.
    Problem(
            ProblemBuilder builder,
            Patches patches,
            List<Material> materials,
            Map<String, Map<String, SpeciesCondition>> conditions) {
        this.name = builder.name;
        this.fingerprint = builder.fingerprint;
        this.mesh = builder.mesh;
        this.zones = builder.zones;
        this.patches = patches;
        this.parts = List.copyOf(builder.parts);
        this.materials = List.copyOf(materials);
        this.gravity = builder.gravity;
        this.heat = builder.heat;
        this.velocity = builder.velocity;
        this.flow = builder.flow;
        this.species = List.copyOf(builder.species);
        this.thermal = Map.copyOf(builder.thermal);
        this.flowConditions = Map.copyOf(builder.flowConditions);
        this.conditions = Map.copyOf(conditions);
        this.initialTemperature = builder.initialTemperature;
        this.initialVelocity = List.copyOf(builder.initialVelocity);
        this.initial = Map.copyOf(builder.initial);
    }

    /// Starts a problem on a mesh that is one zone, `domain`.
    public static ProblemBuilder on(StructuredMesh mesh) {
        return new ProblemBuilder(mesh, null);
    }

    /// Starts a problem on a mesh with painted zones.
    public static ProblemBuilder on(StructuredMesh mesh, CellZones zones) {
        return new ProblemBuilder(mesh, zones);
    }

    /// The same problem on pairs of cells: where a first guess is cheap.
    ///
    /// @param directions in which cells are joined
    /// @return empty if a zone or a patch is too small for it
    public Optional<Problem> halved(Direction... directions) {
        StructuredMesh coarse = mesh.halved(directions);
        CellZones coarseZones = zones.on(coarse);
        for (int zone = 0; zone < zones.names().size(); zone++) {
            if (zones.count(zone) > 0 && coarseZones.count(zone) == 0) {
                return Optional.empty();
            }
        }
        return rebuilt(builder(coarse, coarseZones));
    }

    /// The same problem with one scheme for all that the flow carries.
    public Problem carriedBy(AdvectionScheme scheme) {
        ProblemBuilder builder = builder(mesh, zones);
        builder.heat = heat == null ? null : heat.withAdvection(scheme);
        builder.flow = flow == null ? null : flow.withAdvection(scheme);
        builder.species.replaceAll(equation -> equation.withAdvection(scheme));
        return rebuilt(builder).orElseThrow();
    }

    /// The same problem solved no further than a relative residual.
    public Problem solvedTo(double tolerance) {
        ProblemBuilder builder = builder(mesh, zones);
        builder.heat = heat == null ? null : heat.withTolerance(tolerance);
        builder.flow = flow == null ? null : flow.withTolerance(tolerance);
        builder.species.replaceAll(equation -> equation.withTolerance(tolerance));
        return rebuilt(builder).orElseThrow();
    }

    /// A builder that holds all of this problem.
    private ProblemBuilder builder(StructuredMesh onMesh, CellZones onZones) {
        ProblemBuilder builder = new ProblemBuilder(onMesh, onZones);
        builder.parts.addAll(parts);
        builder.name = name;
        builder.fingerprint = fingerprint;
        builder.gravity = gravity;
        builder.heat = heat;
        builder.velocity = velocity;
        builder.flow = flow;
        builder.species.addAll(species);
        builder.thermal.putAll(thermal);
        builder.flowConditions.putAll(flowConditions);
        builder.initialTemperature = initialTemperature;
        builder.initialVelocity = initialVelocity;
        builder.initial.putAll(initial);
        return builder;
    }

    /// @return empty if a patch has no faces on the builder's mesh
    private Optional<Problem> rebuilt(ProblemBuilder builder) {
        try {
            return Optional.of(new Problem(builder, Patches.of(builder.mesh, parts), materials, conditions));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String name() {
        return name;
    }

    /// What distinguishes this problem from others, for checkpoints and provenance.
    public String fingerprint() {
        return fingerprint;
    }

    public StructuredMesh mesh() {
        return mesh;
    }

    public CellZones zones() {
        return zones;
    }

    public Patches patches() {
        return patches;
    }

    /// Material of a zone, by the zone's number.
    public Material material(int zone) {
        return materials.get(zone);
    }

    /// True if the zone is a fluid: only there species live and the velocity is not zero.
    public boolean isFluid(int zone) {
        return materials.get(zone) instanceof Fluid;
    }

    public Gravity gravity() {
        return gravity;
    }

    /// The heat equation; empty if the temperature is given by the initial state for all time.
    public Optional<HeatEquation> heat() {
        return Optional.ofNullable(heat);
    }

    /// The given velocity; empty if everything is at rest or the flow is solved for.
    public Optional<GivenVelocity> velocity() {
        return Optional.ofNullable(velocity);
    }

    /// The flow equation; empty if the velocity is given or zero.
    public Optional<FlowEquation> flow() {
        return Optional.ofNullable(flow);
    }

    /// True if anything may move: the velocity is given or solved for.
    public boolean moves() {
        return velocity != null || flow != null;
    }

    public List<SpeciesEquation> species() {
        return species;
    }

    /// A species by its name.
    ///
    /// @throws java.util.NoSuchElementException if there is none
    public Species species(String called) {
        return species.stream().map(SpeciesEquation::species).filter(each -> each.name().equals(called)).findAny()
                .orElseThrow();
    }

    /// Thermal condition of a patch, by the patch's number; adiabatic if nothing was said.
    public ThermalCondition thermalCondition(int patch) {
        return thermal.getOrDefault(patches.name(patch), ThermalCondition.adiabatic());
    }

    /// Flow condition of a patch, by the patch's number; symmetry at an axis, no-slip if nothing was said.
    public FlowCondition flowCondition(int patch) {
        if (mesh.isAxis(patches.side(patch))) {
            return FlowCondition.symmetry();
        }
        return flowConditions.getOrDefault(patches.name(patch), FlowCondition.noSlip());
    }

    /// Condition of a species at a patch; impermeable if nothing was said.
    public SpeciesCondition speciesCondition(String name, int patch) {
        Map<String, SpeciesCondition> byPatch = conditions.getOrDefault(name, Map.of());
        return byPatch.getOrDefault(patches.name(patch), SpeciesCondition.impermeable());
    }

    /// Initial temperature [K].
    public Value initialTemperature() {
        return initialTemperature;
    }

    /// Initial velocity, components x, y, z [m/s].
    public List<Value> initialVelocity() {
        return initialVelocity;
    }

    /// Initial concentration of a species, in its unit.
    public Value initialConcentration(String name) {
        return initial.get(name);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("problem ").append(name()).append('\n').append(mesh());
        heat().ifPresent(heat -> text.append("\nheat: ").append(heat.sources().size()).append(" source(s)"));
        flow().ifPresent(flow -> text.append("\nflow: ").append(flow));
        velocity().ifPresent(velocity -> text.append("\nvelocity: ").append(velocity));
        species.forEach(equation -> text.append("\nspecies: ").append(equation.species().name()));
        return text.toString();
    }
}
