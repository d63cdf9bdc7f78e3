package org.soretflow.viz.render;

import java.util.stream.IntStream;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;

/// The body that the half-plane of an axisymmetric state sweeps in a turn about its axis, in sectors. In the scene the
/// axis stands upright, along z; arrays run with the radius fastest, then the height, then the angle.
final class TurnedBody {

    private static final double WIDEST_SECTOR = Math.toRadians(3);
    private static final int FEWEST_SECTORS = 24;
    private static final double MOST_NODES = 4e6;
    /// The middle of what is left open: it looks to the camera `iso`.
    private static final double OPENING = Math.toRadians(-60);

    private final double[] angles;

    private TurnedBody(double[] angles) {
        this.angles = angles;
    }

    /// @param rings an axisymmetric mesh
    /// @param degrees angle of the turn, above 0 and at most 360
    static TurnedBody of(StructuredMesh rings, double degrees) {
        double turn = Math.toRadians(degrees);
        int wanted = (int) Math.ceil(turn / WIDEST_SECTOR - 1e-9);
        int affordable = (int) (MOST_NODES / ((rings.nx() + 1.0) * (rings.ny() + 1.0)));
        int sectors = Math.max(1, Math.min(wanted, Math.max(FEWEST_SECTORS, affordable)));
        // a whole turn begins and ends behind, where its seam is not seen
        double first = degrees == 360 ? OPENING + Math.PI : OPENING + 0.5 * (2 * Math.PI - turn);
        return new TurnedBody(IntStream.rangeClosed(0, sectors).mapToDouble(n -> first + turn * n / sectors).toArray());
    }

    /// Angles between the sectors [rad], from the first of the three horizontal directions to the second.
    double[] angles() {
        return angles.clone();
    }

    /// The angle at a share of the turn [rad].
    double angle(double share) {
        return angles[0] + share * (angles[angles.length - 1] - angles[0]);
    }

    /// The box around the whole turn, of one cell across.
    static StructuredMesh box(StructuredMesh rings) {
        double radius = rings.x().end();
        Axis across = Axis.uniform(2 * radius, 1).startingAt(-radius);
        return StructuredMesh.of(across, across, rings.y());
    }

    /// Numbers at the nodes of the half-plane, at all angles.
    double[] nodes(double[] values) {
        double[] all = new double[values.length * angles.length];
        for (int n = 0; n < angles.length; n++) {
            System.arraycopy(values, 0, all, n * values.length, values.length);
        }
        return all;
    }

    /// Marks of the cells of the half-plane, in all sectors.
    boolean[] cells(boolean[] marks) {
        boolean[] all = new boolean[marks.length * (angles.length - 1)];
        for (int n = 0; n < angles.length - 1; n++) {
            System.arraycopy(marks, 0, all, n * marks.length, marks.length);
        }
        return all;
    }

    /// Vectors at the nodes of the half-plane, radial, axial and about the axis, at all angles in space.
    double[] vectors(double[] values) {
        double[] all = nodes(values);
        for (int n = 0; n < angles.length; n++) {
            double cosine = Math.cos(angles[n]);
            double sine = Math.sin(angles[n]);
            for (int at = n * values.length; at < (n + 1) * values.length; at += 3) {
                double radial = all[at];
                double axial = all[at + 1];
                double around = all[at + 2];
                all[at] = cosine * radial - sine * around;
                all[at + 1] = sine * radial + cosine * around;
                all[at + 2] = axial;
            }
        }
        return all;
    }
}
