package org.soretflow.viz.vtkjava;

import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.viz.render.Scene;
import org.soretflow.viz.render.Style;
import vtk.vtkActor;
import vtk.vtkAlgorithmOutput;
import vtk.vtkArrowSource;
import vtk.vtkCleanPolyData;
import vtk.vtkConeSource;
import vtk.vtkContourFilter;
import vtk.vtkCutter;
import vtk.vtkDataSetSurfaceFilter;
import vtk.vtkFeatureEdges;
import vtk.vtkGlyph3D;
import vtk.vtkOutlineSource;
import vtk.vtkPlane;
import vtk.vtkPoints;
import vtk.vtkPolyData;
import vtk.vtkPolyDataMapper;
import vtk.vtkPolyDataNormals;
import vtk.vtkProbeFilter;
import vtk.vtkRenderer;
import vtk.vtkStreamTracer;
import vtk.vtkTubeFilter;

/// What stands in a scene: the box, and the field in its style.
final class VtkActors {

    private static final double[] INK = {0.13, 0.13, 0.13};
    private static final double[] BOX = {0.55, 0.55, 0.55};
    private static final double TUBE = 0.0035;
    private static final double LONGEST_LINE = 1.6;
    private static final double FAINTEST = 0.16;
    private static final double CLEAREST = 0.75;
    /// Angle between faces above which their edge is drawn [degrees].
    private static final double SHARP = 40;

    private final Scene scene;
    private final vtkRenderer renderer;
    private final VtkGrid grid;

    VtkActors(Scene scene, vtkRenderer renderer) {
        this.scene = scene;
        this.renderer = renderer;
        grid = new VtkGrid(scene.grid());
    }

    void add() {
        addBox();
        switch (scene.look().style()) {
            case SLICE -> {
                if (isTurned()) {
                    addBody();
                } else {
                    addSlices(false);
                }
            }
            case CONTOUR -> {
                if (isFlat() || !scene.look().planes().isEmpty()) {
                    addSlices(true);
                } else {
                    addSurfaces();
                }
            }
            case STREAMLINES -> addStreamlines();
            case GLYPHS -> addArrows();
            case VOLUME -> renderer.AddVolume(VtkVolume.of(scene));
        }
        // what a sheet or a body leaves out, such as a cylinder in a channel, is seen by its border
        if (scene.look().style() != Style.SLICE && (isFlat() || isTurned())) {
            addEdges(surface());
        }
    }

    private boolean isTurned() {
        return scene.grid().turned();
    }

    /// The surface of a body in the colours of the bar, without light: a colour means a number.
    private void addBody() {
        vtkAlgorithmOutput surface = surface();
        vtkActor actor = coloured(surface);
        actor.GetProperty().LightingOff();
        renderer.AddActor(actor);
        addEdges(surface);
    }

    private vtkAlgorithmOutput surface() {
        vtkDataSetSurfaceFilter surface = new vtkDataSetSurfaceFilter();
        surface.SetInputData(grid.visible());
        return surface.GetOutputPort();
    }

    /// In a grey that is seen on light and on dark colours.
    private void addEdges(vtkAlgorithmOutput surface) {
        vtkFeatureEdges edges = new vtkFeatureEdges();
        edges.SetInputConnection(surface);
        edges.SetFeatureAngle(SHARP);
        edges.NonManifoldEdgesOff();
        edges.ManifoldEdgesOff();
        edges.ColoringOff();
        renderer.AddActor(inFront(plain(edges.GetOutputPort(), BOX)));
    }

    private boolean isFlat() {
        return scene.grid().z().length == 1;
    }

    private void addBox() {
        vtkOutlineSource box = new vtkOutlineSource();
        Point far = scene.grid().far();
        box.SetBounds(0, far.x(), 0, far.y(), 0, far.z());
        vtkActor actor = plain(box.GetOutputPort(), BOX);
        actor.GetProperty().SetLineWidth(2);
        renderer.AddActor(actor);
    }

    /// Planes in the colours of the bar, without light: a colour means a number.
    private void addSlices(boolean lines) {
        if (isFlat()) {
            addSlice(surface(), lines);
        }
        for (Scene.Plane plane : scene.look().planes()) {
            vtkPlane at = new vtkPlane();
            // a plane through nodes would cut the cells on both sides of it
            double position = plane.position() * (1 + 1e-9) + 1e-9;
            at.SetOrigin(plane.normal() == Direction.X ? position : 0, plane.normal() == Direction.Y ? position : 0,
                    plane.normal() == Direction.Z ? position : 0);
            at.SetNormal(plane.normal() == Direction.X ? 1 : 0, plane.normal() == Direction.Y ? 1 : 0,
                    plane.normal() == Direction.Z ? 1 : 0);
            vtkCutter cutter = new vtkCutter();
            cutter.SetInputData(grid.visible());
            cutter.SetCutFunction(at);
            addSlice(cutter.GetOutputPort(), lines);
        }
    }

    private void addSlice(vtkAlgorithmOutput surface, boolean lines) {
        vtkActor actor = coloured(surface);
        actor.GetProperty().LightingOff();
        renderer.AddActor(actor);
        vtkFeatureEdges border = new vtkFeatureEdges();
        // the cutter gives every cell points of its own: without this each of them would have a border
        vtkCleanPolyData joined = new vtkCleanPolyData();
        joined.SetInputConnection(surface);
        joined.ToleranceIsAbsoluteOn();
        joined.SetAbsoluteTolerance(1e-7);
        border.SetInputConnection(joined.GetOutputPort());
        border.FeatureEdgesOff();
        border.NonManifoldEdgesOff();
        border.ManifoldEdgesOff();
        border.ColoringOff();
        renderer.AddActor(inFront(plain(border.GetOutputPort(), INK)));
        if (lines) {
            vtkContourFilter contours = new vtkContourFilter();
            contours.SetInputConnection(surface);
            setLevels(contours);
            vtkActor actorOfLines = inFront(plain(contours.GetOutputPort(), INK));
            actorOfLines.GetProperty().SetLineWidth(2.5f);
            renderer.AddActor(actorOfLines);
        }
    }

    /// Nested surfaces, the more transparent the farther from the values that are to be seen.
    private void addSurfaces() {
        int count = scene.look().levels().size();
        for (int n = 0; n < count; n++) {
            vtkContourFilter contour = new vtkContourFilter();
            contour.SetInputData(grid.visible());
            contour.SetValue(0, scene.look().levels().get(n));
            vtkActor actor = lit(coloured(isTurned() ? smooth(contour) : contour.GetOutputPort()));
            double share = count == 1 ? 1 : n / (count - 1.0);
            double seen = switch (scene.look().opaque()) {
                case HIGH -> share;
                case LOW -> 1 - share;
                case ENDS -> Math.abs(2 * share - 1);
            };
            actor.GetProperty().SetOpacity(FAINTEST + (CLEAREST - FAINTEST) * seen);
            renderer.AddActor(actor);
        }
    }

    /// Cells at the axis of a body have no volume, and so no gradient that a surface could be lit by.
    private static vtkAlgorithmOutput smooth(vtkContourFilter contour) {
        contour.ComputeNormalsOff();
        vtkPolyDataNormals normals = new vtkPolyDataNormals();
        normals.SetInputConnection(contour.GetOutputPort());
        normals.SplittingOff();
        return normals.GetOutputPort();
    }

    private void setLevels(vtkContourFilter contours) {
        for (int n = 0; n < scene.look().levels().size(); n++) {
            contours.SetValue(n, scene.look().levels().get(n));
        }
    }

    private void addStreamlines() {
        vtkPolyData seeds = seeds();
        vtkStreamTracer tracer = new vtkStreamTracer();
        tracer.SetInputData(grid.visible());
        tracer.SetSourceData(seeds);
        tracer.SetIntegrationDirectionToBoth();
        tracer.SetIntegratorTypeToRungeKutta45();
        tracer.SetMaximumPropagation(LONGEST_LINE);
        tracer.SetMaximumNumberOfSteps(20_000);
        tracer.SetComputeVorticity(false);
        vtkTubeFilter tubes = new vtkTubeFilter();
        tubes.SetInputConnection(tracer.GetOutputPort());
        tubes.SetRadius(TUBE);
        tubes.SetNumberOfSides(10);
        renderer.AddActor(lit(coloured(tubes.GetOutputPort())));
        vtkConeSource cone = new vtkConeSource();
        cone.SetResolution(16);
        cone.SetRadius(0.32);
        vtkGlyph3D heads = new vtkGlyph3D();
        heads.SetInputConnection(probed(seeds));
        heads.SetSourceConnection(cone.GetOutputPort());
        heads.SetVectorModeToUseVector();
        heads.SetScaleModeToDataScalingOff();
        heads.SetScaleFactor(8 * TUBE);
        heads.SetColorModeToColorByScalar();
        renderer.AddActor(lit(coloured(heads.GetOutputPort())));
    }

    private void addArrows() {
        vtkArrowSource arrow = new vtkArrowSource();
        arrow.SetTipResolution(16);
        arrow.SetShaftResolution(12);
        arrow.SetTipLength(0.32);
        arrow.SetTipRadius(0.12);
        arrow.SetShaftRadius(0.04);
        vtkGlyph3D arrows = new vtkGlyph3D();
        arrows.SetInputConnection(probed(seeds()));
        arrows.SetSourceConnection(arrow.GetOutputPort());
        arrows.SetVectorModeToUseVector();
        arrows.SetScaleModeToScaleByVector();
        arrows.SetColorModeToColorByScalar();
        double fastest = grid.fastest();
        arrows.SetScaleFactor(fastest > 0 ? 1.5 * spacing() / fastest : 0);
        renderer.AddActor(lit(coloured(arrows.GetOutputPort())));
    }

    private double spacing() {
        Point far = scene.grid().far();
        double arrows = Math.max(1, scene.look().seeds().size());
        return isFlat() ? Math.sqrt(far.x() * far.y() / arrows) : Math.cbrt(far.x() * far.y() * far.z() / arrows);
    }

    private vtkPolyData seeds() {
        vtkPoints points = new vtkPoints();
        for (Point seed : scene.look().seeds()) {
            points.InsertNextPoint(seed.x(), seed.y(), seed.z());
        }
        vtkPolyData data = new vtkPolyData();
        data.SetPoints(points);
        return data;
    }

    private vtkAlgorithmOutput probed(vtkPolyData points) {
        vtkProbeFilter probe = new vtkProbeFilter();
        probe.SetInputData(points);
        probe.SetSourceData(grid.visible());
        return probe.GetOutputPort();
    }

    private vtkActor coloured(vtkAlgorithmOutput from) {
        vtkPolyDataMapper mapper = new vtkPolyDataMapper();
        mapper.SetInputConnection(from);
        mapper.SetLookupTable(VtkColours.table(scene.look()));
        mapper.SetScalarRange(scene.look().range().low(), scene.look().range().high());
        mapper.SetScalarModeToUsePointFieldData();
        mapper.SelectColorArray(VtkGrid.SCALAR);
        // colours are looked up per pixel, not blended between nodes
        mapper.InterpolateScalarsBeforeMappingOn();
        vtkActor actor = new vtkActor();
        actor.SetMapper(mapper);
        return actor;
    }

    private static vtkActor plain(vtkAlgorithmOutput from, double[] colour) {
        vtkPolyDataMapper mapper = new vtkPolyDataMapper();
        mapper.SetInputConnection(from);
        mapper.ScalarVisibilityOff();
        vtkActor actor = new vtkActor();
        actor.SetMapper(mapper);
        actor.GetProperty().SetColor(colour);
        actor.GetProperty().LightingOff();
        actor.GetProperty().SetLineWidth(1.6f);
        return actor;
    }

    /// Lines that lie in a surface are drawn before it.
    private static vtkActor inFront(vtkActor actor) {
        var mapper = (vtkPolyDataMapper) actor.GetMapper();
        mapper.SetResolveCoincidentTopologyToPolygonOffset();
        mapper.SetRelativeCoincidentTopologyLineOffsetParameters(-1, -4);
        return actor;
    }

    private static vtkActor lit(vtkActor actor) {
        actor.GetProperty().SetAmbient(0.45);
        actor.GetProperty().SetDiffuse(0.6);
        actor.GetProperty().SetSpecular(0.08);
        return actor;
    }
}
