package org.soretflow.viz.vtkjava;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.soretflow.viz.render.Frame;
import org.soretflow.viz.render.Scene;
import org.soretflow.viz.render.SceneRenderer;
import vtk.vtkCamera;
import vtk.vtkObject;
import vtk.vtkRenderWindow;
import vtk.vtkRenderer;
import vtk.vtkUnsignedCharArray;
import vtk.vtkVersion;

/// Draws scenes off-screen by VTK. Found by `ServiceLoader`.
///
/// Pictures are drawn twice as large and averaged: that gives smooth edges on every graphics driver.
public final class VtkSceneRenderer implements SceneRenderer {

    private static final int OVERSAMPLING = 2;
    /// How far the camera stands away; the projection is parallel, so that only the clipping depends on it.
    private static final double DISTANCE = 10;

    private vtkRenderWindow window;

    /// For `ServiceLoader`.
    public VtkSceneRenderer() {}

    @Override
    public String name() {
        return VtkLibraries.failure().isPresent() ? "VTK" : "VTK " + new vtkVersion().GetVTKVersion();
    }

    @Override
    public Optional<String> obstacle() {
        try {
            return VtkLibraries.obstacle();
        } catch (LinkageError e) {
            return Optional.of("VTK's Java classes do not load (" + e.getMessage()
                    + "); Debian: apt install libvtk9-java");
        }
    }

    @Override
    public synchronized BufferedImage draw(Scene scene) {
        obstacle().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        if (window == null) {
            window = new vtkRenderWindow();
            window.SetOffScreenRendering(1);
            window.SetMultiSamples(0);
            window.SetAlphaBitPlanes(1);
        }
        Frame frame = scene.frame().times(OVERSAMPLING);
        vtkRenderer renderer = new vtkRenderer();
        renderer.SetBackground(1, 1, 1);
        renderer.SetUseDepthPeeling(1);
        renderer.SetMaximumNumberOfPeels(12);
        renderer.SetOcclusionRatio(0);
        new VtkActors(scene, renderer).add();
        aim(renderer, frame);
        window.AddRenderer(renderer);
        window.SetSize(frame.width(), frame.height());
        window.Render();
        vtkUnsignedCharArray pixels = new vtkUnsignedCharArray();
        window.GetPixelData(0, 0, frame.width() - 1, frame.height() - 1, 1, pixels, 0);
        BufferedImage image = averaged(pixels.GetJavaArray(), scene.frame());
        window.RemoveRenderer(renderer);
        vtkObject.JAVA_OBJECT_MANAGER.gc(false);
        return image;
    }

    private static void aim(vtkRenderer renderer, Frame frame) {
        vtkCamera camera = renderer.GetActiveCamera();
        var centre = frame.centre();
        var towards = frame.camera().towardsViewer();
        var up = frame.camera().upwards();
        camera.ParallelProjectionOn();
        camera.SetParallelScale(frame.halfHeight());
        camera.SetFocalPoint(centre.x(), centre.y(), centre.z());
        camera.SetPosition(centre.x() + DISTANCE * towards.x(), centre.y() + DISTANCE * towards.y(),
                centre.z() + DISTANCE * towards.z());
        camera.SetViewUp(up.x(), up.y(), up.z());
        renderer.ResetCameraClippingRange();
    }

    /// Means over squares of pixels, the upper row first; VTK gives the lowest row first.
    private static BufferedImage averaged(byte[] rgb, Frame frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        int stride = 3 * OVERSAMPLING * frame.width();
        int[] row = new int[frame.width()];
        for (int y = 0; y < frame.height(); y++) {
            int first = OVERSAMPLING * (frame.height() - 1 - y);
            for (int x = 0; x < row.length; x++) {
                int[] sum = new int[3];
                for (int n = 0; n < OVERSAMPLING * OVERSAMPLING; n++) {
                    int at = (first + n / OVERSAMPLING) * stride + 3 * (OVERSAMPLING * x + n % OVERSAMPLING);
                    for (int q = 0; q < 3; q++) {
                        sum[q] += rgb[at + q] & 255;
                    }
                }
                int samples = OVERSAMPLING * OVERSAMPLING;
                row[x] = (sum[0] + samples / 2) / samples << 16 | (sum[1] + samples / 2) / samples << 8
                        | (sum[2] + samples / 2) / samples;
            }
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return image;
    }
}
