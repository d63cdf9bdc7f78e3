package org.soretflow.cases.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.run.CaseReport;
import org.soretflow.cases.run.Numbers;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.material.Property;
import org.soretflow.material.Solid;
import org.soretflow.material.Species;
import org.soretflow.mesh.MeshReport;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.FlowModeChoice;
import org.soretflow.viz.report.Block;
import org.soretflow.viz.table.CsvColumn;

/// What the case was: the numbers that `check` prints, and the materials.
final class CaseSections {

    private final LoadedCase loaded;
    private final CaseReport report;

    CaseSections(LoadedCase loaded, CaseReport report) {
        this.loaded = loaded;
        this.report = report;
    }

    List<Block> numbers() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Text("Made of: " + report.basis() + "."));
        if (!report.numbers().isEmpty()) {
            blocks.add(new Block.Table("", List.of("number", "value", "meaning"), report.numbers()));
        }
        report.flowMode().map(FlowModeChoice::text).ifPresent(text -> blocks.add(new Block.Text(text)));
        return blocks;
    }

    List<Block> mesh() {
        MeshReport mesh = report.mesh();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Text(String.format(Locale.ROOT, "%d cells in %s, largest aspect ratio of a"
                + " cell %s.", mesh.cells(), mesh.mesh().isAxisymmetric() ? "radius and axial position (rings)"
                        : mesh.mesh().dimensions() + " dimensions", Shown.number(mesh.largestAspectRatio()))));
        blocks.add(new Block.Table("", List.of("axis", "cells", "length", "smallest width", "largest width",
                "largest growth"), mesh.axes().stream().map(axis -> List.of(axis.direction().label(),
                Integer.toString(axis.cells()), Numbers.metres(axis.length()), Numbers.metres(axis.smallestWidth()),
                Numbers.metres(axis.largestWidth()), Shown.number(axis.largestGrowth()))).toList()));
        Problem problem = loaded.problem();
        blocks.add(new Block.Table("", List.of("zone", "material", "cells", "volume"), mesh.zones().stream().map(zone ->
                List.of(zone.name(), problem.material(problem.zones().id(zone.name())).name(),
                        Integer.toString(zone.cells()), Shown.number(zone.volume()) + " m³")).toList()));
        return blocks;
    }

    List<Block> conditions() {
        List<Block> blocks = new ArrayList<>();
        List<List<String>> rows = report.conditions();
        blocks.add(new Block.Table("", rows.getFirst(), rows.subList(1, rows.size())));
        Gravity gravity = loaded.problem().gravity();
        blocks.add(new Block.Text(gravity.magnitude() == 0 ? "There is no gravity."
                : "Gravity: (" + Shown.number(gravity.x()) + ", " + Shown.number(gravity.y()) + ", "
                        + Shown.number(gravity.z()) + ") m/s²."));
        return blocks;
    }

    /// Properties at the middle temperature; an asterisk where they depend on it.
    List<Block> materials() {
        double temperature = Double.isFinite(report.middleTemperature()) ? report.middleTemperature() : 298.15;
        Problem problem = loaded.problem();
        List<Material> all = new ArrayList<>();
        for (int zone = 0; zone < problem.zones().names().size(); zone++) {
            if (!all.contains(problem.material(zone))) {
                all.add(problem.material(zone));
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (Material material : all) {
            rows.add(switch (material) {
                case Fluid fluid -> List.of(fluid.name(), "fluid", at(fluid.density(), temperature),
                        at(fluid.conductivity(), temperature), at(fluid.heatCapacity(), temperature),
                        at(fluid.viscosity(), temperature), at(fluid.thermalExpansion(), temperature), fluid.source());
                case Solid solid -> List.of(solid.name(), "solid", at(solid.density(), temperature),
                        at(solid.conductivity(), temperature), at(solid.heatCapacity(), temperature), "", "",
                        solid.source());
            });
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table("At " + Shown.number(temperature) + " K; what depends on temperature has a star",
                List.of("material", "phase", "ρ [kg/m³]", "k [W/(m·K)]", "c [J/(kg·K)]", "μ [Pa·s]", "β [1/K]",
                        "source"), rows));
        all.stream().filter(Fluid.class::isInstance).map(Fluid.class::cast).findFirst()
                .filter(_ -> !problem.species().isEmpty())
                .ifPresent(fluid -> blocks.add(species(problem, fluid, temperature)));
        return blocks;
    }

    private static Block species(Problem problem, Fluid fluid, double temperature) {
        List<List<String>> rows = new ArrayList<>();
        for (SpeciesEquation equation : problem.species()) {
            Species species = equation.species();
            rows.add(List.of(species.name(), CsvColumn.pretty(species.unit()),
                    Shown.number(species.diffusivity().at(temperature, fluid)),
                    Shown.number(species.soretCoefficient().at(temperature)),
                    species.form().name().toLowerCase(Locale.ROOT), Shown.number(species.solutalExpansion())));
        }
        return new Block.Table("Species in " + fluid.name() + " at " + Shown.number(temperature) + " K",
                List.of("species", "unit", "D [m²/s]", "S_T [1/K]", "form", "β_c"), rows);
    }

    private static String at(Property property, double temperature) {
        return Shown.number(property.at(temperature)) + (property.isConstant() ? "" : " *");
    }
}
