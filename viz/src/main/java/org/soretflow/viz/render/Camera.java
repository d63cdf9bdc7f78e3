package org.soretflow.viz.render;

import java.util.Locale;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;

/// From where a scene is looked at, in parallel projection: equal lengths stay equal wherever they are.
///
/// @param azimuth angle of the viewer about the upward direction [rad]; 0 stands on the first of the other two
///     directions, counted towards the second
/// @param elevation angle of the viewer above the horizontal plane [rad], −π/2 to π/2
/// @param up direction that points upwards in the picture
public record Camera(double azimuth, double elevation, Direction up) {

    public Camera {
        if (!(Math.abs(elevation) <= Math.PI / 2 + 1e-12) || !Double.isFinite(azimuth)) {
            throw new IllegalArgumentException("a camera looks from an elevation of -90 to 90 degrees, got "
                    + Math.toDegrees(elevation));
        }
    }

    /// A camera by name, `iso` or the side on which the viewer stands (`x`, `-x`, `y`, …), or by `azimuth,elevation`
    /// in degrees.
    ///
    /// @throws IllegalArgumentException if the text is neither
    public static Camera parse(String text, Direction up) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.equals("iso")) {
            return degrees(up == Direction.Z ? -60 : 30, 24, up);
        }
        if (name.matches("-?[xyz]")) {
            return beside(name, up);
        }
        String[] parts = name.split(",");
        try {
            return degrees(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()), up);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            throw new IllegalArgumentException("found camera \"" + text + "\"; known are front, iso, x, -x, y, -y, "
                    + "z, -z and azimuth,elevation in degrees, such as -60,25");
        }
    }

    private static Camera degrees(double azimuth, double elevation, Direction up) {
        return new Camera(Math.toRadians(azimuth), Math.toRadians(elevation), up);
    }

    /// A camera on the side of the scene that a direction points to.
    private static Camera beside(String side, Direction up) {
        double sign = side.startsWith("-") ? -1 : 1;
        Direction towards = Direction.valueOf(side.substring(side.length() - 1).toUpperCase(Locale.ROOT));
        if (towards == up) {
            return degrees(up == Direction.Z ? -90 : 0, sign * 90, up);
        }
        boolean first = towards.ordinal() == (up.ordinal() + 1) % 3;
        return degrees(first ? 90 - sign * 90 : sign * 90, 0, up);
    }

    /// Another view, turned by some angles [rad].
    public Camera turned(double byAzimuth, double byElevation) {
        return new Camera(azimuth + byAzimuth, Math.clamp(elevation + byElevation, -Math.PI / 2, Math.PI / 2), up);
    }

    /// Unit vector from the scene to the viewer.
    public Point towardsViewer() {
        return vector(Math.cos(elevation) * Math.cos(azimuth), Math.cos(elevation) * Math.sin(azimuth),
                Math.sin(elevation));
    }

    /// Unit vector to the right of the picture.
    public Point right() {
        return vector(-Math.sin(azimuth), Math.cos(azimuth), 0);
    }

    /// Unit vector to the top of the picture.
    public Point upwards() {
        return vector(-Math.sin(elevation) * Math.cos(azimuth), -Math.sin(elevation) * Math.sin(azimuth),
                Math.cos(elevation));
    }

    private Point vector(double a, double b, double upward) {
        double[] parts = new double[3];
        parts[(up.ordinal() + 1) % 3] = a;
        parts[(up.ordinal() + 2) % 3] = b;
        parts[up.ordinal()] = upward;
        return new Point(parts[0], parts[1], parts[2]);
    }

    static double dot(Point a, Point b) {
        return a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
    }
}
