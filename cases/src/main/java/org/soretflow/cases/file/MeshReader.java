package org.soretflow.cases.file;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;

/// The `mesh` block.
final class MeshReader {

    /// More cells than this is a slip of the keyboard.
    private static final long MOST_CELLS = 2_000_000_000L;

    /// What the reader itself needs; a run needs about a hundred times more.
    private static final double BYTES_PER_CELL = 2;
    private static final int MOST_ALONG_AXIS = 1_000_000;

    private enum Law {
        UNIFORM, GEOMETRIC, TANH
    }

    private enum Coordinates {
        CARTESIAN, AXISYMMETRIC
    }

    private MeshReader() {}

    static StructuredMesh read(Section mesh) {
        for (String key : List.of("x", "y")) {
            mesh.require(key, "an axis is expected, or layers along " + key);
        }
        Axis x = axis(mesh.section("x", "axis"));
        Axis y = axis(mesh.section("y", "axis"));
        boolean flat = !mesh.has("z");
        if (!flat && mesh.has("depth")) {
            throw mesh.fault("depth", "a depth is for two dimensions, but the mesh has a z");
        }
        Axis z = flat ? null : axis(mesh.section("z", "axis"));
        double cells = (double) x.cells() * y.cells() * (flat ? 1 : z.cells());
        if (cells > MOST_CELLS) {
            throw mesh.fault("found " + Units.number(cells) + " cells, at most " + MOST_CELLS + " are possible");
        }
        if (BYTES_PER_CELL * cells > Runtime.getRuntime().maxMemory()) {
            throw mesh.fault("found " + Units.number(cells)
                    + " cells, which do not fit into the memory that Java was given; "
                    + "make the mesh coarser or raise -Xmx");
        }
        Coordinates coordinates = mesh.choice("coordinates", Coordinates.class, Coordinates.CARTESIAN);
        boolean rings = coordinates == Coordinates.AXISYMMETRIC;
        if (rings) {
            requireRings(mesh);
        }
        double depth = flat && !rings ? mesh.quantity("depth", Dimension.LENGTH, "1 m") : 0;
        StructuredMesh made = mesh.checked(() -> rings ? StructuredMesh.axisymmetric(x, y)
                : flat ? StructuredMesh.of(x, y, depth) : StructuredMesh.of(x, y, z));
        List<Direction> periodic = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            String key = direction.label();
            if (mesh.has(key) && mesh.section(key, "axis").flag("periodic")) {
                periodic.add(direction);
            }
        }
        return mesh.checked(() -> made.periodic(periodic.toArray(Direction[]::new)));
    }

    private static void requireRings(Section mesh) {
        if (mesh.has("z")) {
            throw mesh.fault("z", "an axisymmetric mesh has x, the distance from the axis, and y along it, but no z");
        }
        if (mesh.has("depth")) {
            throw mesh.fault("depth", "an axisymmetric mesh has no depth: powers and flows are those of the whole turn");
        }
    }

    private static Axis axis(Section axis) {
        double origin = axis.has("faces") ? Double.NaN : axis.quantity("origin", Dimension.LENGTH, "0 m");
        return switch (axis.oneOf(List.of("length", "segments", "faces"))) {
            case "length" -> {
                Axis made = segment(axis);
                yield axis.checked(() -> made.startingAt(origin));
            }
            case "segments" -> {
                for (String key : List.of("cells", "clustering")) {
                    if (axis.has(key)) {
                        throw axis.fault(key, "each segment has its own " + key);
                    }
                }
                List<Axis> parts = new ArrayList<>();
                List<Node> items = axis.list("segments", "");
                for (int m = 0; m < items.size(); m++) {
                    parts.add(segment(axis.block(items.get(m), axis.at("segments") + "." + m, "segment")));
                }
                yield axis.checked(() -> Axis.joined(parts.toArray(Axis[]::new)).startingAt(origin));
            }
            default -> {
                for (String key : List.of("cells", "clustering", "origin")) {
                    if (axis.has(key)) {
                        throw axis.fault(key, "with faces there is no " + key);
                    }
                }
                List<Node> items = axis.list("faces", "");
                double[] faces = new double[items.size()];
                for (int m = 0; m < faces.length; m++) {
                    faces[m] = Section.quantity(items.get(m), axis.at("faces") + "." + m, Dimension.LENGTH);
                }
                yield axis.checked(() -> Axis.of(faces));
            }
        };
    }

    private static Axis segment(Section segment) {
        double length = segment.positive("length", Dimension.LENGTH);
        if (!segment.has("cells")) {
            throw segment.fault("the key cells is missing; a whole number is expected");
        }
        int cells = segment.count("cells");
        if (cells > MOST_ALONG_AXIS) {
            throw segment.fault("cells", "found " + cells + ", at most " + MOST_ALONG_AXIS
                    + " cells are possible along one axis");
        }
        if (!segment.has("clustering")) {
            return segment.checked(() -> Axis.uniform(length, cells));
        }
        Section clustering = segment.section("clustering", "clustering");
        Law law = clustering.choice("law", Law.class, Law.UNIFORM);
        if (law == Law.UNIFORM) {
            return segment.checked(() -> Axis.uniform(length, cells));
        }
        Toward toward = clustering.choice("toward", Toward.class, Toward.BOTH);
        double ratio = clustering.number("ratio", "4");
        return clustering.checked(() -> law == Law.TANH ? Axis.tanh(length, cells, toward, ratio)
                : Axis.geometric(length, cells, toward, ratio));
    }
}
