package org.soretflow.backend;

import org.soretflow.mesh.Direction;

/// The numbers of a conservative seven-point operator, on the device.
///
/// `(A φ)_P = s·m_P φ_P + Σ outflow`, with the flux `a_L φ_L − a_R φ_R` through every face (numbering in [Grid]). At a
/// boundary face the weight of the inner cell is kept, the outer value counts as zero (its part is in the source).
/// Diffusion has equal weights; then `left` and `right` are the same buffers.
///
/// @param grid size and topology
/// @param mass m, by cell
/// @param massFactor s, one over the step (times the time scheme's coefficient), 0 in a steady problem
/// @param left a_L, faces normal to x, y, z; null where only the diagonal is there
/// @param right a_R, faces normal to x, y, z
public record StencilData(Grid grid, Buffer mass, Parameter massFactor, Buffer[] left, Buffer[] right) {

    /// A new operator with all numbers zero.
    public static StencilData allocate(Backend backend, Grid grid, boolean symmetric) {
        Buffer[] left = new Buffer[3];
        Buffer[] right = new Buffer[3];
        for (Direction direction : Direction.values()) {
            left[direction.ordinal()] = backend.allocate(grid.faces(direction));
            right[direction.ordinal()] =
                    symmetric ? left[direction.ordinal()] : backend.allocate(grid.faces(direction));
        }
        return new StencilData(grid, backend.allocate(grid.cells()), backend.parameter(0), left, right);
    }

    /// An operator with the same mass, to which faces may be given for a time.
    public StencilData withoutFaces() {
        return new StencilData(grid, mass, massFactor, new Buffer[3], new Buffer[3]);
    }

    /// An operator with the same mass and its own weights of faces, all zero, which differ on the two sides.
    public StencilData withFaces(Backend backend) {
        StencilData own = withoutFaces();
        own.allocateFaces(backend);
        return own;
    }

    /// Gives the operator its own weights of faces, all zero, where it has none.
    public void allocateFaces(Backend backend) {
        for (int d = 0; d < 3 && left[d] == null; d++) {
            left[d] = backend.allocate(grid.faces(Direction.values()[d]));
            right[d] = backend.allocate(left[d].size());
        }
    }

    /// Gives the memory of the faces back.
    public void freeFaces(Backend backend) {
        boolean symmetric = symmetric();
        for (int d = 0; d < 3 && left[d] != null; d++) {
            backend.free(left[d]);
            if (!symmetric) {
                backend.free(right[d]);
            }
            left[d] = null;
            right[d] = null;
        }
    }

    /// Gives the memory back; the operator is not to be used any more.
    public void free(Backend backend) {
        backend.free(mass);
        freeFaces(backend);
    }

    /// True if left and right weights are the same buffers.
    public boolean symmetric() {
        return left[0] == right[0];
    }

    /// Bytes that the operator occupies.
    public long bytes() {
        long faces = 0;
        for (int d = 0; d < 3 && left[d] != null; d++) {
            faces += left[d].size() + (symmetric() ? 0 : right[d].size());
        }
        return 8 * (faces + mass.size());
    }
}
