package org.soretflow.viz.vtkjava;

import org.soretflow.viz.render.Scene;
import vtk.vtkDataSet;
import vtk.vtkDoubleArray;
import vtk.vtkPoints;
import vtk.vtkRectilinearGrid;
import vtk.vtkStructuredGrid;
import vtk.vtkThreshold;
import vtk.vtkUnsignedCharArray;

/// The grid of a scene as a data set of VTK, without the cells that are left out.
final class VtkGrid {

    static final String SCALAR = "scalar";
    static final String VECTOR = "vector";
    private static final String HIDDEN = "hidden";

    private final Scene.Grid grid;
    private final vtkDataSet visible;

    VtkGrid(Scene.Grid grid) {
        this.grid = grid;
        vtkDataSet whole = grid.turned() ? body(grid) : box(grid);
        whole.GetPointData().SetScalars(array(SCALAR, 1, grid.scalar()));
        if (grid.vector().length > 0) {
            whole.GetPointData().SetVectors(array(VECTOR, 3, grid.vector()));
        }
        visible = grid.isWhole() ? whole : withoutHidden(whole);
    }

    vtkDataSet visible() {
        return visible;
    }

    /// Largest speed at a node [m/s].
    double fastest() {
        double fastest = 0;
        double[] vector = grid.vector();
        for (int n = 0; n + 2 < vector.length; n += 3) {
            fastest = Math.max(fastest, Math.hypot(Math.hypot(vector[n], vector[n + 1]), vector[n + 2]));
        }
        return fastest;
    }

    private static vtkDataSet box(Scene.Grid grid) {
        vtkRectilinearGrid box = new vtkRectilinearGrid();
        box.SetDimensions(grid.x().length, grid.y().length, grid.z().length);
        box.SetXCoordinates(array("x", 1, grid.x()));
        box.SetYCoordinates(array("y", 1, grid.y()));
        box.SetZCoordinates(array("z", 1, grid.z()));
        return box;
    }

    private static vtkDataSet body(Scene.Grid grid) {
        double[] places = new double[3 * grid.x().length * grid.y().length * grid.z().length];
        double middle = 0.5 * grid.far().x();
        int n = 0;
        for (double angle : grid.z()) {
            double cosine = Math.cos(angle);
            double sine = Math.sin(angle);
            for (double height : grid.y()) {
                for (double radius : grid.x()) {
                    places[n++] = middle + radius * cosine;
                    places[n++] = middle + radius * sine;
                    places[n++] = height;
                }
            }
        }
        vtkPoints points = new vtkPoints();
        points.SetData(array("places", 3, places));
        vtkStructuredGrid body = new vtkStructuredGrid();
        body.SetDimensions(grid.x().length, grid.y().length, grid.z().length);
        body.SetPoints(points);
        return body;
    }

    private vtkDataSet withoutHidden(vtkDataSet whole) {
        byte[] marks = new byte[grid.hidden().length];
        for (int n = 0; n < marks.length; n++) {
            marks[n] = (byte) (grid.hidden()[n] ? 1 : 0);
        }
        vtkUnsignedCharArray hidden = new vtkUnsignedCharArray();
        hidden.SetJavaArray(marks);
        hidden.SetName(HIDDEN);
        whole.GetCellData().AddArray(hidden);
        vtkThreshold threshold = new vtkThreshold();
        threshold.SetInputData(whole);
        threshold.SetInputArrayToProcess(0, 0, 0, 1, HIDDEN);
        threshold.SetLowerThreshold(-0.5);
        threshold.SetUpperThreshold(0.5);
        threshold.Update();
        return threshold.GetOutput();
    }

    static vtkDoubleArray array(String name, int components, double[] values) {
        vtkDoubleArray array = new vtkDoubleArray();
        array.SetName(name);
        array.SetNumberOfComponents(components);
        array.SetJavaArray(values);
        if (array.GetNumberOfTuples() * components != values.length) {
            throw new IllegalStateException("VTK took " + array.GetNumberOfTuples() + " of "
                    + values.length / components + " values of " + name);
        }
        return array;
    }
}
