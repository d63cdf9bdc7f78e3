package org.soretflow.mesh;

import java.util.Arrays;

/// Unbroken rows of cells of one zone.
final class ZoneRuns {
    private ZoneRuns() {
    }

    /// Number of cells in the shortest unbroken row along a direction, per zone; 0 for a zone without cells. In a
    /// periodic direction a row goes on through the joined sides.
    static int[] shortest(CellZones zones, Direction d) {
        StructuredMesh mesh = zones.mesh();
        int length = mesh.axis(d).cells();
        int stride = switch (d) {
            case X -> 1;
            case Y -> mesh.nx();
            case Z -> mesh.nx() * mesh.ny();
        };
        int[] shortest = new int[zones.names().size()];
        Arrays.fill(shortest, Integer.MAX_VALUE);
        Side start = Side.of(d, false);
        for (int f = 0; f < mesh.faces(start); f++) {
            row(zones, mesh.cellOfFace(start, f), stride, length, shortest, mesh.isPeriodic(d));
        }
        for (int id = 0; id < shortest.length; id++) {
            shortest[id] = zones.count(id) == 0 ? 0 : shortest[id];
        }
        return shortest;
    }

    private static void row(CellZones zones, int first, int stride, int length, int[] shortest, boolean periodic) {
        int begin = 0;
        if (periodic) {
            // begin where a row begins; a line of one zone alone is one row
            while (begin < length && zones.zone(first + stride * begin)
                    == zones.zone(first + stride * ((begin + length - 1) % length))) {
                begin++;
            }
            begin %= length;
        }
        int run = 0;
        for (int step = 0; step < length; step++) {
            int zone = zones.zone(first + stride * ((begin + step) % length));
            run++;
            if (step == length - 1 || zones.zone(first + stride * ((begin + step + 1) % length)) != zone) {
                shortest[zone] = Math.min(shortest[zone], run);
                run = 0;
            }
        }
    }
}
