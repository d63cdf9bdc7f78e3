package org.soretflow.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The boundary of a mesh as patches: every face of every side that is not periodic belongs to exactly one.
///
/// Patches stated by the user come first, in their order; faces in none of them belong to a patch with the label of
/// their side. A side that the user's patches cover wholly has no patch of its own label.
public final class Patches {
    /// Distance of the tested point from the side, in widths of the cell behind: a shape that ends exactly at the side
    /// then holds the face, whatever the rounding of the two positions.
    private static final double INWARD = 1e-6;
    private static final int NONE = -1;

    private final StructuredMesh mesh;
    private final List<String> names = new ArrayList<>();
    private final List<Side> sides = new ArrayList<>();
    private final int[][] patchOfFace = new int[Side.values().length][];
    private final int[] faceCounts;
    private final double[] areas;

    private Patches(StructuredMesh mesh, List<Patch> parts) {
        this.mesh = mesh;
        for (Side side : Side.values()) {
            patchOfFace[side.ordinal()] = new int[mesh.faces(side)];
            Arrays.fill(patchOfFace[side.ordinal()], NONE);
        }
        for (Patch part : parts) {
            requireAllowed(part);
            names.add(part.name());
            sides.add(part.side());
        }
        for (int id = 0; id < parts.size(); id++) {
            if (!parts.get(id).isRest()) {
                claim(id, parts.get(id));
            }
        }
        for (int id = 0; id < parts.size(); id++) {
            if (parts.get(id).isRest()) {
                claimRest(id);
            }
        }
        for (Side side : Side.values()) {
            int[] faces = patchOfFace[side.ordinal()];
            if (!mesh.isPeriodic(side.direction()) && Arrays.stream(faces).anyMatch(id -> id == NONE)) {
                names.add(side.label());
                sides.add(side);
                claimRest(names.size() - 1);
            }
        }
        faceCounts = new int[names.size()];
        areas = new double[names.size()];
        for (Side side : Side.values()) {
            int[] faces = patchOfFace[side.ordinal()];
            for (int f = 0; f < faces.length; f++) {
                if (faces[f] != NONE) {
                    faceCounts[faces[f]]++;
                    areas[faces[f]] += mesh.faceArea(side, f);
                }
            }
        }
    }

    /// The patches of a mesh.
    ///
    /// @param parts may be empty: then each side is one patch
    /// @throws IllegalArgumentException for two patches with a common face, a patch without faces, a name used twice or
    ///     equal to the label of a side, a patch on a periodic side or on the front or back of a two-dimensional mesh
    public static Patches of(StructuredMesh mesh, List<Patch> parts) {
        return new Patches(mesh, parts);
    }

    /// Names of all patches; the position is the number.
    public List<String> names() {
        return List.copyOf(names);
    }

    /// Number of patches.
    public int count() {
        return names.size();
    }

    /// Whether a patch of this name exists.
    public boolean has(String name) {
        return names.contains(name);
    }

    /// Number of the patch of boundary face f; −1 on a periodic side.
    public int patchOfFace(Side s, int f) {
        return patchOfFace[s.ordinal()][f];
    }

    /// Number of a patch.
    public int id(String name) {
        int id = names.indexOf(name);
        if (id < 0) {
            throw new IllegalArgumentException("no patch is named '" + name + "'; the patches are "
                    + String.join(", ", names));
        }
        return id;
    }

    /// Name of a patch.
    public String name(int id) {
        return names.get(id);
    }

    /// Number of faces of a patch, at least 1.
    public int faceCount(int id) {
        return faceCounts[id];
    }

    /// Area of a patch [m²].
    public double area(int id) {
        return areas[id];
    }

    /// The side a patch lies on.
    public Side side(int id) {
        return sides.get(id);
    }

    /// Whether conditions can be stated at a patch: not at the front and back of a two-dimensional mesh, and not at an axis.
    public boolean takesConditions(int id) {
        return mesh.takesConditions(sides.get(id));
    }

    /// The mesh these patches bound.
    public StructuredMesh mesh() {
        return mesh;
    }

    private void claim(int id, Patch part) {
        Side side = part.side();
        int[] faces = patchOfFace[side.ordinal()];
        boolean hit = false;
        for (int f = 0; f < faces.length; f++) {
            if (!part.shape().contains(tested(side, f, Direction.X), tested(side, f, Direction.Y),
                    tested(side, f, Direction.Z))) {
                continue;
            }
            if (faces[f] != NONE) {
                throw new IllegalArgumentException("patches '" + names.get(faces[f]) + "' and '" + part.name()
                        + "' overlap on " + side.label() + " at " + position(side, f));
            }
            faces[f] = id;
            hit = true;
        }
        if (!hit) {
            throw new IllegalArgumentException("patch '" + part.name() + "' has no face: " + part.shape()
                    + " holds no face centre of " + side.label()
                    + "; it lies beside the side or is thinner than a cell");
        }
    }

    private void claimRest(int id) {
        int[] faces = patchOfFace[sides.get(id).ordinal()];
        boolean hit = false;
        for (int f = 0; f < faces.length; f++) {
            if (faces[f] == NONE) {
                faces[f] = id;
                hit = true;
            }
        }
        if (!hit) {
            throw new IllegalArgumentException("patch '" + names.get(id) + "' has no face: '" + names.get(faces[0])
                    + "' and other patches already cover all of " + sides.get(id).label());
        }
    }

    private double tested(Side side, int f, Direction along) {
        double centre = mesh.faceCentre(side, f, along);
        if (along != side.direction()) {
            return centre;
        }
        Axis axis = mesh.axis(along);
        return side.isMax() ? centre - INWARD * axis.width(axis.cells() - 1) : centre + INWARD * axis.width(0);
    }

    private Point position(Side side, int f) {
        return new Point(mesh.faceCentreX(side, f), mesh.faceCentreY(side, f), mesh.faceCentreZ(side, f));
    }

    private void requireAllowed(Patch part) {
        String name = part.name();
        if (names.contains(name)) {
            throw new IllegalArgumentException("two patches are named '" + name + "'");
        }
        for (Side side : Side.values()) {
            if (side.label().equals(name)) {
                throw new IllegalArgumentException("a patch must not be named '" + name
                        + "': the name is kept for the rest of that side");
            }
        }
        if (mesh.isPeriodic(part.side().direction())) {
            throw new IllegalArgumentException("patch '" + name + "' lies on " + part.side().label()
                    + ", but the mesh is periodic in " + part.side().direction().label());
        }
        if (mesh.dimensions() == 2 && part.side().direction() == Direction.Z) {
            throw new IllegalArgumentException("patch '" + name + "' lies on " + part.side().label()
                    + ", but a two-dimensional mesh takes no conditions there");
        }
        if (mesh.isAxis(part.side())) {
            throw new IllegalArgumentException("patch '" + name + "' lies on " + part.side().label()
                    + ", but that is the axis of an axisymmetric mesh, which takes no conditions");
        }
    }
}
