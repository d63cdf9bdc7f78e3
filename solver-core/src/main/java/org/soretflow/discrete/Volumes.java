package org.soretflow.discrete;

import org.soretflow.mesh.StructuredMesh;

/// Cell volumes.
final class Volumes {

    private Volumes() {}

    /// Volume of every cell [m³].
    static double[] of(StructuredMesh mesh) {
        double[] volumes = new double[mesh.cells()];
        for (int n = 0; n < volumes.length; n++) {
            volumes[n] = mesh.volume(n);
        }
        return volumes;
    }
}
