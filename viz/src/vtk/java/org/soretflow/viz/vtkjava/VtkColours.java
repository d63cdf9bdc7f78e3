package org.soretflow.viz.vtkjava;

import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.render.Scene;
import vtk.vtkLookupTable;

/// This program's colour maps as VTK knows them.
final class VtkColours {

    static final int ENTRIES = 512;

    private VtkColours() {}

    static vtkLookupTable table(Scene.Look look) {
        vtkLookupTable table = new vtkLookupTable();
        table.SetNumberOfTableValues(ENTRIES);
        table.SetRange(look.range().low(), look.range().high());
        for (int n = 0; n < ENTRIES; n++) {
            double[] rgb = rgb(look.colours(), n / (ENTRIES - 1.0));
            table.SetTableValue(n, rgb[0], rgb[1], rgb[2], 1);
        }
        table.SetNanColor(0.87, 0.87, 0.87, 1);
        return table;
    }

    /// Red, green and blue from 0 to 1.
    static double[] rgb(ColourMap colours, double share) {
        int rgb = colours.rgb(share);
        return new double[] {(rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0};
    }
}
