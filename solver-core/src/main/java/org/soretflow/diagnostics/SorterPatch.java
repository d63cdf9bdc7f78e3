package org.soretflow.diagnostics;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Patches;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// The wet faces of a patch.
///
/// @param faces their numbers on the side
record SorterPatch(String name, Side side, int[] faces, StructuredMesh mesh) {

    static SorterPatch of(Problem problem, String name) {
        Patches patches = problem.patches();
        int id = patches.id(name);
        Side side = patches.side(id);
        StructuredMesh mesh = problem.mesh();
        int[] faces = IntStream.range(0, mesh.faces(side))
                .filter(f -> patches.patchOfFace(side, f) == id
                        && problem.isFluid(problem.zones().zone(mesh.cellOfFace(side, f))))
                .toArray();
        return new SorterPatch(name, side, faces, mesh);
    }

    /// Sum over the faces of one number per face of the side.
    double sum(double[] ofSide) {
        return sum(f -> ofSide[f]);
    }

    double sum(IntToDoubleFunction ofFace) {
        return IntStream.of(faces).mapToDouble(ofFace).sum();
    }

    /// Place of a face along a direction [m].
    double place(Direction d, int face) {
        return switch (d) {
            case X -> mesh.faceCentreX(side, face);
            case Y -> mesh.faceCentreY(side, face);
            case Z -> mesh.faceCentreZ(side, face);
        };
    }

    /// Mean place along a direction, weighted with the areas [m].
    double middle(Direction d) {
        return sum(f -> mesh.faceArea(side, f) * place(d, f)) / sum(f -> mesh.faceArea(side, f));
    }
}
