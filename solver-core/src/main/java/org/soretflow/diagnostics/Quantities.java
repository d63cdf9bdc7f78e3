package org.soretflow.diagnostics;

import java.util.List;
import org.soretflow.diagnostics.CellStatistic.Kind;
import org.soretflow.material.Species;
import org.soretflow.mesh.Point;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StepReport;

/// Makes the quantities that a case may report. All refuse names that the problem does not have.
///
/// @param problem the problem that the reports will belong to
public record Quantities(Problem problem) {

    static final String TEMPERATURE = "temperature";
    static final String HEAT = "heat";

    /// Volume-weighted mean of the temperature over all cells, or of a species over the fluid cells.
    public Quantity mean(String field) {
        return new CellStatistic(Kind.MEAN, field, unit(field), problem);
    }

    /// Smallest value in a cell.
    public Quantity minimum(String field) {
        return new CellStatistic(Kind.MINIMUM, field, unit(field), problem);
    }

    /// Largest value in a cell.
    public Quantity maximum(String field) {
        return new CellStatistic(Kind.MAXIMUM, field, unit(field), problem);
    }

    /// Amount of a species in the domain: concentration times volume, in mol, kg, 1 or, for a fraction, m³.
    public Quantity total(String species) {
        return new CellStatistic(Kind.TOTAL, species, amount(species(species)), problem);
    }

    /// Ratio of the mean concentrations in the cells at two patches; see [Separation] for the weights.
    public Quantity separation(String species, String first, String second) {
        species(species);
        for (String patch : List.of(first, second)) {
            requirePatch(patch);
            if (!Separation.isWet(problem, patch)) {
                throw new IllegalArgumentException("patch " + patch
                        + " touches no fluid, there is no concentration at it");
            }
        }
        return new Separation(species, first, second, problem);
    }

    /// Heat that enters through a patch [W].
    public Quantity heatFlow(String patch) {
        if (problem.heat().isEmpty()) {
            throw new IllegalArgumentException("there is no heat equation, hence no heat flow");
        }
        requirePatch(patch);
        return new PatchFlow(HEAT, patch, "W");
    }

    /// Amount of a species that enters through a patch per second.
    public Quantity speciesFlow(String species, String patch) {
        requirePatch(patch);
        String amount = amount(species(species));
        return new PatchFlow(species, patch, amount + "/s");
    }

    /// Value of a field in the cell that holds a point.
    ///
    /// @param name name of the quantity, such as `probe_centre`
    public Quantity probe(String name, String field, Point at) {
        String unit = unit(field);
        int cell = FieldSampler.on(problem.mesh()).cellAt(at);
        return named(name, unit, report -> report.field(field).at(cell));
    }

    /// Share of one species in the flow of all species through a patch [1]; the species must have one unit.
    public Quantity purity(String species, String patch) {
        Quantity own = speciesFlow(species, patch);
        List<Quantity> all = problem.species().stream().map(each -> speciesFlow(each.species().name(), patch)).toList();
        if (all.stream().anyMatch(each -> !each.unit().equals(own.unit()))) {
            throw new IllegalArgumentException("a purity needs species of one unit");
        }
        return named("purity_" + species + "_" + patch, "1",
                report -> own.of(report) / all.stream().mapToDouble(each -> each.of(report)).sum());
    }

    private String unit(String field) {
        return field.equals(TEMPERATURE) ? "K" : species(field).unit();
    }

    private Species species(String name) {
        return problem.species().stream().map(SpeciesEquation::species).filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("there is no species " + name + "; there are "
                        + problem.species().stream().map(each -> each.species().name()).toList()));
    }

    private void requirePatch(String patch) {
        if (!problem.patches().has(patch)) {
            throw new IllegalArgumentException("there is no patch " + patch + "; there are "
                    + String.join(", ", problem.patches().names()));
        }
    }

    private static String amount(Species species) {
        return switch (species.unit()) {
            case "1" -> "m^3";
            case "1/m^3" -> "1";
            default -> species.unit().replace("/m^3", "");
        };
    }

    private interface Formula {
        double of(StepReport report);
    }

    private static Quantity named(String name, String unit, Formula formula) {
        return new Quantity() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String unit() {
                return unit;
            }

            @Override
            public double of(StepReport report) {
                return formula.of(report);
            }
        };
    }
}
