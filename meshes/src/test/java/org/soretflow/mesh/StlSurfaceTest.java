package org.soretflow.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StlSurfaceTest {
    private static final double MICROMETRE = 1e-6;
    private final List<double[]> cube = StlSamples.box(new double[] {1, 2, 3}, new double[] {4, 4, 5});

    @Test
    void bothFormatsGiveTheBox() {
        Shape box = Shape.box(Range.of(1, 4), Range.of(2, 4), Range.of(3, 5));
        SplittableRandom random = new SplittableRandom(5);
        for (byte[] bytes : List.of(StlSamples.binary(cube), StlSamples.ascii(cube))) {
            StlSurface surface = StlSurface.parse(bytes, 1);
            assertThat(surface.triangles()).isEqualTo(12);
            assertThat(surface.extent(Direction.Y)).isEqualTo(Range.of(2, 4));
            for (int trial = 0; trial < 5000; trial++) {
                double x = random.nextDouble(0, 6);
                double y = random.nextDouble(0, 6);
                double z = random.nextDouble(0, 6);
                assertThat(surface.contains(x, y, z)).isEqualTo(box.contains(x, y, z));
            }
        }
    }

    /// Lines through corners, edges, face diagonals and faces: the hits that make a naive ray test fail. The answer is
    /// that of the half-open box everywhere.
    @Test
    void edgesAndCornersAreHalfOpenLikeABox() {
        Shape box = Shape.box(Range.of(1, 4), Range.of(2, 4), Range.of(3, 5));
        StlSurface surface = StlSurface.parse(StlSamples.binary(cube), 1);
        for (double x = 0; x <= 5; x += 0.25) {
            for (double y = 1; y <= 5; y += 0.25) {
                for (double z = 2; z <= 6; z += 0.25) {
                    assertThat(surface.contains(x, y, z)).as("%s %s %s", x, y, z).isEqualTo(box.contains(x, y, z));
                }
            }
        }
    }

    @Test
    void sphereIsTheBallWithinItsFacets() {
        int levels = 4;
        List<double[]> triangles = StlSamples.sphere(50, levels);
        // The longest edges of the first division span 90°, halved per level at most to 90°·1.2/2^levels; a facet's
        // middle lies below the sphere by at most r(1 − cos(radius of the facet)), the radius below that edge.
        double sag = 1 - Math.cos(Math.PI / 2 * 1.2 / (1 << levels));
        double radius = 50 * MICROMETRE;
        SplittableRandom random = new SplittableRandom(17);
        for (byte[] bytes : List.of(StlSamples.binary(triangles), StlSamples.ascii(triangles))) {
            StlSurface surface = StlSurface.parse(bytes, MICROMETRE);
            Shape ball = Shape.ball(new Point(0, 0, 0), radius);
            int different = 0;
            for (int trial = 0; trial < 20_000; trial++) {
                double x = random.nextDouble(-1.1, 1.1) * radius;
                double y = random.nextDouble(-1.1, 1.1) * radius;
                double z = random.nextDouble(-1.1, 1.1) * radius;
                if (surface.contains(x, y, z) != ball.contains(x, y, z)) {
                    different++;
                    double relative = Math.sqrt(x * x + y * y + z * z) / radius;
                    // binary coordinates are rounded to 6e-8
                    assertThat(relative).isBetween(1 - sag - 1e-6, 1 + 1e-6);
                }
            }
            // share of the layer of thickness sag in the sampled cube: 4π·sag/2.2³
            assertThat(different).isLessThan((int) (20_000 * 4 * Math.PI * sag / 10.6));
        }
    }

    /// The volume under the facets is known exactly from the determinants; the painted one follows by counting.
    @Test
    @Timeout(60)
    void aHundredThousandTrianglesPaintAMillionCells() {
        List<double[]> triangles = StlSamples.sphere(0.45, 7);
        double exact = 0;
        for (double[] t : triangles) {
            exact += Math.abs(t[0] * (t[4] * t[8] - t[5] * t[7]) - t[1] * (t[3] * t[8] - t[5] * t[6])
                    + t[2] * (t[3] * t[7] - t[4] * t[6])) / 6;
        }
        StlSurface surface = StlSurface.parse(StlSamples.binary(triangles), 1);
        assertThat(surface.triangles()).isEqualTo(131_072);
        // off centre: on a symmetric mesh the errors of 48 mirror images would add up
        Axis axis = Axis.uniform(1, 100);
        StructuredMesh around = StructuredMesh.of(axis.startingAt(-0.5013), axis.startingAt(-0.4971),
                axis.startingAt(-0.5036));
        CellZones zones = CellZones.fill(around, "fluid").paint("sphere", surface).build();
        // as for the painted ball: 3·√(4πr²)·h², h = 1/100
        assertThat(zones.volume(1)).isCloseTo(exact, within(3 * Math.sqrt(4 * Math.PI) * 0.45 * 1e-4));
        for (int n = 0; n < zones.mesh().cells(); n += 997) {
            StructuredMesh mesh = zones.mesh();
            boolean inside = surface.contains(mesh.x().centre(mesh.i(n)), mesh.y().centre(mesh.j(n)),
                    mesh.z().centre(mesh.k(n)));
            assertThat(zones.zone(n)).isEqualTo(inside ? 1 : 0);
        }
    }

    @Test
    void needlesDoNotExhaustTheMemory() {
        // a long prism along the diagonal of y and z, cut into thin slices
        List<double[]> triangles = new ArrayList<>();
        int slices = 20_000;
        double[][] ring = {{0, 0, 0}, {1, 0, 1e-3}, {1, 1e-3, 0}};
        for (int s = 0; s < slices; s++) {
            double[] shift = {2.0 * s, 0, 0};
            double[] a = {shift[0] + ring[0][0], 0, 0};
            double[] b = {shift[0] + ring[1][0], 1, 1};
            double[] c = {shift[0] + ring[2][0], 1, 1.001};
            double[] d = {shift[0] + 0.5, 0, 0.001};
            triangles.add(joined(a, b, c));
            triangles.add(joined(a, c, d));
            triangles.add(joined(a, d, b));
            triangles.add(joined(b, d, c));
        }
        StlSurface surface = StlSurface.parse(StlSamples.ascii(triangles), 1);
        assertThat(surface.triangles()).isEqualTo(80_000);
        boolean[] inside = new boolean[2];
        surface.test(new double[] {-1, 1e9}, 0.5, 0.5005, inside);
        assertThat(inside).containsExactly(false, false);
        // the middle of the first tetrahedron
        assertThat(surface.contains(2.5 / 4, 0.5, 2.002 / 4)).isTrue();
    }

    @Test
    void openSurfacesAreRefused() {
        List<double[]> open = new ArrayList<>(cube);
        open.removeLast();
        assertThatIllegalArgumentException().isThrownBy(() -> StlSurface.parse(StlSamples.binary(open), 1))
                .withMessage("the STL surface is not closed: 3 of 18 edges do not belong to exactly two triangles; "
                        + "repair the surface and export it again");
        List<double[]> doubled = new ArrayList<>(cube);
        doubled.add(cube.getFirst());
        assertThatIllegalArgumentException().isThrownBy(() -> StlSurface.parse(StlSamples.ascii(doubled), 1))
                .withMessageContaining("3 of 18 edges");
        List<double[]> collapsed = new ArrayList<>(cube);
        collapsed.add(new double[] {1, 2, 3, 4, 4, 5, 4, 4, 5});
        assertThat(StlSurface.parse(StlSamples.binary(collapsed), 1).contains(2, 3, 4)).isTrue();
        double[] flat = {0, 0, 0, 1, 0, 0, 0, 1, 0};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StlSurface.parse(StlSamples.binary(List.of(flat, flat)), 1))
                .withMessageContaining("the STL surface is flat: all corners have z = 0 m");
    }

    @Test
    void brokenFilesAreRefused() {
        byte[] binary = StlSamples.binary(cube);
        refused(Arrays.copyOf(binary, 600),
                "as binary STL it states 12 triangles, which take 684 bytes, but it has 600 bytes");
        refused(Arrays.copyOf(binary, 700), "but it has 700 bytes");
        refused(new byte[0], "it has 0 bytes and does not begin with 'solid'");
        refused(StlSamples.binary(List.of()), "holds no triangle");
        byte[] junk = new byte[5000];
        new SplittableRandom(1).nextBytes(junk);
        refused(junk, "not a whole STL file");
        String ascii = new String(StlSamples.ascii(cube), StandardCharsets.US_ASCII);
        refused(ascii.substring(0, ascii.length() - 60), "truncated");
        refused(ascii.substring(0, ascii.indexOf("vertex 4")), "truncated");
        refused("solid a\nendsolid a\n", "holds no triangle");
        refused(ascii.replaceFirst("vertex 1.0", "vertex one"), "'one' is not a number");
        refused(ascii.replaceFirst("vertex 1.0", "vertex NaN"), "NaN is not a finite number");
        refused(ascii.replaceFirst("vertex 1.0", "vertex"), "line 4: expected 'vertex x y z'");
        refused(ascii.replaceFirst("endloop", "vertex 1 1 1\nendloop"), "a facet has 4 vertices");
        refused(ascii.replaceFirst("endfacet", "banana"), "'banana' is not a line of an STL file");
        byte[] notFinite = binary.clone();
        Arrays.fill(notFinite, 96, 100, (byte) 0xFF);
        assertThatIllegalArgumentException().isThrownBy(() -> StlSurface.parse(notFinite, 1))
                .withMessage("triangle 0 of the STL file has the coordinate NaN");
        for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> StlSurface.parse(binary, scale))
                    .withMessageContaining("scale of an STL file must be positive");
        }
    }

    /// Whatever happens to a file, the answer is a surface or one message, never another exception.
    @Test
    void damagedFilesGiveAMessage() {
        SplittableRandom random = new SplittableRandom(23);
        int refused = 0;
        for (byte[] whole : List.of(StlSamples.binary(cube), StlSamples.ascii(cube))) {
            for (int trial = 0; trial < 1000; trial++) {
                byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(2) * random.nextInt(whole.length));
                for (int flips = random.nextInt(4); flips >= 0 && damaged.length > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                try {
                    StlSurface.parse(damaged, 1).contains(2, 3, 4);
                } catch (IllegalArgumentException e) {
                    assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(200);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void aSurfaceBesideTheMeshIsNamed() {
        Axis axis = Axis.uniform(1, 4);
        StlSurface surface = StlSurface.parse(StlSamples.binary(cube), 1);
        assertThatIllegalArgumentException().isThrownBy(() -> CellZones.fill(StructuredMesh.of(axis, axis, axis), "a")
                        .paint("part", surface))
                .withMessageContaining("STL surface of 12 triangles over x [1 m, 4 m)")
                .withMessageContaining("lies outside the mesh");
    }

    private static double[] joined(double[] a, double[] b, double[] c) {
        return new double[] {a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]};
    }

    private static void refused(String ascii, String message) {
        refused(ascii.getBytes(StandardCharsets.US_ASCII), message);
    }

    private static void refused(byte[] bytes, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> StlSurface.parse(bytes, 1))
                .withMessageContaining(message);
    }
}
