package org.soretflow.viz.vtkjava;

import java.util.Arrays;
import org.soretflow.viz.render.Scene;
import vtk.vtkColorTransferFunction;
import vtk.vtkFloatArray;
import vtk.vtkImageData;
import vtk.vtkPiecewiseFunction;
import vtk.vtkSmartVolumeMapper;
import vtk.vtkVolume;
import vtk.vtkVolumeProperty;

/// A field as a cloud: equal voxels, colours of the bar, opacity that grows towards the values that are to be seen.
final class VtkVolume {

    /// Voxels along the longest side.
    private static final int VOXELS = 128;
    /// Opacity of the values that are seen best, over a path of [#PATH].
    private static final double MOST = 0.8;
    private static final double PATH = 0.06;
    private static final int STOPS = 64;

    private VtkVolume() {}

    static vtkVolume of(Scene scene) {
        vtkSmartVolumeMapper mapper = new vtkSmartVolumeMapper();
        mapper.SetInputData(image(scene));
        mapper.SetBlendModeToComposite();
        mapper.SetInteractiveAdjustSampleDistances(0);
        mapper.SetAutoAdjustSampleDistances(0);
        mapper.SetSampleDistance(0.4f / VOXELS);
        vtkVolumeProperty property = new vtkVolumeProperty();
        vtkColorTransferFunction colours = new vtkColorTransferFunction();
        vtkPiecewiseFunction opacity = new vtkPiecewiseFunction();
        double low = scene.look().range().low();
        double high = scene.look().range().high();
        for (int n = 0; n <= STOPS; n++) {
            double share = n / (double) STOPS;
            double[] rgb = VtkColours.rgb(scene.look().colours(), share);
            colours.AddRGBPoint(low + share * (high - low), rgb[0], rgb[1], rgb[2]);
            opacity.AddPoint(low + share * (high - low), opacity(share, scene.look().opaque()));
        }
        property.SetColor(colours);
        property.SetScalarOpacity(opacity);
        property.SetScalarOpacityUnitDistance(PATH);
        property.SetInterpolationTypeToLinear();
        property.ShadeOff();
        vtkVolume volume = new vtkVolume();
        volume.SetMapper(mapper);
        volume.SetProperty(property);
        return volume;
    }

    private static double opacity(double share, Scene.Opaque opaque) {
        double seen = switch (opaque) {
            case HIGH -> share;
            case LOW -> 1 - share;
            case ENDS -> Math.abs(2 * share - 1);
        };
        return MOST * Math.pow(seen, 1.5);
    }

    /// The field on equal voxels. Where no cell is shown stands the number that is seen least.
    private static vtkImageData image(Scene scene) {
        Scene.Grid grid = scene.grid();
        double voxel = Math.max(grid.far().x(), Math.max(grid.far().y(), grid.far().z())) / VOXELS;
        double[][] axes = {grid.x(), grid.y(), grid.z()};
        int[] counts = new int[3];
        double[] spacing = new double[3];
        for (int d = 0; d < 3; d++) {
            double length = axes[d][axes[d].length - 1];
            counts[d] = Math.max(2, (int) Math.rint(length / voxel) + 1);
            spacing[d] = length / (counts[d] - 1);
        }
        double low = scene.look().range().low();
        double high = scene.look().range().high();
        float unseen = (float) switch (scene.look().opaque()) {
            case HIGH -> low;
            case LOW -> high;
            case ENDS -> 0.5 * (low + high);
        };
        float[] values = new float[counts[0] * counts[1] * counts[2]];
        Place[][] places = new Place[3][];
        for (int d = 0; d < 3; d++) {
            places[d] = places(axes[d], counts[d], spacing[d]);
        }
        for (int n = 0; n < values.length; n++) {
            double value = interpolate(grid, places[0][n % counts[0]], places[1][n / counts[0] % counts[1]],
                    places[2][n / counts[0] / counts[1]]);
            values[n] = Double.isNaN(value) ? unseen : (float) value;
        }
        vtkFloatArray array = new vtkFloatArray();
        array.SetName(VtkGrid.SCALAR);
        array.SetJavaArray(values);
        vtkImageData image = new vtkImageData();
        image.SetDimensions(counts[0], counts[1], counts[2]);
        image.SetSpacing(spacing);
        image.GetPointData().SetScalars(array);
        return image;
    }

    /// A node below a position and the share of the way to the next.
    private record Place(int node, double share) {}

    private static Place[] places(double[] nodes, int count, double spacing) {
        Place[] places = new Place[count];
        for (int n = 0; n < count; n++) {
            int found = Arrays.binarySearch(nodes, n * spacing);
            int node = Math.clamp(found >= 0 ? found : -found - 2, 0, nodes.length - 2);
            double share = (n * spacing - nodes[node]) / (nodes[node + 1] - nodes[node]);
            places[n] = new Place(node, Math.clamp(share, 0, 1));
        }
        return places;
    }

    private static double interpolate(Scene.Grid grid, Place x, Place y, Place z) {
        int cellsX = grid.x().length - 1;
        int cellsY = grid.y().length - 1;
        if (grid.hidden()[x.node() + cellsX * (y.node() + cellsY * z.node())]) {
            return Double.NaN;
        }
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int i = x.node() + (corner & 1);
            int j = y.node() + (corner >> 1 & 1);
            int k = z.node() + (corner >> 2);
            double weight = ((corner & 1) == 0 ? 1 - x.share() : x.share())
                    * ((corner >> 1 & 1) == 0 ? 1 - y.share() : y.share())
                    * (corner >> 2 == 0 ? 1 - z.share() : z.share());
            sum += weight == 0 ? 0 : weight * grid.scalar()[i + grid.x().length * (j + grid.y().length * k)];
        }
        return sum;
    }
}
