package org.soretflow.backend;

import java.util.List;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;

/// Size and topology of a block of cells: all that a kernel needs to know of a mesh.
///
/// Cells are numbered `n = i + nx (j + ny k)`. Faces normal to x are numbered `i + (nx+1)(j + ny k)`, those normal to y
/// `i + nx (j + (ny+1) k)`, those normal to z `i + nx (j + ny k)`; face m lies between cells m−1 and m of its direction.
/// In a periodic direction the first and the last face are the same face and carry the same numbers.
///
/// @param planar whether this is a sheet of two dimensions, one cell deep: nothing passes its faces normal to z, whose
///     weights are zero, and kernels need not read them
public record Grid(
        int nx, int ny, int nz, boolean periodicX, boolean periodicY, boolean periodicZ, boolean planar) {

    private static final List<Direction> SPACE = List.of(Direction.values());
    private static final List<Direction> PLANE = SPACE.subList(0, 2);

    public Grid {
        if (planar && (nz != 1 || periodicZ)) {
            throw new IllegalArgumentException("a planar grid is one cell deep and not periodic in z, got " + nz
                    + (periodicZ ? " periodic cells" : " cells"));
        }
    }

    /// A block of three dimensions, whose faces normal to z may carry weights even if it is one cell deep.
    public Grid(int nx, int ny, int nz, boolean periodicX, boolean periodicY, boolean periodicZ) {
        this(nx, ny, nz, periodicX, periodicY, periodicZ, false);
    }

    public static Grid of(StructuredMesh mesh) {
        return new Grid(
                mesh.nx(),
                mesh.ny(),
                mesh.nz(),
                mesh.isPeriodic(Direction.X),
                mesh.isPeriodic(Direction.Y),
                mesh.isPeriodic(Direction.Z),
                mesh.dimensions() == 2);
    }

    /// A block of three dimensions without periodic directions.
    public static Grid of(int nx, int ny, int nz) {
        return new Grid(nx, ny, nz, false, false, false);
    }

    /// A sheet of two dimensions without periodic directions.
    public static Grid of(int nx, int ny) {
        return new Grid(nx, ny, 1, false, false, false, true);
    }

    public int cells() {
        return nx * ny * nz;
    }

    /// Cells along a direction.
    public int count(Direction direction) {
        return switch (direction) {
            case X -> nx;
            case Y -> ny;
            case Z -> nz;
        };
    }

    public boolean periodic(Direction direction) {
        return switch (direction) {
            case X -> periodicX;
            case Y -> periodicY;
            case Z -> periodicZ;
        };
    }

    /// Number of faces normal to a direction, those on the boundary included.
    public int faces(Direction direction) {
        return cells() / count(direction) * (count(direction) + 1);
    }

    /// Distance in the cell numbering between neighbours in a direction.
    public int stride(Direction direction) {
        return switch (direction) {
            case X -> 1;
            case Y -> nx;
            case Z -> nx * ny;
        };
    }

    /// Number of the face below cell (i, j, k) in a direction; the face above is [#stride] further on.
    public int face(Direction direction, int i, int j, int k) {
        return switch (direction) {
            case X -> i + (nx + 1) * (j + ny * k);
            case Y -> i + nx * (j + (ny + 1) * k);
            case Z -> i + nx * (j + ny * k);
        };
    }

    /// Number of the face below cell n in a direction.
    public int face(Direction direction, int n) {
        return switch (direction) {
            case X -> n + n / nx;
            case Y -> n + n / (nx * ny) * nx;
            case Z -> n;
        };
    }

    /// Directions in which something can pass: two in a sheet.
    public List<Direction> directions() {
        return planar ? PLANE : SPACE;
    }

    /// The block of pairs of cells; an odd last cell stays alone.
    public Grid coarsened(boolean x, boolean y, boolean z) {
        return new Grid(
                x ? (nx + 1) / 2 : nx,
                y ? (ny + 1) / 2 : ny,
                z ? (nz + 1) / 2 : nz,
                periodicX,
                periodicY,
                periodicZ,
                planar);
    }
}
