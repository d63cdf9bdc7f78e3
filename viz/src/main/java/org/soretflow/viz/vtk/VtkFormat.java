package org.soretflow.viz.vtk;

import java.util.Locale;
import org.soretflow.mesh.StructuredMesh;

/// Kind of a VTK file.
public enum VtkFormat {
    /// `.vti` if all axes are uniform, `.vtr` otherwise.
    AUTO,
    /// Image data: an origin and a spacing say where the cells are; for uniform axes only.
    VTI,
    /// Rectilinear grid: the positions of all faces along the axes; for any mesh.
    VTR,
    /// Image data, and all time steps gathered in one VTKHDF file at the end of a run, see [VtkHdfFile]; for uniform axes
    /// only.
    VTKHDF;

    /// Whether files of this kind can hold a mesh.
    public boolean fits(StructuredMesh mesh) {
        return switch (this) {
            case AUTO, VTR -> true;
            case VTI, VTKHDF -> isUniform(mesh);
        };
    }

    /// The kind of the file of one step on a mesh: [#VTI] or [#VTR].
    VtkFormat on(StructuredMesh mesh) {
        return switch (this) {
            case AUTO -> isUniform(mesh) ? VTI : VTR;
            case VTI, VTKHDF -> VTI;
            case VTR -> VTR;
        };
    }

    /// Whether the libraries are there with which files of this kind are written.
    public boolean isAvailable() {
        if (this != VTKHDF) {
            return true;
        }
        try {
            Class.forName("io.jhdf.HdfFile");
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /// Why this kind cannot hold a mesh that it does not [#fits]: one sentence for people.
    public String misfit() {
        return "%s needs uniform axes, this mesh has a stretched one; use auto or vtr"
                .formatted(name().toLowerCase(Locale.ROOT));
    }

    private static boolean isUniform(StructuredMesh mesh) {
        return mesh.x().isUniform() && mesh.y().isUniform() && mesh.z().isUniform();
    }
}
