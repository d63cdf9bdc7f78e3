package org.soretflow.physics;

import static org.soretflow.physics.ProblemBuilder.require;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Species;
import org.soretflow.mesh.Patches;

/// What can only be wrong about a problem as a whole.
final class ProblemChecks {

    private static final Set<String> RESERVED = Set.of("temperature", "velocity", "pressure", "zone");

    private ProblemChecks() {}

    static void check(
            Problem problem,
            Set<String> thermalPatches,
            Set<String> flowPatches,
            Map<String, Map<String, SpeciesCondition>> conditions) {
        thermalPatches.forEach(patch -> requirePatch(problem.patches(), patch));
        flowPatches.forEach(patch -> requirePatch(problem.patches(), patch));
        require(problem.flow().isEmpty() || problem.velocity().isEmpty(), "the velocity is given and solved for");
        require(problem.flow().isPresent() || flowPatches.isEmpty(),
                "there are flow conditions at " + flowPatches + ", but no flow equation");
        problem.flow().ifPresent(flow -> {
            require(!flow.viscousDissipation() || problem.heat().isPresent(),
                    "there is no heat equation to take the heat of friction");
            require(!flow.viscousDissipation() || flow.heleShaw().isEmpty() && !problem.mesh().isAxisymmetric(),
                    "heat of friction is not known between plates above and below, nor on an axisymmetric mesh");
            require(flow.heleShaw().isEmpty() || isPlane(problem),
                    "the drag of plates above and below is for a plane, not for an axisymmetric mesh or one with a z");
        });
        Set<String> names = new HashSet<>();
        for (SpeciesEquation equation : problem.species()) {
            Species species = equation.species();
            require(!RESERVED.contains(species.name()), "a species may not be called " + species.name());
            require(names.add(species.name()), "species " + species.name() + " is there twice");
            require(problem.initialConcentration(species.name()) != null,
                    "species " + species.name() + " has no initial concentration");
            checkInitial(problem, species);
        }
        conditions.forEach((species, byPatch) -> {
            require(names.contains(species), "condition for species " + species + ", which does not exist; there are "
                    + names);
            byPatch.keySet().forEach(patch -> requirePatch(problem.patches(), patch));
        });
        require(problem.heat().isPresent() || problem.flow().isPresent() || !problem.species().isEmpty(),
                "nothing to solve: neither heat nor flow nor species");
        boolean anyFluid = IntStream.range(0, problem.zones().names().size()).anyMatch(problem::isFluid);
        require(problem.species().isEmpty() || anyFluid, "species need at least one fluid zone");
        require(problem.flow().isEmpty() || anyFluid, "a flow needs at least one fluid zone");
        AxisChecks.check(problem, thermalPatches, flowPatches, conditions);
        InletChecks.check(problem);
        problem.heat().ifPresent(heat -> heat.sources().forEach(source -> checkSource(problem, source)));
    }

    private static void requirePatch(Patches patches, String name) {
        require(patches.has(name), "there is no patch " + name + "; there are " + String.join(", ", patches.names()));
    }

    private static void checkInitial(Problem problem, Species species) {
        if (problem.initialConcentration(species.name()) instanceof Value.Constant(double value)) {
            require(value >= 0 && Double.isFinite(value),
                    "initial concentration of " + species.name() + " must not be negative, got " + value);
            require(species.form() == Species.Form.DILUTE || value <= 1,
                    "initial fraction of " + species.name() + " must not exceed 1, got " + value);
        }
    }

    private static boolean isPlane(Problem problem) {
        return problem.mesh().dimensions() == 2 && !problem.mesh().isAxisymmetric();
    }

    private static void checkSource(Problem problem, HeatSource source) {
        switch (source) {
            case HeatSource.Volumetric volumetric -> problem.zones().id(volumetric.zone());
            case HeatSource.ZonePower power -> problem.zones().id(power.zone());
            case HeatSource.GaussianBeam beam -> beam.absorptions().forEach(one -> problem.zones().id(one.zone()));
            case HeatSource.Held held -> require(!problem.isFluid(problem.zones().id(held.zone())),
                    "only a solid can be held at a temperature, but the zone " + held.zone() + " is a fluid");
            case HeatSource.Loss loss -> {
                loss.zone().ifPresent(problem.zones()::id);
                require(isPlane(problem),
                        "a loss above and below is for a plane, not for an axisymmetric mesh or one with a z");
            }
            case HeatSource.Film film -> film.face(problem.mesh());
        }
    }
}
