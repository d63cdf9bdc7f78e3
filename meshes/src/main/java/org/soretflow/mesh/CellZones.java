package org.soretflow.mesh;

import java.util.ArrayList;
import java.util.List;

/// A zone for every cell of a mesh, painted in order: the first zone fills the mesh, later ones are painted over it.
/// Takes one byte a cell.
public final class CellZones {
    /// Zone numbers are stored as signed bytes.
    public static final int MAXIMUM = 127;

    private final StructuredMesh mesh;
    private final byte[] zones;
    private final List<String> names;
    private final int[] counts;

    private CellZones(StructuredMesh mesh, byte[] zones, List<String> names) {
        this.mesh = mesh;
        this.zones = zones;
        this.names = List.copyOf(names);
        this.counts = new int[names.size()];
        for (byte zone : zones) {
            counts[zone]++;
        }
    }

    /// Begins a painting: every cell belongs to the named zone.
    public static Painter fill(StructuredMesh mesh, String name) {
        return new Painter(mesh, name);
    }

    /// The zones on a mesh of pairs of cells ([StructuredMesh#halved]): each pair has the zone of its first cell.
    public CellZones on(StructuredMesh halved) {
        byte[] coarse = new byte[halved.cells()];
        int stepX = mesh.nx() > halved.nx() ? 2 : 1;
        int stepY = mesh.ny() > halved.ny() ? 2 : 1;
        int stepZ = mesh.nz() > halved.nz() ? 2 : 1;
        for (int n = 0; n < coarse.length; n++) {
            coarse[n] = zones[mesh.index(stepX * halved.i(n), stepY * halved.j(n), stepZ * halved.k(n))];
        }
        return new CellZones(halved, coarse, names);
    }

    /// Number of the zone of a cell, from 0.
    public int zone(int cell) {
        return zones[cell];
    }

    /// Name of a zone.
    public String name(int id) {
        return names.get(id);
    }

    /// Number of a zone.
    public int id(String name) {
        int id = names.indexOf(name);
        if (id < 0) {
            throw new IllegalArgumentException("no zone is named '" + name + "'; the zones are "
                    + String.join(", ", names));
        }
        return id;
    }

    /// Names of the zones; the position is the number.
    public List<String> names() {
        return names;
    }

    /// Number of cells of a zone; 0 when later zones cover it wholly.
    public int count(int id) {
        return counts[id];
    }

    /// Volume of a zone [m³].
    public double volume(int id) {
        double sum = 0;
        for (int n = 0; n < zones.length; n++) {
            if (zones[n] == id) {
                sum += mesh.volume(n);
            }
        }
        return sum;
    }

    /// The mesh that was painted.
    public StructuredMesh mesh() {
        return mesh;
    }

    /// Paints zones over one another; ends with [#build()].
    public static final class Painter {
        private final StructuredMesh mesh;
        private final byte[] zones;
        private final List<String> names = new ArrayList<>();

        private Painter(StructuredMesh mesh, String name) {
            this.mesh = mesh;
            this.zones = new byte[mesh.cells()];
            idOf(name);
        }

        /// Gives all cells whose centre lies in the shape to a zone; a name that was used before continues that zone.
        ///
        /// @throws IllegalArgumentException when no cell centre lies in the shape
        public Painter paint(String name, Shape shape) {
            byte id = idOf(name);
            double[] x = mesh.x().centres();
            boolean[] inside = new boolean[x.length];
            boolean hit = false;
            for (int k = 0; k < mesh.nz(); k++) {
                for (int j = 0; j < mesh.ny(); j++) {
                    shape.test(x, mesh.y().centre(j), mesh.z().centre(k), inside);
                    int row = mesh.index(0, j, k);
                    for (int i = 0; i < inside.length; i++) {
                        if (inside[i]) {
                            zones[row + i] = id;
                            hit = true;
                        }
                    }
                }
            }
            if (!hit) {
                throw new IllegalArgumentException("zone '" + name + "' has no cell: " + why(shape));
            }
            return this;
        }

        /// Paints all zones of an image, in the order of its legend.
        ///
        /// @throws IllegalArgumentException when a zone of the image gets no cell
        public Painter paint(ImageMask mask) {
            for (String zone : mask.zones()) {
                paint(zone, mask.shapeOf(zone));
            }
            return this;
        }

        /// The finished zones; the painter may go on, the result does not change with it.
        public CellZones build() {
            return new CellZones(mesh, zones.clone(), names);
        }

        private byte idOf(String name) {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("a zone needs a name");
            }
            if (!names.contains(name)) {
                if (names.size() == MAXIMUM) {
                    throw new IllegalArgumentException("a mesh may have at most " + MAXIMUM + " zones; '" + name
                            + "' is one too many");
                }
                names.add(name);
            }
            return (byte) names.indexOf(name);
        }

        private String why(Shape shape) {
            Range x = extent(mesh.x());
            Range y = extent(mesh.y());
            Range z = extent(mesh.z());
            if (shape.misses(x, y, z)) {
                return shape + " lies outside the mesh, which spans x " + x + ", y " + y + ", z " + z;
            }
            if (mesh.dimensions() == 2 && holdsACentreAt(shape, mesh.z().start())) {
                return shape + " does not reach half the depth of the two-dimensional mesh, z = "
                        + Lengths.text(mesh.z().centre(0)) + ", where its cell centres lie; draw a disc by a cylinder"
                        + " along z";
            }
            return shape + " is thinner than a cell and holds no cell centre; refine the mesh there or widen the shape";
        }

        private boolean holdsACentreAt(Shape shape, double z) {
            for (int j = 0; j < mesh.ny(); j++) {
                for (int i = 0; i < mesh.nx(); i++) {
                    if (shape.contains(mesh.x().centre(i), mesh.y().centre(j), z)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static Range extent(Axis axis) {
            return new Range(axis.start(), axis.end());
        }
    }
}
