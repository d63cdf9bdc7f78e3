package org.soretflow.physics;

import java.util.Optional;

/// Settings of the incompressible Boussinesq equations
/// `ρ₀(∂u/∂t + u·∇u) = −∇p + ∇·[μ(∇u + ∇uᵀ)] + (ρ − ρ₀) g`, `∇·u = 0`.
///
/// ρ − ρ₀ has a thermal part ([Buoyancy]) and, for every species with solutal expansion β_c, `−ρ₀ β_c (c − c_ref)` with
/// the mean initial concentration as c_ref. The pressure is the deviation from the hydrostatic one of the reference
/// state.
///
/// @param referenceTemperature T_ref [K], where ρ₀ and β are taken
/// @param inertia whether `ρ₀ u·∇u` (and in time `ρ₀ ∂u/∂t`) is kept; without it the flow is Stokes flow
/// @param buoyancy thermal buoyancy
/// @param viscousDissipation whether `μ (∇u + ∇uᵀ) : ∇u` heats the fluid
/// @param advection scheme of `u·∇u`; [AdvectionScheme#CENTRAL] conserves kinetic energy
/// @param mode which time derivatives a run in time keeps
/// @param tolerance relative residual at which the solves stop [1]
/// @param heleShaw plates above and below a two-dimensional flow, whose drag it feels
/// @param preconditioner how GMRES is preconditioned where flow, heat and species are solved together
public record FlowEquation(
        double referenceTemperature,
        boolean inertia,
        Buoyancy buoyancy,
        boolean viscousDissipation,
        AdvectionScheme advection,
        FlowMode mode,
        double tolerance,
        Optional<HeleShaw> heleShaw,
        FlowPreconditioner preconditioner) {

    public FlowEquation {
        if (!(referenceTemperature > 0) || Double.isInfinite(referenceTemperature)) {
            throw new IllegalArgumentException(
                    "the reference temperature must be above absolute zero, got " + referenceTemperature + " K");
        }
        Tolerances.require("flow", tolerance);
    }

    /// Without plates, preconditioned as a whole.
    public FlowEquation(
            double referenceTemperature,
            boolean inertia,
            Buoyancy buoyancy,
            boolean viscousDissipation,
            AdvectionScheme advection,
            FlowMode mode,
            double tolerance) {
        this(referenceTemperature, inertia, buoyancy, viscousDissipation, advection, mode, tolerance, Optional.empty(),
                FlowPreconditioner.MONOLITHIC);
    }

    /// With inertia, thermal expansion, central differences, automatic mode, tolerance 1e-9.
    ///
    /// @param referenceTemperature T_ref [K]
    public static FlowEquation boussinesq(double referenceTemperature) {
        return new FlowEquation(
                referenceTemperature, true, Buoyancy.THERMAL_EXPANSION, false, AdvectionScheme.CENTRAL,
                FlowMode.AUTOMATIC, 1e-9);
    }

    /// The same without inertia.
    ///
    /// @param referenceTemperature T_ref [K]
    public static FlowEquation stokes(double referenceTemperature) {
        return boussinesq(referenceTemperature).withInertia(false);
    }

    public FlowEquation withInertia(boolean kept) {
        return new FlowEquation(referenceTemperature, kept, buoyancy, viscousDissipation, advection, mode, tolerance,
                heleShaw, preconditioner);
    }

    public FlowEquation withBuoyancy(Buoyancy law) {
        return new FlowEquation(referenceTemperature, inertia, law, viscousDissipation, advection, mode, tolerance,
                heleShaw, preconditioner);
    }

    public FlowEquation withViscousDissipation(boolean kept) {
        return new FlowEquation(referenceTemperature, inertia, buoyancy, kept, advection, mode, tolerance,
                heleShaw, preconditioner);
    }

    public FlowEquation withAdvection(AdvectionScheme scheme) {
        return new FlowEquation(referenceTemperature, inertia, buoyancy, viscousDissipation, scheme, mode, tolerance,
                heleShaw, preconditioner);
    }

    public FlowEquation withMode(FlowMode choice) {
        return new FlowEquation(referenceTemperature, inertia, buoyancy, viscousDissipation, advection, choice,
                tolerance, heleShaw, preconditioner);
    }

    public FlowEquation withTolerance(double value) {
        return new FlowEquation(referenceTemperature, inertia, buoyancy, viscousDissipation, advection, mode, value,
                heleShaw, preconditioner);
    }

    public FlowEquation withHeleShaw(HeleShaw both) {
        return new FlowEquation(referenceTemperature, inertia, buoyancy, viscousDissipation, advection, mode, tolerance,
                Optional.of(both), preconditioner);
    }

    public FlowEquation withPreconditioner(FlowPreconditioner choice) {
        return new FlowEquation(referenceTemperature, inertia, buoyancy, viscousDissipation, advection, mode, tolerance,
                heleShaw, choice);
    }
}
