package org.soretflow.verification;

import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// Differences between a field and another or an exact one.
///
/// @param mean root of the volume mean of the squares, L2
/// @param largest largest absolute value, L∞
record Norms(double mean, double largest) {

    /// Against an exact field at the centres of the cells where it lives.
    static Norms of(Problem problem, FieldSnapshot found, Value exact, double time) {
        StructuredMesh mesh = problem.mesh();
        boolean everywhere = found.name().equals("temperature");
        double[] values = new double[mesh.cells()];
        for (int n = 0; n < values.length; n++) {
            double x = mesh.x().centre(mesh.i(n));
            double y = mesh.y().centre(mesh.j(n));
            double z = mesh.z().centre(mesh.k(n));
            boolean lives = everywhere || problem.isFluid(problem.zones().zone(n));
            values[n] = lives ? exact.at(x, y, z, time) : 0;
        }
        return of(mesh, found, FieldSnapshot.scalar(found.name(), found.unit(), values));
    }

    /// Between two fields on one mesh.
    static Norms of(StructuredMesh mesh, FieldSnapshot a, FieldSnapshot b) {
        double sum = 0;
        double volume = 0;
        double largest = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            double difference = a.at(n) - b.at(n);
            sum += difference * difference * mesh.volume(n);
            volume += mesh.volume(n);
            largest = Math.max(largest, Math.abs(difference));
        }
        return new Norms(Math.sqrt(sum / volume), largest);
    }
}
