package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.mesh.CellZones;

/// A channel with a Y-junction in a block of glass, drawn by shapes, by a picture and by a surface: the same zones.
///
/// The cells are 50 µm wide and the pixels 10 µm, so that the centre of a cell is the centre of a pixel. The edges of the
/// arms pass every one at a distance of 4 µm or more.
class DrawnChannelTest {

    private static final double SLOPE = 0.4;
    private static final double CROTCH = 2 + 0.2 / SLOPE;
    /// Outline of the channel [mm], counter-clockwise.
    private static final double[][] OUTLINE = {
        {0, 0.8}, {2, 0.8}, {4, 0.8 - 2 * SLOPE}, {4, 1.2 - 2 * SLOPE}, {CROTCH, 1},
        {4, 0.8 + 2 * SLOPE}, {4, 1.2 + 2 * SLOPE}, {2, 1.2}, {0, 1.2}
    };
    private static final int[][] TRIANGLES =
            {{0, 1, 7}, {0, 7, 8}, {1, 4, 7}, {1, 2, 3}, {1, 3, 4}, {7, 4, 5}, {7, 5, 6}};
    private static final double FLOOR = 0.1;
    private static final double ROOF = 0.2;

    private static final String BLOCK = """
            mesh:
              x: { length: 4 mm, cells: 80 }
              y: { length: 2 mm, cells: 40 }
              z: { length: 0.3 mm, cells: 6 }
            materials: { water: water, wall: borosilicate-glass }
            equations: { heat: {} }
            boundaries: { z-min: { heat: { temperature: 20 °C } } }
            time: { mode: steady }
            zones:
              - { name: block, material: wall }
            """;

    private static final String SHAPES = """
              - name: channel
                material: water
                shape:
                  union:
                    - box: { x: [0 mm, 2 mm], y: [0.8 mm, 1.2 mm], z: [0.1 mm, 0.2 mm] }
                    - intersection:
                        - box: { x: [2 mm, 4 mm], z: [0.1 mm, 0.2 mm] }
                        - half_space: { point: [2 mm, 1.2 mm, 0 mm], normal: [-0.4, 1, 0] }
                        - half_space: { point: [2 mm, 0.8 mm, 0 mm], normal: [0.4, -1, 0] }
                    - intersection:
                        - box: { x: [2 mm, 4 mm], z: [0.1 mm, 0.2 mm] }
                        - half_space: { point: [2 mm, 1.2 mm, 0 mm], normal: [0.4, 1, 0] }
                        - half_space: { point: [2 mm, 0.8 mm, 0 mm], normal: [-0.4, -1, 0] }
            """;

    private static final String IMAGE = """
              - image:
                  file: channel.png
                  z: [0.1 mm, 0.2 mm]
                  legend: { "#0000ff": { name: channel, material: water } }
            """;

    private static final String STL = """
              - { name: channel, material: water, shape: { stl: { file: channel.stl } } }
            """;

    @TempDir
    Path folder;

    @Test
    void shapesAPictureAndASurfaceDrawTheSameChannel() throws IOException {
        ImageIO.write(picture(), "png", folder.resolve("channel.png").toFile());
        Files.writeString(folder.resolve("channel.stl"), surface());
        CellZones shapes = zones("shapes", SHAPES);
        CellZones image = zones("image", IMAGE);
        CellZones stl = zones("stl", STL);
        int[] drawn = cells(shapes);
        assertThat(Arrays.mismatch(cells(image), drawn)).as("first cell that differs in the picture").isNegative();
        assertThat(Arrays.mismatch(cells(stl), drawn)).as("first cell that differs in the surface").isNegative();
        // stem and two arms of 0.8 mm², arms share a triangle of 0.2 · 0.2/SLOPE; an edge is off by half a cell at most
        double area = 2.4 - 0.04 / SLOPE;
        double perimeter = 2 * 2 + 4 * 2 * Math.hypot(1, SLOPE);
        assertThat(drawn.length / 2 * 2.5e-3).isCloseTo(area, within(perimeter * 0.025));
    }

    private CellZones zones(String name, String channel) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, "case: " + name + "\n" + BLOCK + channel);
        return CaseReader.read(file, List.of()).problem().zones();
    }

    /// Numbers of the cells in the channel.
    private static int[] cells(CellZones zones) {
        int channel = zones.id("channel");
        return IntStream.range(0, 80 * 40 * 6).filter(n -> zones.zone(n) == channel).toArray();
    }

    /// 100 pixels a millimetre, y upwards; what is not the channel is transparent.
    private static BufferedImage picture() {
        Path2D outline = new Path2D.Double();
        outline.moveTo(OUTLINE[0][0], OUTLINE[0][1]);
        for (double[] corner : OUTLINE) {
            outline.lineTo(corner[0], corner[1]);
        }
        BufferedImage picture = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < 200; row++) {
            for (int column = 0; column < 400; column++) {
                if (outline.contains(0.01 * (column + 0.5), 2 - 0.01 * (row + 0.5))) {
                    picture.setRGB(column, row, 0xff0000ff);
                }
            }
        }
        return picture;
    }

    /// Floor, roof and walls of the channel as triangles that face outwards [mm].
    private static String surface() {
        StringBuilder text = new StringBuilder("solid channel\n");
        for (int[] corners : TRIANGLES) {
            double[][] t = {OUTLINE[corners[0]], OUTLINE[corners[1]], OUTLINE[corners[2]]};
            triangle(text, at(t[0], ROOF), at(t[1], ROOF), at(t[2], ROOF));
            triangle(text, at(t[0], FLOOR), at(t[2], FLOOR), at(t[1], FLOOR));
        }
        for (int m = 0; m < OUTLINE.length; m++) {
            double[] from = OUTLINE[m];
            double[] to = OUTLINE[(m + 1) % OUTLINE.length];
            triangle(text, at(from, FLOOR), at(to, FLOOR), at(to, ROOF));
            triangle(text, at(from, FLOOR), at(to, ROOF), at(from, ROOF));
        }
        return text.append("endsolid channel\n").toString();
    }

    private static String at(double[] corner, double height) {
        return String.format(Locale.ROOT, "vertex %.6f %.6f %.6f\n", corner[0], corner[1], height);
    }

    private static void triangle(StringBuilder text, String... corners) {
        text.append("facet normal 0 0 0\nouter loop\n").append(String.join("", corners)).append("endloop\nendfacet\n");
    }
}
