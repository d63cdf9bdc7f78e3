package org.soretflow.mesh;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// A rectilinear mesh: the product of three axes.
///
/// Cell (i, j, k) has the number n = i + nx·(j + ny·k). A two-dimensional mesh is one cell of stated depth in z, and no
/// loop needs to know. Boundary faces of a side are numbered f = a + na·b, where (a, b) are the indices in the two
/// other directions, in the order x, y, z.
///
/// An axisymmetric mesh has two dimensions: x is the distance from the axis, y runs along it, and the one cell in z is the
/// whole turn, with the angle as its coordinate. Volumes and areas are those of rings.
public final class StructuredMesh {
    private final Axis[] axes;
    private final int dimensions;
    private final int cells;
    private final boolean axisymmetric;
    private final Set<Direction> periodic;

    private StructuredMesh(Axis[] axes, int dimensions, boolean axisymmetric, Set<Direction> periodic) {
        this.axes = axes;
        this.dimensions = dimensions;
        this.axisymmetric = axisymmetric;
        this.periodic = periodic;
        try {
            this.cells = Math.multiplyExact(Math.multiplyExact(axes[0].cells(), axes[1].cells()), axes[2].cells());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "a mesh may have at most %d cells, got %d × %d × %d", Integer.MAX_VALUE,
                    axes[0].cells(), axes[1].cells(), axes[2].cells()), e);
        }
    }

    /// A two-dimensional mesh, 1 m deep.
    public static StructuredMesh of(Axis x, Axis y) {
        return of(x, y, 1);
    }

    /// A two-dimensional mesh: one cell of the given depth [m] in z, from z = 0.
    public static StructuredMesh of(Axis x, Axis y, double depth) {
        if (!(depth > 0) || Double.isInfinite(depth)) {
            throw new IllegalArgumentException("the depth of a mesh must be positive and finite, got " + depth + " m");
        }
        return new StructuredMesh(new Axis[] {x, y, Axis.uniform(depth, 1)}, 2, false, Set.of());
    }

    /// An axisymmetric mesh: the rings that cells of the half-plane sweep in a turn.
    ///
    /// @param radius distances from the axis, from 0 or more
    /// @param axial positions along the axis
    public static StructuredMesh axisymmetric(Axis radius, Axis axial) {
        if (!(radius.start() >= 0)) {
            throw new IllegalArgumentException("in an axisymmetric mesh x is the distance from the axis and begins at 0"
                    + " or more, got " + Lengths.text(radius.start()));
        }
        // the half-plane of angle 0, where cell centres lie, is z = 0
        Axis turn = Axis.uniform(2 * Math.PI, 1).startingAt(-Math.PI);
        return new StructuredMesh(new Axis[] {radius, axial, turn}, 2, true, Set.of());
    }

    /// A three-dimensional mesh.
    public static StructuredMesh of(Axis x, Axis y, Axis z) {
        return new StructuredMesh(new Axis[] {x, y, z}, 3, false, Set.of());
    }

    /// A copy that is periodic in exactly the given directions.
    public StructuredMesh periodic(Direction... directions) {
        Set<Direction> set = EnumSet.noneOf(Direction.class);
        for (Direction direction : directions) {
            if (dimensions == 2 && direction == Direction.Z) {
                throw new IllegalArgumentException("a two-dimensional mesh cannot be periodic in z");
            }
            if (axisymmetric && direction == Direction.X) {
                throw new IllegalArgumentException(
                        "an axisymmetric mesh cannot be periodic in x, the distance from the axis");
            }
            set.add(direction);
        }
        return new StructuredMesh(axes, dimensions, axisymmetric, Set.copyOf(set));
    }

    /// The mesh of pairs of cells in the given directions.
    public StructuredMesh halved(Direction... directions) {
        Axis[] coarse = axes.clone();
        for (Direction direction : directions) {
            coarse[direction.ordinal()] = axes[direction.ordinal()].halved();
        }
        return new StructuredMesh(coarse, dimensions, axisymmetric, periodic);
    }

    /// The mesh with another axis in one direction, which is not periodic any more; rings stay rings, and the depth of
    /// two dimensions stays.
    ///
    /// @throws IllegalArgumentException if distances from the axis of an axisymmetric mesh would begin below 0, or for
    ///     z in two dimensions
    public StructuredMesh with(Direction direction, Axis axis) {
        if (dimensions == 2 && direction == Direction.Z) {
            throw new IllegalArgumentException("a mesh in two dimensions has no axis in z that could be another one");
        }
        Axis[] others = axes.clone();
        others[direction.ordinal()] = axis;
        if (axisymmetric) {
            return axisymmetric(others[0], others[1]).periodic(periodicBut(direction));
        }
        return new StructuredMesh(others, dimensions, false, Set.of()).periodic(periodicBut(direction));
    }

    private Direction[] periodicBut(Direction direction) {
        return periodic.stream().filter(each -> each != direction).toArray(Direction[]::new);
    }

    /// What a direction is called in pictures: its letter, on an axisymmetric mesh r for x and z for y.
    public String label(Direction d) {
        return axisymmetric ? d.cylindricalLabel() : d.label();
    }

    /// Whether x is a distance from an axis along y, so that cells are rings.
    public boolean isAxisymmetric() {
        return axisymmetric;
    }

    /// Whether a side is the axis of an axisymmetric mesh: it has no area, and nothing can be stated there.
    public boolean isAxis(Side s) {
        return axisymmetric && s == Side.X_MIN && axes[0].start() == 0;
    }

    /// Whether conditions can be stated at a side: not where the mesh is periodic, not at the front and back of two
    /// dimensions, not at an axis.
    public boolean takesConditions(Side s) {
        boolean frontOrBack = dimensions == 2 && s.direction() == Direction.Z;
        return !isPeriodic(s.direction()) && !frontOrBack && !isAxis(s);
    }

    /// Length of a unit of z at face i of x: the radius [m] on an axisymmetric mesh, where z is an angle, and 1 on others.
    public double scale(int i) {
        return axisymmetric ? axes[0].face(i) : 1;
    }

    /// All of [#scale], from 0 to nx.
    public double[] scales() {
        double[] all = new double[nx() + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = scale(i);
        }
        return all;
    }

    /// The mean of [#scale] over cell i of x, with which a ring has its exact volume.
    public double cellScale(int i) {
        return 0.5 * (scale(i) + scale(i + 1));
    }

    /// Whether the two sides of a direction are joined.
    public boolean isPeriodic(Direction d) {
        return periodic.contains(d);
    }

    /// The axis of a direction.
    public Axis axis(Direction d) {
        return axes[d.ordinal()];
    }

    /// The axis in x.
    public Axis x() {
        return axes[0];
    }

    /// The axis in y.
    public Axis y() {
        return axes[1];
    }

    /// The axis in z; one cell of the stated depth in two dimensions.
    public Axis z() {
        return axes[2];
    }

    /// Number of cells in x.
    public int nx() {
        return axes[0].cells();
    }

    /// Number of cells in y.
    public int ny() {
        return axes[1].cells();
    }

    /// Number of cells in z.
    public int nz() {
        return axes[2].cells();
    }

    /// Number of all cells.
    public int cells() {
        return cells;
    }

    /// 2 or 3; a mesh built from three axes has 3 even when z is one cell.
    public int dimensions() {
        return dimensions;
    }

    /// Cell number n = i + nx·(j + ny·k).
    public int index(int i, int j, int k) {
        return i + nx() * (j + ny() * k);
    }

    /// Index in x of cell n.
    public int i(int n) {
        return n % nx();
    }

    /// Index in y of cell n.
    public int j(int n) {
        return n / nx() % ny();
    }

    /// Index in z of cell n.
    public int k(int n) {
        return n / nx() / ny();
    }

    /// Index of cell n along a direction.
    public int along(Direction d, int n) {
        return switch (d) {
            case X -> i(n);
            case Y -> j(n);
            case Z -> k(n);
        };
    }

    /// Volume of cell (i, j, k) [m³].
    public double volume(int i, int j, int k) {
        double volume = axes[0].width(i) * axes[1].width(j) * axes[2].width(k);
        return axisymmetric ? volume * cellScale(i) : volume;
    }

    /// Volume of cell n [m³].
    public double volume(int n) {
        return volume(i(n), j(n), k(n));
    }

    /// Volume of the whole mesh [m³].
    public double totalVolume() {
        double box = axes[0].length() * axes[1].length() * axes[2].length();
        return axisymmetric ? box * meanScale() : box;
    }

    private double meanScale() {
        return 0.5 * (scale(0) + scale(nx()));
    }

    /// Area of the face normal to `d` below cell (i, j, k) [m²]; the index along `d` may be that of the last face.
    public double faceArea(Direction d, int i, int j, int k) {
        return switch (d) {
            case X -> axes[1].width(j) * axes[2].width(k) * scale(i);
            case Y -> axes[0].width(i) * axes[2].width(k) * cellScale(i);
            case Z -> axes[0].width(i) * axes[1].width(j);
        };
    }

    /// Area of the face normal to `d` below (0) or above (1) cell n [m²].
    public double faceArea(Direction d, int n, int above) {
        return switch (d) {
            case X -> faceArea(d, i(n) + above, j(n), k(n));
            case Y -> faceArea(d, i(n), j(n) + above, k(n));
            case Z -> faceArea(d, i(n), j(n), k(n) + above);
        };
    }

    /// Number of boundary faces of a side.
    public int faces(Side s) {
        return first(s).cells() * second(s).cells();
    }

    /// Number of the cell behind boundary face f of a side.
    public int cellOfFace(Side s, int f) {
        int a = f % first(s).cells();
        int b = f / first(s).cells();
        int c = s.isMax() ? axis(s.direction()).cells() - 1 : 0;
        return switch (s.direction()) {
            case X -> index(c, a, b);
            case Y -> index(a, c, b);
            case Z -> index(a, b, c);
        };
    }

    /// Position in x of the centre of boundary face f [m].
    public double faceCentreX(Side s, int f) {
        return faceCentre(s, f, Direction.X);
    }

    /// Position in y of the centre of boundary face f [m].
    public double faceCentreY(Side s, int f) {
        return faceCentre(s, f, Direction.Y);
    }

    /// Position in z of the centre of boundary face f [m].
    public double faceCentreZ(Side s, int f) {
        return faceCentre(s, f, Direction.Z);
    }

    /// Position of the centre of boundary face f along a direction [m].
    public double faceCentre(Side s, int f, Direction along) {
        if (along == s.direction()) {
            return s.isMax() ? axis(along).end() : axis(along).start();
        }
        int na = first(s).cells();
        return axis(along).centre(along == s.direction().firstTransverse() ? f % na : f / na);
    }

    /// Area of boundary face f of a side [m²].
    public double faceArea(Side s, int f) {
        int na = first(s).cells();
        double area = first(s).width(f % na) * second(s).width(f / na);
        return switch (s.direction()) {
            case X -> area * scale(s.isMax() ? nx() : 0);
            case Y -> area * cellScale(f % na);
            case Z -> area;
        };
    }

    /// Area of a whole side [m²].
    public double area(Side s) {
        double area = first(s).length() * second(s).length();
        return switch (s.direction()) {
            case X -> area * scale(s.isMax() ? nx() : 0);
            case Y -> area * meanScale();
            case Z -> area;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StructuredMesh mesh && dimensions == mesh.dimensions
                && axisymmetric == mesh.axisymmetric && periodic.equals(mesh.periodic)
                && x().equals(mesh.x()) && y().equals(mesh.y()) && z().equals(mesh.z());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * x().hashCode() + y().hashCode()) + z().hashCode();
    }

    /// One line on the whole and one for each direction.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(axisymmetric ? "axisymmetric" : dimensions + "D");
        text.append(" mesh of ").append(nx()).append(" × ").append(ny());
        if (dimensions == 3) {
            text.append(" × ").append(nz());
        }
        text.append(" = ").append(cells).append(cells == 1 ? " cell" : " cells");
        for (Direction d : Direction.values()) {
            if (axisymmetric && d == Direction.Z) {
                continue;
            }
            String meaning = d == Direction.X ? " (radius)" : " (axis)";
            text.append("\n  ").append(d.label()).append(axisymmetric ? meaning : "").append(": ");
            if (dimensions == 2 && d == Direction.Z) {
                text.append("depth ").append(Lengths.text(z().length()));
            } else {
                text.append(axis(d)).append(isPeriodic(d) ? ", periodic" : "");
            }
        }
        return text.toString();
    }

    private Axis first(Side s) {
        return axis(s.direction().firstTransverse());
    }

    private Axis second(Side s) {
        return axis(s.direction().secondTransverse());
    }
}
