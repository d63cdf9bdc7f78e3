package org.soretflow.backend;

import org.soretflow.mesh.Direction;

/// Size and geometry of a staggered (marker-and-cell) mesh on a device: pressure in the cells, each velocity component on
/// the faces normal to it.
///
/// Component c lives on a grid of its own that has one place more than there are cells along c (as many in a periodic
/// direction, where the last face is the first): place m lies between cells m−1 and m. Its control volume reaches from
/// centre to centre of those cells; at a boundary it is half a cell. A two-dimensional mesh has two components.
/// Source: Harlow and Welch, Phys. Fluids 8 (1965) 2182.
///
/// @param cells the cells
/// @param faces the places of each component
/// @param widths cell widths [m] along x, y, z
/// @param spacings for each component what stands for its control volumes' widths where values are interpolated to
///     their faces: ones along the component (cell centres lie midway), cell widths across
/// @param radii length of a unit of z at the faces normal to x, from 0 to nx: the radius r on an axisymmetric mesh, where z is
///     the angle, 1 on others. Areas and volumes are products of widths and of this
/// @param rings width of a cell along x times the mean of the radii of its two faces: ½ (r₂² − r₁²), or just the width
/// @param axisymmetric whether x is a distance from an axis along y
public record FlowGrid(
        Grid cells, Grid[] faces, Buffer[] widths, Buffer[][] spacings, Buffer radii, Buffer rings, boolean axisymmetric) {

    /// The staggered grid over cells.
    ///
    /// @param widths cell widths [m] along x, y, z
    /// @param components 2 or 3
    public static FlowGrid of(Backend backend, Grid cells, Buffer[] widths, int components) {
        return of(backend, cells, widths, components, null);
    }

    /// The staggered grid over cells.
    ///
    /// @param radii of the faces normal to x on an axisymmetric mesh [m], null on others
    public static FlowGrid of(Backend backend, Grid cells, Buffer[] widths, int components, double[] radii) {
        Grid[] faces = new Grid[components];
        Buffer[][] spacings = new Buffer[components][3];
        for (int c = 0; c < components; c++) {
            Direction along = Direction.values()[c];
            faces[c] = new Grid(
                    cells.nx() + extra(cells, along, Direction.X),
                    cells.ny() + extra(cells, along, Direction.Y),
                    cells.nz() + extra(cells, along, Direction.Z),
                    cells.periodicX(),
                    cells.periodicY(),
                    cells.periodicZ(),
                    cells.planar());
            spacings[c] = widths.clone();
            spacings[c][c] = backend.allocate(faces[c].count(along));
            backend.kernels().fill(spacings[c][c], 1);
        }
        Buffer scales = backend.allocate(cells.nx() + 1);
        Buffer rings = widths[0];
        if (radii == null) {
            backend.kernels().fill(scales, 1);
        } else {
            scales.upload(radii);
            double[] w = new double[cells.nx()];
            widths[0].download(w);
            for (int i = 0; i < w.length; i++) {
                w[i] *= 0.5 * (radii[i] + radii[i + 1]);
            }
            rings = backend.allocate(w.length);
            rings.upload(w);
        }
        return new FlowGrid(cells, faces, widths, spacings, scales, rings, radii != null);
    }

    private static int extra(Grid cells, Direction along, Direction d) {
        return d == along && !cells.periodic(d) ? 1 : 0;
    }

    /// Number of velocity components.
    public int components() {
        return faces.length;
    }
}
