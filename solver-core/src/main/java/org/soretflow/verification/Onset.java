package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// How small waves grow in a layer between rigid plates heated from below, with and without a solute that the Soret
/// effect separates. Height, temperature difference and thermal diffusivity are 1.
///
/// Half a wave fits between two mirror planes. BDF2 with equal steps multiplies a mode of rate λ by z with
/// `λ Δt = 3/2 − 2/z + 1/(2z²)`, so that the rate follows from z without an error of the time scheme.
///
/// @param separation ψ, the part of the solute in the density relative to that of temperature; 0 without solute
/// @param diffusion L = D/κ
/// @param prandtl ν/κ
/// @param halfWave π/a
record Onset(double separation, double diffusion, double prandtl, double halfWave) {

    /// Height of the first wave in temperature, and in the solute over what the Soret effect separates [1].
    private static final double WAVE = 1e-4;
    /// S_T ΔT, so small that the solute is as good as uniform.
    private static final double STRENGTH = 1e-3;

    /// A run in equal steps.
    record Steps(double length, int count) {}

    /// Growth rate and angular frequency of a wave.
    record Rate(double growth, double frequency) {}

    private Problem problem(double rayleigh, int across, int high) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(halfWave, across), Axis.uniform(1, high), 1);
        Fluid fluid = Fluid.named("unit").density(1).viscosity(prandtl).conductivity(1).heatCapacity(1)
                .thermalExpansion(1).build();
        double a = Math.PI / halfWave;
        ProblemBuilder builder = Problem.on(mesh)
                .named("layer heated from below")
                .filledWith(fluid)
                .gravity(new Gravity(0, -rayleigh * prandtl, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL).withTolerance(1e-11))
                .flow(FlowEquation.boussinesq(300).withMode(FlowMode.TRANSIENT).withTolerance(1e-11))
                .initialTemperature(Value.steady((x, y, z, t) ->
                        300.5 - y + WAVE * Math.cos(a * x) * Math.sin(Math.PI * y)))
                .boundary(Side.X_MIN, FlowCondition.symmetry()).boundary(Side.X_MAX, FlowCondition.symmetry())
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300.5))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(299.5));
        if (separation != 0) {
            Species solute = Species.named("c").diffusivity(diffusion).soretCoefficient(STRENGTH)
                    .solutalExpansion(-separation / STRENGTH).build();
            double scale = 0.5 * STRENGTH / Math.sinh(0.5 * STRENGTH);
            builder.species(SpeciesEquation.of(solute).withTolerance(1e-10))
                    .initially("c", Value.steady((x, y, z, t) -> scale * Math.exp(STRENGTH * (y - 0.5))
                            * (1 + STRENGTH * WAVE * Math.cos(a * x))));
        }
        return builder.build();
    }

    /// Vertical velocity at half height beside the first mirror plane after every step.
    private double[] history(double rayleigh, int across, int high, Steps steps, Backend backend) {
        List<Double> values = new ArrayList<>();
        try (Simulation simulation = Simulation.of(problem(rayleigh, across, high), backend)) {
            simulation.timeControl(TimeControl.fixed(steps.length)).observe(Schedule.everySteps(1), report -> {
                if (report.step() > 0) {
                    Runs.requireConverged(report);
                    values.add(FlowProbe.across(report, Direction.Y, high / 2)[0]);
                }
            });
            Runs.finished(simulation.run(StopCondition.until(steps.length * steps.count)));
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Rate of a wave that only grows or decays, from the last two steps.
    Rate real(double rayleigh, int across, int high, Steps steps, Backend backend) {
        double[] values = history(rayleigh, across, high, steps, backend);
        return rate(values[values.length - 2] / values[values.length - 1], 0, steps.length);
    }

    /// Rate of a wave that swings, from the recurrence `v₊ = p v − q v₋` that fits the second half of the steps best.
    Rate swinging(double rayleigh, int across, int high, Steps steps, Backend backend) {
        double[] v = history(rayleigh, across, high, steps, backend);
        double vv = 0;
        double vw = 0;
        double ww = 0;
        double vNext = 0;
        double wNext = 0;
        for (int n = Math.max(v.length / 2, 2); n < v.length; n++) {
            vv += v[n - 1] * v[n - 1];
            vw -= v[n - 1] * v[n - 2];
            ww += v[n - 2] * v[n - 2];
            vNext += v[n - 1] * v[n];
            wNext -= v[n - 2] * v[n];
        }
        double determinant = vv * ww - vw * vw;
        double p = (vNext * ww - wNext * vw) / determinant;
        double q = (vv * wNext - vw * vNext) / determinant;
        // z² = p z − q, so that 1/z = (p/2 ∓ i √(q − p²/4))/q
        return rate(0.5 * p / q, -Math.sqrt(q - 0.25 * p * p) / q, steps.length);
    }

    /// λ from `w = 1/z`.
    private static Rate rate(double wReal, double wImaginary, double step) {
        double growth = 1.5 - 2 * wReal + 0.5 * (wReal * wReal - wImaginary * wImaginary);
        double frequency = wImaginary * (wReal - 2);
        return new Rate(growth / step, frequency / step);
    }
}
