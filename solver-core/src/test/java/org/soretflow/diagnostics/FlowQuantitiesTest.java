package org.soretflow.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.StepReport;

class FlowQuantitiesTest {

    /// Numbers of order one, made of at most a few dozen terms: errors of some 1e-15.
    private static final double ROUNDING = 1e-13;
    private static final Fluid OIL = Fluid.named("oil").density(2).viscosity(1).conductivity(6).heatCapacity(4).build();

    private static Quantities on(StructuredMesh mesh) {
        return new Quantities(builder(mesh).build());
    }

    private static ProblemBuilder builder(StructuredMesh mesh) {
        Species dye = Species.named("dye").diffusivity(0.1).build();
        return Problem.on(mesh).filledWith(OIL).heat().boussinesq(300).species(dye).initially(dye, 0);
    }

    private static StructuredMesh square(int cells) {
        return StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, cells), 0.5);
    }

    /// `u = −Ω(y − b)`, `v = Ω(x − a)`; `ψ = −Ω/2 [(x−a)² + (y−b)² − a² − b²]` vanishes at the origin.
    private static StepReport rotation(StructuredMesh mesh) {
        return SyntheticFlow.on(mesh).with(Direction.X, (x, y, z) -> -3 * (y - 0.55))
                .with(Direction.Y, (x, y, z) -> 3 * (x - 0.6));
    }

    @Test
    void velocitiesAreReportedByComponentAndByLength() {
        StructuredMesh mesh = square(10);
        Point at = new Point(0.35, 0.15, 0);
        Quantities make = on(mesh);
        // means of two faces are exact for what is linear
        assertThat(make.probe("u", "velocity_x", at).of(rotation(mesh))).isCloseTo(3 * 0.4, within(ROUNDING));
        assertThat(make.probe("v", "velocity_y", at).of(rotation(mesh))).isCloseTo(-3 * 0.25, within(ROUNDING));
        assertThat(make.probe("speed", "velocity", at).of(rotation(mesh)))
                .isCloseTo(3 * Math.hypot(0.4, 0.25), within(ROUNDING));
        // the mean over the unit square: −3 (½ − 0.55)
        assertThat(make.mean("velocity_x").of(rotation(mesh))).isCloseTo(0.15, within(ROUNDING));
        assertThat(make.mean("velocity_x").unit()).isEqualTo("m/s");
        assertThat(make.maximum("pressure").unit()).isEqualTo("Pa");
        assertThat(make.probe("psi", "stream_function", at).unit()).isEqualTo("m^2/s");
        assertThatThrownBy(() -> make.mean("velocity_r")).hasMessageStartingWith("there is no field velocity_r; there are")
                .hasMessageContainingAll("temperature", "dye", "velocity_x", "pressure");
    }

    @Test
    void theStreamFunctionOfARotationIsExactOnAStretchedMesh() {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.tanh(1, 13, Toward.BOTH, 5), Axis.geometric(1, 10, Toward.START, 4), 2);
        NodeStreamFunction psi = NodeStreamFunction.of(rotation(mesh));
        for (int j = 0; j <= mesh.ny(); j++) {
            for (int i = 0; i <= mesh.nx(); i++) {
                assertThat(psi.at(i, j)).isCloseTo(rotationPsi(mesh.x().face(i), mesh.y().face(j)), within(ROUNDING));
            }
        }
        // a parabola in both directions: the vertex is the centre of rotation, ψ = 3/2 (0.6² + 0.55²)
        Quantity largest = on(mesh).streamFunctionMaximum();
        assertThat(largest.of(rotation(mesh))).isCloseTo(1.5 * (0.36 + 0.3025), within(ROUNDING));
        assertThat(largest.details()).extracting(Quantity::name)
                .containsExactly("maximum_stream_function_x", "maximum_stream_function_y");
        assertThat(largest.details().get(0).of(rotation(mesh))).isCloseTo(0.6, within(ROUNDING));
        assertThat(largest.details().get(1).of(rotation(mesh))).isCloseTo(0.55, within(ROUNDING));
        Point corner = new Point(mesh.x().face(4), mesh.y().face(7), 0);
        assertThat(on(mesh).streamFunction("psi", corner).of(rotation(mesh)))
                .isCloseTo(rotationPsi(corner.x(), corner.y()), within(ROUNDING));
    }

    @Test
    void smoothValuesAreExactForParabolasAwayFromTheWalls() {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.tanh(1, 13, Toward.BOTH, 5), Axis.geometric(1, 10, Toward.START, 4), 2);
        double[] x = {mesh.x().face(1), 0.4, 0.77};
        double[] y = {mesh.y().face(1), 0.31, 0.5};
        double[][] smooth = NodeStreamFunction.of(rotation(mesh)).smooth(x, y);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                assertThat(smooth[row][column]).isCloseTo(rotationPsi(x[column], y[row]), within(ROUNDING));
            }
        }
        // at the walls the values are those of the corners
        double[][] walls = NodeStreamFunction.of(rotation(mesh)).smooth(new double[] {0, 1}, new double[] {0, 1});
        assertThat(walls[0][0]).isEqualTo(0);
        assertThat(walls[1][0]).isCloseTo(rotationPsi(0, 1), within(ROUNDING));
        assertThat(walls[1][1]).isCloseTo(rotationPsi(1, 1), within(ROUNDING));
    }

    private static double rotationPsi(double x, double y) {
        return -1.5 * ((x - 0.6) * (x - 0.6) + (y - 0.55) * (y - 0.55) - 0.6625);
    }

    @Test
    void energyAndExtremesOfARotation() {
        StructuredMesh mesh = square(10);
        StepReport report = rotation(mesh);
        Quantities quantities = on(mesh);
        // ½ρΩ² depth (∫(x−a)² dx + ∫(y−b)² dy), each integral by the midpoint rule: exact less h²/12
        double integrals = (0.4 * 0.4 * 0.4 + 0.6 * 0.6 * 0.6) / 3 + (0.45 * 0.45 * 0.45 + 0.55 * 0.55 * 0.55) / 3;
        double energy = 0.5 * 2 * 9 * 0.5 * (integrals - 2 * 0.01 / 12);
        assertThat(quantities.kineticEnergy().of(report)).isCloseTo(energy, within(ROUNDING));
        assertThat(quantities.kineticEnergy().unit()).isEqualTo("J");
        // the fastest cell lies in the corner of the origin, at (0.05, 0.05)
        Quantity speed = quantities.maximumSpeed();
        assertThat(speed.of(report)).isCloseTo(3 * Math.hypot(0.5, 0.55), within(ROUNDING));
        assertThat(speed.details().stream().map(each -> each.of(report)).toList()).hasSize(2)
                .allSatisfy(place -> assertThat(place).isCloseTo(0.05, within(ROUNDING)));
        // u is −3 (0.05 − 0.55) in the lowest row; v is −3 · 0.6 on the faces y at x = 0.05: 3 · 0.55
        assertThat(quantities.maximumVelocity(Direction.X).of(report)).isCloseTo(1.5, within(ROUNDING));
        assertThat(quantities.maximumVelocity(Direction.Y).of(report)).isCloseTo(1.65, within(ROUNDING));
        assertThat(quantities.maximumVelocity(Direction.Y).details().get(0).of(report))
                .isCloseTo(0.05, within(ROUNDING));
        assertThat(quantities.divergence().of(report)).isLessThan(1e-15);
        assertThat(quantities.courantNumber().of(report)).isEqualTo(0.5);
    }

    @Test
    void divergenceIsRelativeToTheLargestFlow() {
        // u = x/2 and v = 0: every cell lets out 0.5·h²·depth more than it takes in; the largest flow is 0.5·h·depth
        StepReport report = SyntheticFlow.on(square(10)).with(Direction.X, (x, y, z) -> 0.5 * x);
        assertThat(on(square(10)).divergence().of(report)).isCloseTo(0.1, within(1e-15));
        assertThat(on(square(10)).divergence().of(SyntheticFlow.on(square(10)))).isZero();
    }

    /// `u = 6U s(1−s)`, s = y/H, with `ψ = U H s²(3 − 2s)`; H = 0.5, U = 2.
    private static StepReport poiseuille(StructuredMesh mesh) {
        return SyntheticFlow.of(mesh, (x, y, z) -> 4 * y * y * (3 - 4 * y));
    }

    @Test
    void flowRateAndProfileOfPoiseuilleFlow() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(3, 6), Axis.uniform(0.5, 8), 0.25);
        Quantities quantities = on(mesh);
        StepReport report = poiseuille(mesh);
        // U H depth
        assertThat(quantities.flowRate("x-min").of(report)).isCloseTo(0.25, within(ROUNDING));
        assertThat(quantities.flowRate("x-max").of(report)).isCloseTo(-0.25, within(ROUNDING));
        assertThat(quantities.flowRate("y-min").of(report)).isZero();
        assertThat(quantities.flowRate("x-min").unit()).isEqualTo("m^3/s");
        // the mean over a face of height h is u(y_c) + u″h²/24 = u(y_c) − U h²/(2H²); the crest lies between two faces
        double h = 0.5 / 8;
        double crest = 3 - 2 * h * h / (2 * 0.25);
        Point anywhere = new Point(1.2, 0, 0);
        Quantity peak = quantities.peakVelocity(Direction.X, Direction.Y, anywhere);
        assertThat(peak.of(report)).isCloseTo(crest, within(ROUNDING));
        assertThat(peak.details().get(1).of(report)).isCloseTo(0.25, within(ROUNDING));
        // u at h/2 from the middle is 6U h²/(4H²) lower
        Quantity largest = quantities.maximumVelocity(Direction.X, Direction.Y, anywhere);
        assertThat(largest.of(report)).isCloseTo(crest - 3 * h * h / 0.25, within(ROUNDING));
        assertThat(largest.details().get(0).of(report)).isEqualTo(1.2);
        // largest face velocity times cell length 0.5, over k/(ρc) = 0.75 and D = 0.1
        double fastest = largest.of(report);
        assertThat(quantities.cellPeclet("temperature").of(report)).isCloseTo(fastest * 0.5 / 0.75, within(ROUNDING));
        assertThat(quantities.cellPeclet("dye").of(report)).isCloseTo(fastest * 0.5 / 0.1, within(50 * ROUNDING));
    }

    /// `ψ = sin πx sin πy / π` is 1/π at (½, ½), which lies a third of a cell beside a corner on these meshes.
    @Test
    void theCrestOfATaylorVortexConvergesSmoothly() {
        double coarse = Math.abs(1 / Math.PI - vortexPeak(8));
        double fine = Math.abs(1 / Math.PI - vortexPeak(16));
        // third derivatives vanish at the crest: order 4 for widths in the ratio (16 + 1/3) / (8 + 1/3), and the next
        // order is smaller by h² π² ≈ 0.04
        assertThat(coarse / fine).isCloseTo(Math.pow(49.0 / 25, 4), within(0.04 * 15));
        StructuredMesh mesh = square(16);
        StepReport report = vortex(mesh);
        // on the mid-plane x = ½ the lowest face is the fastest: (ψ(½, h) − 0)/h
        double lowest = Math.sin(Math.PI / 16) / Math.PI * 16;
        Quantity u = on(mesh).maximumVelocity(Direction.X, Direction.Y, new Point(0.5, 0, 0));
        assertThat(u.of(report)).isCloseTo(lowest, within(ROUNDING));
        assertThat(u.name()).isEqualTo("maximum_velocity_x_along_y");
    }

    private static StepReport vortex(StructuredMesh mesh) {
        return SyntheticFlow.of(mesh, (x, y, z) -> Math.sin(Math.PI * x) * Math.sin(Math.PI * y) / Math.PI);
    }

    private static double vortexPeak(int cornersBefore) {
        double width = 0.5 / (cornersBefore + 1.0 / 3);
        Axis axis = Axis.uniform(width * 2 * cornersBefore, 2 * cornersBefore);
        StructuredMesh mesh = StructuredMesh.of(axis, axis, 0.5);
        return on(mesh).streamFunctionMaximum().of(vortex(mesh));
    }

    @Test
    void velocitiesOnALineAreLinearAcrossIt() {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.uniform(1, 5), Axis.geometric(1, 6, Toward.END, 3), Axis.uniform(1, 4));
        StepReport report = SyntheticFlow.on(mesh).with(Direction.Z, (x, y, z) -> 1 + x + 10 * y + 0.1 * z)
                .with(Direction.X, (x, y, z) -> -x - 10 * y);
        Quantity w = on(mesh).maximumVelocity(Direction.Z, Direction.Z, new Point(0.42, 0.61, 0));
        assertThat(w.of(report)).isCloseTo(1 + 0.42 + 6.1 + 0.1, within(ROUNDING));
        assertThat(w.details().get(2).of(report)).isEqualTo(1);
        Quantity u = on(mesh).maximumVelocity(Direction.X, Direction.Y, new Point(0.5, 0, 0.5));
        assertThat(u.of(report)).isCloseTo(0.5 + 10 * mesh.y().centre(5), within(ROUNDING));
        // beside the last centre the value is that of the last centre
        Quantity edge = on(mesh).maximumVelocity(Direction.Z, Direction.Z, new Point(0, 1, 0));
        assertThat(edge.of(report)).isCloseTo(1.1 + 0.1 + 10 * mesh.y().centre(5), within(ROUNDING));
        assertThatThrownBy(() -> on(mesh).maximumVelocity(Direction.Z, Direction.Z, new Point(2, 0, 0)))
                .hasMessageContaining("outside the mesh");
    }

    @Test
    void theStreamFunctionIsAFieldToo() {
        StructuredMesh mesh = square(4);
        StepReport report = rotation(mesh);
        assertThat(DerivedFields.allNames(report)).containsExactly("temperature", "velocity", "stream_function");
        assertThat(DerivedFields.names(builder(mesh).build())).containsExactly("stream_function");
        // the mean of the corners of a parabola exceeds the centre by ½ψ″(h/2)² in each direction
        assertThat(DerivedFields.field(report, "stream_function").at(mesh.index(1, 2, 0)))
                .isCloseTo(rotationPsi(0.375, 0.625) - 2 * 0.5 * 3 * 0.125 * 0.125, within(ROUNDING));
        assertThat(DerivedFields.field(report, "temperature").at(0)).isEqualTo(300);
        assertThatThrownBy(() -> DerivedFields.field(report, "vorticity"))
                .hasMessage("there is no field vorticity; there are temperature, velocity, stream_function");
    }

    @Test
    void whatDoesNotMoveOrIsNotPlaneIsRefused() {
        Quantities rest = new Quantities(Problem.on(square(4)).filledWith(OIL).heat().build());
        assertThatThrownBy(rest::maximumSpeed).hasMessageContaining("nothing moves");
        StructuredMesh cube = StructuredMesh.of(Axis.uniform(1, 2), Axis.uniform(1, 2), Axis.uniform(1, 2));
        assertThatThrownBy(() -> on(cube).streamFunctionMaximum()).hasMessageContaining("two dimensions");
        assertThatThrownBy(() -> on(square(2)).flowRate("inlet")).hasMessageContaining("there is no patch inlet");
    }

    @Test
    void aUserMayNameAQuantity() {
        StructuredMesh mesh = square(10);
        Quantity named = Quantities.renamed("fastest", on(mesh).maximumSpeed());
        assertThat(named.of(rotation(mesh))).isEqualTo(on(mesh).maximumSpeed().of(rotation(mesh)));
        assertThat(List.of(named.name(), named.unit())).containsExactly("fastest", "m/s");
        assertThat(named.details()).extracting(Quantity::name).containsExactly("fastest_x", "fastest_y");
    }
}
