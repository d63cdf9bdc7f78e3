package org.soretflow.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What there is to know about a mesh before a run: spacing, growth, aspect ratio, zones, patches.
///
/// `toString()` is the table that is printed; the accessors give the same numbers to a machine.
public final class MeshReport {
    private final StructuredMesh mesh;
    private final List<AxisLine> axes;
    private final List<ZoneLine> zones;
    private final List<PatchLine> patches;

    private MeshReport(StructuredMesh mesh, List<ZoneLine> zones, List<PatchLine> patches) {
        this.mesh = mesh;
        List<AxisLine> lines = new ArrayList<>();
        for (Direction d : directions(mesh)) {
            lines.add(new AxisLine(d, mesh.axis(d), mesh.isPeriodic(d)));
        }
        this.axes = List.copyOf(lines);
        this.zones = zones;
        this.patches = patches;
    }

    /// One direction.
    public record AxisLine(Direction direction, Axis axis, boolean periodic) {
        /// Number of cells.
        public int cells() {
            return axis.cells();
        }

        /// Length [m].
        public double length() {
            return axis.length();
        }

        /// Smallest cell width [m].
        public double smallestWidth() {
            return axis.smallestWidth();
        }

        /// Largest cell width [m].
        public double largestWidth() {
            return axis.largestWidth();
        }

        /// Largest ratio of neighbouring widths, ≥ 1.
        public double largestGrowth() {
            return axis.largestGrowth();
        }
    }

    /// One zone.
    ///
    /// @param name        of the zone
    /// @param cells       number of its cells; 0 when it is wholly painted over
    /// @param volume      [m³]
    /// @param cellsAcross per direction of the mesh (x, y and in three dimensions z) the smallest number of cells in
    ///     an unbroken row of the zone: the resolution of its thinnest gap, and of its thinnest tip; 0 without cells
    public record ZoneLine(String name, int cells, double volume, List<Integer> cellsAcross) {
    }

    /// One patch.
    ///
    /// @param name  of the patch
    /// @param side  it lies on
    /// @param faces number of its faces
    /// @param area  [m²]
    public record PatchLine(String name, Side side, int faces, double area) {
    }

    /// Report on a mesh alone.
    public static MeshReport of(StructuredMesh mesh) {
        return new MeshReport(mesh, List.of(), List.of());
    }

    /// Report on a mesh and its zones.
    public static MeshReport of(CellZones zones) {
        return new MeshReport(zones.mesh(), zoneLines(zones), List.of());
    }

    /// Report on a mesh, its zones and its patches; front and back of a two-dimensional mesh are left out.
    ///
    /// @throws IllegalArgumentException when the two belong to different meshes
    public static MeshReport of(CellZones zones, Patches patches) {
        if (!zones.mesh().equals(patches.mesh())) {
            throw new IllegalArgumentException("zones and patches belong to different meshes");
        }
        return new MeshReport(zones.mesh(), zoneLines(zones), patchLines(patches));
    }

    /// The mesh reported on.
    public StructuredMesh mesh() {
        return mesh;
    }

    /// Number of all cells.
    public int cells() {
        return mesh.cells();
    }

    /// Volume of the mesh [m³].
    public double volume() {
        return mesh.totalVolume();
    }

    /// The directions: two or three.
    public List<AxisLine> axes() {
        return axes;
    }

    /// The zones; empty when the report is on a mesh alone.
    public List<ZoneLine> zones() {
        return zones;
    }

    /// The patches; empty when the report has none.
    public List<PatchLine> patches() {
        return patches;
    }

    /// Largest ratio of two widths of one cell, ≥ 1. Every combination of widths is a cell, so the largest width of
    /// one direction meets the smallest of another. The depth of a two-dimensional mesh does not count.
    public double largestAspectRatio() {
        double largest = 1;
        for (AxisLine one : axes) {
            for (AxisLine other : axes) {
                if (one != other) {
                    largest = Math.max(largest, one.largestWidth() / other.smallestWidth());
                }
            }
        }
        return largest;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(mesh.toString()).append('\n');
        text.append("  volume ").append(Lengths.number(volume())).append(" m³, largest aspect ratio of a cell ")
                .append(Lengths.number(largestAspectRatio())).append("\n\n");
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"axis", "cells", "length", "smallest width", "largest width", "largest growth"});
        for (AxisLine axis : axes) {
            rows.add(new String[] {axis.direction().label(), "" + axis.cells(), Lengths.text(axis.length()),
                Lengths.text(axis.smallestWidth()), Lengths.text(axis.largestWidth()),
                Lengths.number(axis.largestGrowth())});
        }
        table(text, rows);
        if (!zones.isEmpty()) {
            rows.clear();
            rows.add(new String[] {"zone", "cells", "volume [m³]", "cells across the thinnest gap"});
            for (ZoneLine zone : zones) {
                rows.add(new String[] {zone.name(), "" + zone.cells(), Lengths.number(zone.volume()), across(zone)});
            }
            table(text.append('\n'), rows);
        }
        if (!patches.isEmpty()) {
            rows.clear();
            rows.add(new String[] {"patch", "side", "faces", "area [m²]"});
            for (PatchLine patch : patches) {
                rows.add(new String[] {patch.name(), patch.side().label(), "" + patch.faces(),
                    Lengths.number(patch.area())});
            }
            table(text.append('\n'), rows);
        }
        return text.toString();
    }

    private static String across(ZoneLine zone) {
        StringBuilder text = new StringBuilder();
        for (int d = 0; d < zone.cellsAcross().size(); d++) {
            text.append(d == 0 ? "" : ", ").append(Direction.values()[d].label()).append(' ')
                    .append(zone.cellsAcross().get(d));
        }
        return text.toString();
    }

    /// First column to the left, the others to the right, two blanks between.
    private static void table(StringBuilder text, List<String[]> rows) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String format = "  %" + (c == 0 ? "-" : "") + widths[c] + "s";
                line.append(String.format(Locale.ROOT, format, row[c]));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static List<ZoneLine> zoneLines(CellZones zones) {
        StructuredMesh mesh = zones.mesh();
        double[] volumes = new double[zones.names().size()];
        for (int n = 0; n < mesh.cells(); n++) {
            volumes[zones.zone(n)] += mesh.volume(n);
        }
        List<int[]> across = new ArrayList<>();
        for (Direction d : directions(mesh)) {
            across.add(ZoneRuns.shortest(zones, d));
        }
        List<ZoneLine> lines = new ArrayList<>();
        for (int id = 0; id < volumes.length; id++) {
            int zone = id;
            lines.add(new ZoneLine(zones.name(id), zones.count(id), volumes[id],
                    across.stream().map(shortest -> shortest[zone]).toList()));
        }
        return List.copyOf(lines);
    }

    private static List<PatchLine> patchLines(Patches patches) {
        List<PatchLine> lines = new ArrayList<>();
        for (int id = 0; id < patches.count(); id++) {
            if (patches.takesConditions(id)) {
                lines.add(new PatchLine(patches.name(id), patches.side(id), patches.faceCount(id), patches.area(id)));
            }
        }
        return List.copyOf(lines);
    }

    private static List<Direction> directions(StructuredMesh mesh) {
        return Arrays.asList(Direction.values()).subList(0, mesh.dimensions());
    }
}
