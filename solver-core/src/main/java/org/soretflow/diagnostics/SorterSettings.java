package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Patches;
import org.soretflow.physics.Problem;

/// What the report of a sorter is of.
///
/// @param inlets patches through which species come in
/// @param outlets patches through which they leave
/// @param species the species, in the order of the report
/// @param across direction along which the outlets lie beside each other, for the resolution
/// @param fluidDiffusivity diffusivity of the mark by which the residence time of the fluid is found [m²/s]
/// @param doseAbove temperature above which the thermal dose counts [K]; empty for no dose
public record SorterSettings(
        List<String> inlets,
        List<String> outlets,
        List<String> species,
        Direction across,
        double fluidDiffusivity,
        OptionalDouble doseAbove) {

    /// Diffusivity of a small molecule in water [m²/s].
    public static final double SMALL_MOLECULE = 1e-9;

    public SorterSettings {
        inlets = List.copyOf(inlets);
        outlets = List.copyOf(outlets);
        species = List.copyOf(species);
    }

    /// Inlets are where the concentration or the flux of a species is given and fluid may pass, outlets where it leaves with
    /// the flow; all species; no dose.
    ///
    /// @throws IllegalArgumentException if there is no species, no inlet or no outlet
    public static SorterSettings of(Problem problem) {
        List<String> inlets = new ArrayList<>();
        List<String> outlets = new ArrayList<>();
        Patches patches = problem.patches();
        for (int patch = 0; patch < patches.count(); patch++) {
            if (!patches.takesConditions(patch) || problem.flow().isPresent() && problem.flowCondition(patch).isWall()) {
                continue;
            }
            int id = patch;
            List<SpeciesCondition> conditions = problem.species().stream()
                    .map(each -> problem.speciesCondition(each.species().name(), id)).toList();
            if (conditions.stream().anyMatch(SpeciesCondition.Outflow.class::isInstance)) {
                outlets.add(patches.name(patch));
            } else if (conditions.stream().anyMatch(each -> each instanceof SpeciesCondition.FixedConcentration
                    || each instanceof SpeciesCondition.SpeciesFlux)) {
                inlets.add(patches.name(patch));
            }
        }
        return between(problem, inlets, outlets);
    }

    /// Between given inlets and outlets.
    public static SorterSettings between(Problem problem, List<String> inlets, List<String> outlets) {
        return new SorterSettings(inlets, outlets,
                problem.species().stream().map(each -> each.species().name()).toList(),
                across(problem, outlets), SMALL_MOLECULE, OptionalDouble.empty()).checked(problem);
    }

    /// With other inlets and outlets.
    public SorterSettings with(Problem problem, List<String> from, List<String> to) {
        return new SorterSettings(from, to, species, across(problem, to), fluidDiffusivity, doseAbove).checked(problem);
    }

    /// With some of the species only.
    public SorterSettings withSpecies(Problem problem, List<String> of) {
        return new SorterSettings(inlets, outlets, of, across, fluidDiffusivity, doseAbove).checked(problem);
    }

    public SorterSettings across(Direction direction) {
        return new SorterSettings(inlets, outlets, species, direction, fluidDiffusivity, doseAbove);
    }

    public SorterSettings fluidDiffusivity(double value) {
        return new SorterSettings(inlets, outlets, species, across, value, doseAbove);
    }

    /// With a dose of what is above a temperature [K].
    public SorterSettings doseAbove(double temperature) {
        return new SorterSettings(inlets, outlets, species, across, fluidDiffusivity, OptionalDouble.of(temperature));
    }

    private SorterSettings checked(Problem problem) {
        if (species.isEmpty()) {
            throw new IllegalArgumentException("there is no species to sort");
        }
        if (!problem.moves()) {
            throw new IllegalArgumentException("nothing moves, so nothing leaves through an outlet");
        }
        if (inlets.isEmpty() || outlets.isEmpty()) {
            throw new IllegalArgumentException("there is no " + (inlets.isEmpty() ? "inlet" : "outlet")
                    + "; a species comes in where its concentration or its flux is given, and leaves by outflow");
        }
        List<String> known = problem.species().stream().map(each -> each.species().name()).toList();
        for (String name : species) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no species " + name + "; there are "
                        + String.join(", ", known));
            }
        }
        for (List<String> group : List.of(inlets, outlets)) {
            for (String name : group) {
                if (!problem.patches().has(name)) {
                    throw new IllegalArgumentException("there is no patch " + name + "; there are "
                            + String.join(", ", problem.patches().names()));
                }
            }
        }
        Optional<String> both = inlets.stream().filter(outlets::contains).findFirst();
        if (both.isPresent()) {
            throw new IllegalArgumentException("the patch " + both.get() + " is an inlet and an outlet");
        }
        return this;
    }

    /// The direction in which the middles of the outlets lie farthest apart, relative to the mesh.
    private static Direction across(Problem problem, List<String> outlets) {
        Direction best = Direction.Y;
        double most = 0;
        for (Direction d : Direction.values()) {
            if (problem.mesh().dimensions() == 2 && d == Direction.Z) {
                continue;
            }
            double[] places = outlets.stream().filter(problem.patches()::has)
                    .mapToDouble(name -> SorterPatch.of(problem, name).middle(d)).toArray();
            double apart = 0;
            for (double a : places) {
                for (double b : places) {
                    apart = Math.max(apart, Math.abs(a - b) / problem.mesh().axis(d).length());
                }
            }
            if (apart > 1.001 * most) {
                most = apart;
                best = d;
            }
        }
        return best;
    }
}
