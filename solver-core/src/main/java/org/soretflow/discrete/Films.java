package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.HeatSource;

/// Heat set free in faces between cells.
///
/// At a face that sets q free and has the temperature T_f, `q = G_L (T_f − T_L) + G_R (T_f − T_R)` with the conductances
/// `G = k A/(δ/2)` of the half cells. Without T_f this is the conduction between the cells as it is without the film, and the
/// heat `q G_L/(G_L + G_R)` in the left cell, `q G_R/(G_L + G_R)` in the right one.
final class Films {

    /// One face of a film.
    ///
    /// @param left cell below it
    /// @param right cell above it
    /// @param power what it sets free [W]
    private record Face(int left, int right, double power) {}

    /// @param deltaLeft half width of the cells below it [m]
    /// @param deltaRight half width of the cells above it [m]
    private record Sheet(HeatSource.Film film, List<Face> faces, double deltaLeft, double deltaRight) {}

    private final List<Sheet> sheets = new ArrayList<>();

    Films(StructuredMesh mesh, List<HeatSource> sources) {
        for (HeatSource source : sources) {
            if (source instanceof HeatSource.Film film) {
                Axis axis = mesh.axis(film.normal());
                int at = film.face(mesh);
                sheets.add(new Sheet(film, faces(mesh, film), 0.5 * axis.width(at - 1), 0.5 * axis.width(at)));
            }
        }
    }

    boolean any() {
        return !sheets.isEmpty();
    }

    private static List<Face> faces(StructuredMesh mesh, HeatSource.Film film) {
        Direction normal = film.normal();
        int at = film.face(mesh);
        double place = mesh.axis(normal).face(at);
        int stride = Grid.of(mesh).stride(normal);
        List<Face> faces = new ArrayList<>();
        double area = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            double x = normal == Direction.X ? place : mesh.x().centre(mesh.i(n));
            double y = normal == Direction.Y ? place : mesh.y().centre(mesh.j(n));
            double z = normal == Direction.Z ? place : mesh.z().centre(mesh.k(n));
            if (mesh.along(normal, n) == at && film.shape().contains(x, y, z)) {
                double own = mesh.faceArea(normal, n, 0);
                area += own;
                faces.add(new Face(n - stride, n, own * film.power()));
            }
        }
        if (faces.isEmpty()) {
            throw new IllegalArgumentException("the film at " + normal.label() + " = " + place
                    + " m contains no face of a cell; its shape lies elsewhere or is smaller than a cell");
        }
        double total = area;
        return film.perArea() ? faces : faces.stream()
                .map(face -> new Face(face.left, face.right, face.power / total)).toList();
    }

    /// Adds what the films set free at a time.
    ///
    /// @param heat by cell [W]; modified
    /// @param conductivity by cell [W/(m·K)]
    void addTo(double[] heat, double time, double[] conductivity) {
        for (Sheet sheet : sheets) {
            double factor = sheet.film.modulation().before(time);
            for (Face face : sheet.faces) {
                double left = conductivity[face.left] / sheet.deltaLeft;
                double right = conductivity[face.right] / sheet.deltaRight;
                double share = left / (left + right);
                heat[face.left] += factor * face.power * share;
                heat[face.right] += factor * face.power * (1 - share);
            }
        }
    }
}
