package org.soretflow.discrete;

import org.soretflow.mesh.StructuredMesh;

/// Cell volumes.
final class Volumes {

    private Volumes() {}

    /// Fills an array with the volume of every cell [m³] and returns it.
    ///
    /// @param volumes modified
    static double[] into(double[] volumes, StructuredMesh mesh) {
        int n = 0;
        for (int k = 0; k < mesh.nz(); k++) {
            for (int j = 0; j < mesh.ny(); j++) {
                for (int i = 0; i < mesh.nx(); i++) {
                    volumes[n++] = mesh.volume(i, j, k);
                }
            }
        }
        return volumes;
    }
}
