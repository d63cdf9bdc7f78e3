package org.soretflow.viz.vtk;

import org.soretflow.mesh.StructuredMesh;

/// Kind of a VTK file.
public enum VtkFormat {
    /// `.vti` if all axes are uniform, `.vtr` otherwise.
    AUTO,
    /// Image data: an origin and a spacing say where the cells are; for uniform axes only.
    VTI,
    /// Rectilinear grid: the positions of all faces along the axes; for any mesh.
    VTR;

    /// Whether files of this kind can hold a mesh.
    public boolean fits(StructuredMesh mesh) {
        return this != VTI || isUniform(mesh);
    }

    /// The kind of the file on a mesh: never [#AUTO].
    VtkFormat on(StructuredMesh mesh) {
        return this != AUTO ? this : isUniform(mesh) ? VTI : VTR;
    }

    private static boolean isUniform(StructuredMesh mesh) {
        return mesh.x().isUniform() && mesh.y().isUniform() && mesh.z().isUniform();
    }
}
