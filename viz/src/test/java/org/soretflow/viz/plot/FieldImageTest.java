package org.soretflow.viz.plot;

import java.util.List;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;

class FieldImageTest {

    private static final StructuredMesh MESH =
            StructuredMesh.of(Axis.uniform(2e-4, 30), Axis.geometric(1e-4, 20, Toward.START, 10));

    @TempDir
    Path folder;

    @BeforeAll
    static void picturesNeedFonts() {
        Fonts.assumePresent();
    }

    @Test
    void stretchedCellsAreDrawnWhereTheyAre() {
        // colour by position: half-way up the picture must be half-way up the colour bar, whatever the cell widths are
        Slice slice = new Slice(MESH, Direction.Z, 0.5);
        double[][] values = slice.sample(field(MESH, Point::y), 40, 200, _ -> true, true);
        for (int row = 0; row < 200; row++) {
            double y = 1e-4 * (199.5 - row) / 200;
            // linear in y and of order 1e-4: a few roundings
            assertThat(Math.abs(values[row][7] - y)).isLessThan(1e-18);
        }
        double[][] raw = slice.sample(field(MESH, Point::y), 4, 200, _ -> true, false);
        assertThat(raw[0][0]).isEqualTo(MESH.y().centre(19));
        assertThat(raw[199][0]).isEqualTo(MESH.y().centre(0));
    }

    @Test
    void bothDirectionsHaveTheSameScaleUnlessThePlaneIsFlat() {
        BufferedImage square = FieldImage.of(square(1), field(square(1), Point::x)).render();
        BufferedImage flat = FieldImage.of(square(1e-3), field(square(1e-3), Point::x)).render();
        assertThat(square.getHeight()).isGreaterThan(800);
        assertThat(flat.getHeight()).isBetween(300, 800);
        assertThat(flat.getWidth()).isGreaterThan(1000);
    }

    @Test
    void picturesOfAllKindsAreWrittenWhole() throws IOException {
        CellZones zones = CellZones.fill(MESH, "glass")
                .paint("channel", Shape.box(Range.of(5e-5, 1.5e-4), Range.of(2e-5, 6e-5))).build();
        Path file = folder.resolve("pictures/t.png");
        FieldImage.of(MESH, field(MESH, p -> p.x() + p.y())).title("A title of many words that does not fit into "
                        + "one line of the picture and is broken between words").time(3600).zones(zones).contours()
                .only(cell -> zones.zone(cell) == 1).colours(ColourMap.SEA).write(file);
        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(read.getWidth()).isGreaterThan(1000);
        // the corner of the plane is glass, which is not shown; somewhere in the picture is a colour
        assertThat(colours(read)).isGreaterThan(100);
    }

    @Test
    void constantAndEmptyFieldsAreDrawnToo() {
        FieldImage.of(MESH, field(MESH, _ -> 298.15)).contours().render();
        FieldImage.of(MESH, field(MESH, _ -> Double.NaN)).render();
        FieldImage.of(MESH, field(MESH, _ -> 0)).cells().render();
        assertThat(FieldImage.of(MESH, field(MESH, _ -> 100)).range()).containsExactly(99, 101);
    }

    @Test
    void vectorsAreShownByTheirLength() {
        double[] values = new double[3 * MESH.cells()];
        for (int n = 0; n < MESH.cells(); n++) {
            values[3 * n] = 3;
            values[3 * n + 1] = -4;
        }
        FieldImage image = FieldImage.of(MESH, new FieldSnapshot("velocity", "m/s", 3, values));
        assertThat(image.quantity()).isEqualTo("|velocity|");
        assertThat(image.values(2, 2)[0]).containsExactly(5, 5);
        image.render();
    }

    @Test
    void planesThroughThreeDimensions() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(3, 3), Axis.uniform(4, 4), Axis.uniform(5, 5));
        FieldSnapshot field = field(mesh, p -> 100 * p.x() + 10 * p.y() + p.z());
        double[][] x = new Slice(mesh, Direction.X, 1.5).sample(field, 4, 5, _ -> true, false);
        assertThat(x[4][0]).isEqualTo(150 + 5 + 0.5);
        assertThat(x[0][3]).isEqualTo(150 + 35 + 4.5);
        double[][] y = new Slice(mesh, Direction.Y, 0.5).sample(field, 3, 5, _ -> true, false);
        assertThat(y[0][2]).isEqualTo(250 + 5 + 4.5);
        FieldImage.of(mesh, field).slice(Direction.Y, 1).render();
        assertThatThrownBy(() -> FieldImage.of(mesh, field).slice(Direction.Y, 7))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no plane at y = 7.0 m");
    }

    @Test
    void contoursLieWhereTheFieldHasTheirValue() {
        double[][] values = new double[10][20];
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 20; column++) {
                values[row][column] = column;
            }
        }
        values[9][0] = Double.NaN;
        var bounds = Contours.at(7.25, values).getBounds2D();
        assertThat(bounds.getMinX()).isEqualTo(7.75);
        assertThat(bounds.getMaxX()).isEqualTo(7.75);
        assertThat(bounds.getHeight()).isEqualTo(9);
        assertThat(Contours.at(99, values).getCurrentPoint()).isNull();
    }

    @Test
    void twoHuesMeetAtZeroAlsoWhereTheyWereAskedFor() {
        double length = square(1).x().length();
        FieldSnapshot field =
                FieldSnapshot.scalar("v", "m/s", field(square(1), at -> at.x() / length - 0.2).values());
        assertThat(FieldImage.of(square(1), field).suitingColours().map()).isEqualTo(ColourMap.DIVERGING);
        for (FieldImage image : List.of(FieldImage.of(square(1), field).suitingColours(),
                FieldImage.of(square(1), field).colours(ColourMap.DIVERGING))) {
            assertThat(image.range()[0]).isNegative().isEqualTo(-image.range()[1]);
        }
        // what is shown alone decides
        assertThat(FieldImage.of(square(1), field).only(cell -> field.at(cell) > 0).suitingColours().map())
                .isEqualTo(ColourMap.SEA);
    }

    @Test
    void ringsAreNamedByTheirRadius() {
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.uniform(1, 4), Axis.uniform(1, 3));
        assertThat(FieldImage.of(rings, field(rings, Point::x)).name(Direction.X)).isEqualTo("r");
        FieldImage plane = FieldImage.of(square(1), field(square(1), Point::x));
        assertThat(plane.name(Direction.Y)).isEqualTo("y");
        assertThat(plane.cylindrical().name(Direction.Y)).isEqualTo("z");
    }

    private static StructuredMesh square(double flatness) {
        return StructuredMesh.of(Axis.uniform(1e-3, 8), Axis.uniform(1e-3 * flatness, 8));
    }

    private static FieldSnapshot field(StructuredMesh mesh, ToDoubleFunction<Point> value) {
        double[] values = new double[mesh.cells()];
        for (int n = 0; n < values.length; n++) {
            values[n] = value.applyAsDouble(new Point(
                    mesh.x().centre(mesh.i(n)), mesh.y().centre(mesh.j(n)), mesh.z().centre(mesh.k(n))));
        }
        return FieldSnapshot.scalar("temperature", "K", values);
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, image.getHeight()).flatMap(y ->
                IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y))).distinct().count();
    }
}
