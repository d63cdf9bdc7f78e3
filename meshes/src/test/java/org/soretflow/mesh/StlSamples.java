package org.soretflow.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Closed surfaces for tests, as lists of triangles of nine coordinates, and as STL bytes.
final class StlSamples {
    private static final double[][] OCTAHEDRON = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};

    private StlSamples() {
    }

    /// The box between two corners, twelve triangles.
    static List<double[]> box(double[] low, double[] high) {
        List<double[]> triangles = new ArrayList<>();
        for (int normal = 0; normal < 3; normal++) {
            int a = (normal + 1) % 3;
            int b = (normal + 2) % 3;
            for (double position : new double[] {low[normal], high[normal]}) {
                double[][] corner = new double[4][3];
                for (int c = 0; c < 4; c++) {
                    corner[c][normal] = position;
                    corner[c][a] = c == 1 || c == 2 ? high[a] : low[a];
                    corner[c][b] = c >= 2 ? high[b] : low[b];
                }
                triangles.add(triangle(corner[0], corner[1], corner[2]));
                triangles.add(triangle(corner[0], corner[2], corner[3]));
            }
        }
        return triangles;
    }

    /// A sphere: an octahedron whose triangles are divided into four, `levels` times; 8·4^levels triangles with
    /// corners on the sphere.
    static List<double[]> sphere(double radius, int levels) {
        List<double[]> triangles = new ArrayList<>();
        for (int x = 0; x < 2; x++) {
            for (int y = 2; y < 4; y++) {
                for (int z = 4; z < 6; z++) {
                    divide(OCTAHEDRON[x], OCTAHEDRON[y], OCTAHEDRON[z], levels, radius, triangles);
                }
            }
        }
        return triangles;
    }

    static byte[] binary(List<double[]> triangles) {
        ByteBuffer buffer = ByteBuffer.allocate(84 + 50 * triangles.size()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put("solid binary files may begin like this".getBytes(StandardCharsets.US_ASCII));
        buffer.position(80).putInt(triangles.size());
        for (double[] triangle : triangles) {
            buffer.putFloat(0).putFloat(0).putFloat(0);
            for (double coordinate : triangle) {
                buffer.putFloat((float) coordinate);
            }
            buffer.putShort((short) 0);
        }
        return buffer.array();
    }

    static byte[] ascii(List<double[]> triangles) {
        StringBuilder text = new StringBuilder("solid vertex of a name\n");
        for (double[] t : triangles) {
            text.append("  facet normal 0 0 0\r\n    outer loop\n");
            for (int c = 0; c < 9; c += 3) {
                text.append("      vertex ").append(t[c]).append(' ').append(t[c + 1]).append("  ").append(t[c + 2])
                        .append('\n');
            }
            text.append("    endloop\n  endfacet\n");
        }
        return text.append("endsolid vertex of a name\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void divide(double[] a, double[] b, double[] c, int levels, double radius, List<double[]> into) {
        if (levels == 0) {
            into.add(triangle(scaled(a, radius), scaled(b, radius), scaled(c, radius)));
            return;
        }
        double[] ab = middle(a, b);
        double[] bc = middle(b, c);
        double[] ca = middle(c, a);
        divide(a, ab, ca, levels - 1, radius, into);
        divide(ab, b, bc, levels - 1, radius, into);
        divide(ca, bc, c, levels - 1, radius, into);
        divide(ab, bc, ca, levels - 1, radius, into);
    }

    private static double[] middle(double[] p, double[] q) {
        double[] sum = {p[0] + q[0], p[1] + q[1], p[2] + q[2]};
        return scaled(sum, 1 / Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]));
    }

    private static double[] scaled(double[] p, double factor) {
        return new double[] {p[0] * factor, p[1] * factor, p[2] * factor};
    }

    private static double[] triangle(double[] a, double[] b, double[] c) {
        return new double[] {a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]};
    }
}
