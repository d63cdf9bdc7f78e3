package org.soretflow.physics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.StructuredMesh;

/// Mesh, zones, materials, equations, conditions and initial state: the immutable thing that a case file describes.
///
/// Made by [ProblemBuilder], which checks it as a whole. Patches and zones are numbered as in [Patches] and [CellZones].
public final class Problem {

    private final ProblemBuilder source;
    private final Patches patches;
    private final List<Material> materials;
    private final List<SpeciesEquation> species;
    private final Map<String, Value> initial;

    Problem(ProblemBuilder source, Patches patches, List<Material> materials) {
        this.source = source;
        this.patches = patches;
        this.materials = List.copyOf(materials);
        this.species = List.copyOf(source.species);
        this.initial = Map.copyOf(source.initial);
    }

    /// Starts a problem on a mesh that is one zone, `domain`.
    public static ProblemBuilder on(StructuredMesh mesh) {
        return new ProblemBuilder(mesh, null);
    }

    /// Starts a problem on a mesh with painted zones.
    public static ProblemBuilder on(StructuredMesh mesh, CellZones zones) {
        return new ProblemBuilder(mesh, zones);
    }

    public String name() {
        return source.name;
    }

    /// What distinguishes this problem from others, for checkpoints and provenance.
    public String fingerprint() {
        return source.fingerprint;
    }

    public StructuredMesh mesh() {
        return source.mesh;
    }

    public CellZones zones() {
        return source.zones;
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
        return source.gravity;
    }

    /// The heat equation; empty if the temperature is given by the initial state for all time.
    public Optional<HeatEquation> heat() {
        return Optional.ofNullable(source.heat);
    }

    /// The velocity; empty if everything is at rest.
    public Optional<GivenVelocity> velocity() {
        return Optional.ofNullable(source.velocity);
    }

    public List<SpeciesEquation> species() {
        return species;
    }

    /// Thermal condition of a patch, by the patch's number; adiabatic if nothing was said.
    public ThermalCondition thermalCondition(int patch) {
        return source.thermal.getOrDefault(patches.name(patch), ThermalCondition.adiabatic());
    }

    /// Condition of a species at a patch; impermeable if nothing was said.
    public SpeciesCondition speciesCondition(String name, int patch) {
        Map<String, SpeciesCondition> byPatch = source.conditions.getOrDefault(name, Map.of());
        return byPatch.getOrDefault(patches.name(patch), SpeciesCondition.impermeable());
    }

    /// Initial temperature [K].
    public Value initialTemperature() {
        return source.initialTemperature;
    }

    /// Initial concentration of a species, in its unit.
    public Value initialConcentration(String name) {
        return initial.get(name);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("problem ").append(name()).append('\n').append(mesh());
        heat().ifPresent(heat -> text.append("\nheat: ").append(heat.sources().size()).append(" source(s)"));
        velocity().ifPresent(velocity -> text.append("\nvelocity: ").append(velocity));
        species.forEach(equation -> text.append("\nspecies: ").append(equation.species().name()));
        return text.toString();
    }
}
