package org.soretflow.diagnostics;

import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// Ratio of the mean concentration at one patch to that at another.
///
/// The mean is weighted with the face areas and taken over the values of the fluid cells next to the patch; nothing is
/// extrapolated to the wall, so that the ratio approaches that of the wall values with the first order of the width of
/// the wall cells.
///
/// @param species name of the species
/// @param first patch of the numerator
/// @param second patch of the denominator
record Separation(String species, String first, String second, Problem problem) implements Quantity {

    @Override
    public String name() {
        return "separation_" + species;
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public double of(StepReport report) {
        FieldSnapshot values = report.field(species);
        return mean(values, first) / mean(values, second);
    }

    private double mean(FieldSnapshot values, String name) {
        Patches patches = problem.patches();
        StructuredMesh mesh = problem.mesh();
        int patch = patches.id(name);
        Side side = patches.side(patch);
        double sum = 0;
        double area = 0;
        for (int f = 0; f < mesh.faces(side); f++) {
            int cell = mesh.cellOfFace(side, f);
            if (patches.patchOfFace(side, f) == patch && problem.isFluid(problem.zones().zone(cell))) {
                sum += values.at(cell) * mesh.faceArea(side, f);
                area += mesh.faceArea(side, f);
            }
        }
        return sum / area;
    }

    /// True if a patch touches a fluid cell.
    static boolean isWet(Problem problem, String name) {
        Patches patches = problem.patches();
        int patch = patches.id(name);
        Side side = patches.side(patch);
        for (int f = 0; f < problem.mesh().faces(side); f++) {
            if (patches.patchOfFace(side, f) == patch
                    && problem.isFluid(problem.zones().zone(problem.mesh().cellOfFace(side, f)))) {
                return true;
            }
        }
        return false;
    }
}
