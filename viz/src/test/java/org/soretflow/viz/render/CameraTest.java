package org.soretflow.viz.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;

/// Cameras look from where their names say, upright and without mirroring.
class CameraTest {

    /// A few roundings of sines and cosines.
    private static final double ROUNDING = 1e-15;

    @ParameterizedTest
    @CsvSource({
        "x, Z, 1 0 0, 0 1 0, 0 0 1", "-x, Z, -1 0 0, 0 -1 0, 0 0 1", "-y, Z, 0 -1 0, 1 0 0, 0 0 1",
        "z, Z, 0 0 1, 1 0 0, 0 1 0", "z, Y, 0 0 1, 1 0 0, 0 1 0", "x, Y, 1 0 0, 0 0 -1, 0 1 0",
        "y, Y, 0 1 0, 1 0 0, 0 0 -1", "-90.0, Z, 0 -1 0, 1 0 0, 0 0 1"
    })
    void sidesAreSeenUpright(String name, Direction up, String towards, String right, String upwards) {
        Camera camera = Camera.parse(name.equals("-90.0") ? "-90,0" : name, up);
        assertSame(camera.towardsViewer(), towards);
        assertSame(camera.right(), right);
        assertSame(camera.upwards(), upwards);
    }

    @ParameterizedTest
    @CsvSource({"iso, Z", "iso, Y", "iso, X", "'31,-12', Z"})
    void axesOfAPictureAreRightHanded(String name, Direction up) {
        Camera camera = Camera.parse(name, up);
        Point a = camera.right();
        Point b = camera.upwards();
        Point c = camera.towardsViewer();
        assertThat(a.y() * b.z() - a.z() * b.y()).isCloseTo(c.x(), within(4 * ROUNDING));
        assertThat(a.z() * b.x() - a.x() * b.z()).isCloseTo(c.y(), within(4 * ROUNDING));
        assertThat(a.x() * b.y() - a.y() * b.x()).isCloseTo(c.z(), within(4 * ROUNDING));
    }

    @Test
    void aFrameHoldsItsBox() {
        Point far = new Point(1, 0.3, 0.6);
        Frame frame = Frame.around(far, Camera.parse("iso", Direction.Z), 900, 500, 40);
        double left = 900;
        double top = 500;
        for (int corner = 0; corner < 8; corner++) {
            Point at = Frame.corner(far, corner);
            left = Math.min(left, Math.min(frame.x(at), 900 - frame.x(at)));
            top = Math.min(top, Math.min(frame.y(at), 500 - frame.y(at)));
        }
        // it touches the margin on the side that limits it
        assertThat(Math.min(left, top)).isCloseTo(40, within(1e-9));
        assertThat(Math.max(left, top)).isGreaterThan(40);
    }

    @Test
    void otherNamesAreRefused() {
        assertThatThrownBy(() -> Camera.parse("above", Direction.Z)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found camera \"above\"; known are front, iso, x, -x, y, -y, z, -z and azimuth,elevation in "
                        + "degrees, such as -60,25");
        assertThatThrownBy(() -> Camera.parse("10,100", Direction.Z)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSame(Point found, String expected) {
        String[] parts = expected.split(" ");
        assertThat(found.x()).isCloseTo(Double.parseDouble(parts[0]), within(ROUNDING));
        assertThat(found.y()).isCloseTo(Double.parseDouble(parts[1]), within(ROUNDING));
        assertThat(found.z()).isCloseTo(Double.parseDouble(parts[2]), within(ROUNDING));
    }
}
