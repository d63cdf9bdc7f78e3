package org.soretflow.viz.vtk;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;

/// Meshes and fields for the tests of the writers.
final class Samples {

    private Samples() {}

    static StructuredMesh uniform2d() {
        return StructuredMesh.of(Axis.uniform(1e-3, 5).startingAt(-2e-4), Axis.uniform(2e-4, 4), 3e-3);
    }

    static StructuredMesh stretched2d() {
        return StructuredMesh.of(Axis.uniform(1e-3, 6), Axis.geometric(2e-4, 5, Toward.START, 4), 1e-2);
    }

    static StructuredMesh rings() {
        return StructuredMesh.axisymmetric(Axis.uniform(1e-3, 6), Axis.geometric(2e-4, 5, Toward.START, 4));
    }

    static StructuredMesh uniform3d() {
        return StructuredMesh.of(Axis.uniform(1e-3, 4), Axis.uniform(2e-3, 3), Axis.uniform(1e-4, 2));
    }

    static StructuredMesh stretched3d() {
        return StructuredMesh.of(Axis.tanh(1e-3, 7, Toward.BOTH, 5), Axis.uniform(2e-3, 3), Axis.of(0, 1e-5, 4e-5));
    }

    static CellZones zones(StructuredMesh mesh) {
        return CellZones.fill(mesh, "glass <borosilicate>")
                .paint("channel µ", Shape.layer(Direction.Y, Range.from(0.3 * mesh.y().length())))
                .build();
    }

    static FieldSnapshot scalar(StructuredMesh mesh, String name, String unit, IntToDoubleFunction value) {
        double[] values = new double[mesh.cells()];
        for (int n = 0; n < values.length; n++) {
            values[n] = value.applyAsDouble(n);
        }
        return FieldSnapshot.scalar(name, unit, values);
    }

    /// Random bit patterns without pattern, with NaN, infinities, −0 and subnormal numbers among them.
    static FieldSnapshot random(StructuredMesh mesh, String name, int components) {
        SplittableRandom random = new SplittableRandom(20260801);
        double[] special = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE};
        double[] values = new double[mesh.cells() * components];
        for (int n = 0; n < values.length; n++) {
            values[n] = n % 7 == 3 ? special[random.nextInt(special.length)]
                    : Double.longBitsToDouble(random.nextLong());
        }
        return new FieldSnapshot(name, "m/s", components, values);
    }
}
