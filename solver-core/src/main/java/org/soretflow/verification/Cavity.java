package org.soretflow.verification;

import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.StepReport;

/// The side-heated cavity without dimensions: side 1, κ = 1, ν = Pr, hot wall x = 0, cold wall x = 1, all other walls
/// adiabatic, no-slip everywhere, gravity along −y. Velocities are in κ/H.
///
/// Source: de Vahl Davis, Int. J. Numer. Methods Fluids 3 (1983) 249.
///
/// @param prandtl ν/κ; +∞ for Stokes flow
/// @param rayleigh g β ΔT H³/(ν κ)
record Cavity(double prandtl, double rayleigh) {

    /// Mean of the walls [K].
    static final double MEAN = 300;

    /// Numbers of a steady state.
    ///
    /// @param nusselt of the hot wall
    /// @param uMax largest horizontal velocity on the vertical mid-line
    /// @param vMax largest vertical velocity on the horizontal mid-line
    record Numbers(double nusselt, double uMax, double vMax) {}

    /// Cells that grow from the walls to the middle by `x = ½ + ½ tanh(s(2ξ − 1))/tanh s`; equal cells for s = 0.
    /// Meshes of one s refine each other smoothly, as extrapolation needs it.
    static Axis axis(int cells, double stretching) {
        if (stretching == 0) {
            return Axis.uniform(1, cells);
        }
        double[] faces = new double[cells + 1];
        for (int m = 0; m <= cells; m++) {
            faces[m] = 0.5 + 0.5 * Math.tanh(stretching * (2.0 * m / cells - 1)) / Math.tanh(stretching);
        }
        faces[0] = 0;
        faces[cells] = 1;
        return Axis.of(faces);
    }

    static StructuredMesh square(int cells, double stretching) {
        return StructuredMesh.of(axis(cells, stretching), axis(cells, stretching), 1);
    }

    /// Begins the names of numbers.
    String label() {
        return Double.isInfinite(prandtl)
                ? String.format(Locale.ROOT, "Stokes, Ra %.0e: ", rayleigh)
                : String.format(Locale.ROOT, "Pr %s, Ra %.0e: ", prandtl, rayleigh);
    }

    ProblemBuilder on(StructuredMesh mesh) {
        boolean stokes = Double.isInfinite(prandtl);
        double viscosity = stokes ? 1 : prandtl;
        Fluid fluid = Fluid.named("unit").density(1).viscosity(viscosity).conductivity(1).heatCapacity(1)
                .thermalExpansion(1).build();
        return Problem.on(mesh)
                .named("side-heated cavity")
                .filledWith(fluid)
                .gravity(new Gravity(0, -rayleigh * viscosity, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL).withTolerance(1e-10))
                .flow(FlowEquation.boussinesq(MEAN).withInertia(!stokes).withTolerance(1e-10))
                .initialTemperature(Value.steady((x, y, z, t) -> MEAN + 0.5 - x))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(MEAN + 0.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(MEAN - 0.5));
    }

    /// The steady state on a square.
    ///
    /// @throws UnsolvedException if it is not found
    StepReport solve(int cells, double stretching, Backend backend) {
        return Runs.steady(on(square(cells, stretching)).build(), backend);
    }

    /// Numbers of a state of the square with the largest face values as they are.
    static Numbers numbers(StepReport report) {
        return new Numbers(nusselt(report), FlowProbe.largest(midLine(report, Direction.X)),
                FlowProbe.largest(midLine(report, Direction.Y)));
    }

    /// Numbers of a state of the square with the maxima of polynomials through the face values.
    static Numbers smoothNumbers(StepReport report) {
        StructuredMesh mesh = report.mesh();
        return new Numbers(
                nusselt(report),
                FlowProbe.maximum(mesh.y().centres(), midLine(report, Direction.X)).value(),
                FlowProbe.maximum(mesh.x().centres(), midLine(report, Direction.Y)).value());
    }

    /// Heat through the hot wall over the heat of conduction alone.
    static double nusselt(StepReport report) {
        return report.balances().getFirst().inflow().get(Side.X_MIN.label());
    }

    /// Normal velocity of the faces on the mid-plane normal to a direction of the square.
    private static double[] midLine(StepReport report, Direction d) {
        StructuredMesh mesh = report.mesh();
        return FlowProbe.across(report, d, (d == Direction.X ? mesh.nx() : mesh.ny()) / 2);
    }
}
