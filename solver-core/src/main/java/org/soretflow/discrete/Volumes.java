package org.soretflow.discrete;

import org.soretflow.mesh.StructuredMesh;

/// Cell volumes.
final class Volumes {

    private Volumes() {}

    /// Fills an array with the volume of every cell [m³] and returns it.
    ///
    /// @param volumes modified
    static double[] into(double[] volumes, StructuredMesh mesh) {
        for (int n = 0; n < volumes.length; n++) {
            volumes[n] = mesh.volume(n);
        }
        return volumes;
    }
}
