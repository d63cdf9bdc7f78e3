package org.soretflow.viz.render;

import org.soretflow.mesh.Point;

/// A camera with the part of the scene that fills a picture.
///
/// @param camera direction of the view
/// @param centre point in the middle of the picture, in units of the scene
/// @param halfHeight half of the height of the picture, in units of the scene
/// @param width width of the picture [pixels]
/// @param height its height [pixels]
public record Frame(Camera camera, Point centre, double halfHeight, int width, int height) {

    /// The frame in which a box is as large as possible.
    ///
    /// @param far corner of the box opposite to the origin
    /// @param margin what stays free on each side [pixels]
    static Frame around(Point far, Camera camera, int width, int height, double margin) {
        double[] across = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] upwards = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int corner = 0; corner < 8; corner++) {
            Point at = corner(far, corner);
            widen(across, Camera.dot(at, camera.right()));
            widen(upwards, Camera.dot(at, camera.upwards()));
        }
        double perPixel = Math.max((upwards[1] - upwards[0]) / Math.max(1, height - 2 * margin),
                (across[1] - across[0]) / Math.max(1, width - 2 * margin));
        double halfHeight = 0.5 * height * perPixel;
        Point middle = new Point(0.5 * far.x(), 0.5 * far.y(), 0.5 * far.z());
        return new Frame(camera, middle, halfHeight, width, height);
    }

    /// A corner of a box from the origin to a far corner; its bits choose the far end along x, y and z.
    static Point corner(Point far, int bits) {
        return new Point((bits & 1) == 0 ? 0 : far.x(), (bits & 2) == 0 ? 0 : far.y(), (bits & 4) == 0 ? 0 : far.z());
    }

    /// Pixel column of a point.
    double x(Point at) {
        return 0.5 * width + scale() * Camera.dot(minus(at), camera.right());
    }

    /// Pixel row of a point, counted downwards.
    double y(Point at) {
        return 0.5 * height - scale() * Camera.dot(minus(at), camera.upwards());
    }

    /// How far a point lies in front of the middle of the scene.
    double nearness(Point at) {
        return Camera.dot(minus(at), camera.towardsViewer());
    }

    /// Pixels per unit of the scene.
    double scale() {
        return 0.5 * height / halfHeight;
    }

    /// The same view at another number of pixels.
    public Frame times(int factor) {
        return new Frame(camera, centre, halfHeight, factor * width, factor * height);
    }

    /// The same view with fewer pixels: faster to draw.
    Frame dividedBy(int factor) {
        return new Frame(camera, centre, halfHeight, Math.max(1, width / factor), Math.max(1, height / factor));
    }

    private Point minus(Point at) {
        return new Point(at.x() - centre.x(), at.y() - centre.y(), at.z() - centre.z());
    }

    private static void widen(double[] range, double value) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
    }
}
