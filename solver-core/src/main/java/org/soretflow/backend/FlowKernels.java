package org.soretflow.backend;

import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Momentum and continuity on a staggered mesh ([FlowGrid]).
///
/// The momentum operator of a component is a [StencilData] on the component's own grid; its `mass` holds everything on the
/// diagonal that is no face: ρV times the time factor, friction on solids, and [#FIXED] where the velocity is given, so
/// that corrections vanish there. All forces are integrated over the control volume [N].
public interface FlowKernels {

    /// Diagonal that marks a place where the velocity is given.
    double FIXED = 1e100;

    /// Volume flow through the faces normal to a component, `F = A u`, in the numbering of [Grid].
    ///
    /// @param component 0, 1, 2 for u, v, w
    /// @param velocity by place of the component [m/s]
    /// @param flow modified
    void faceFlow(FlowGrid grid, int component, Buffer velocity, Buffer flow);

    /// Flow through the faces of the control volumes of a component, `factor · ½ (F₁ + F₂)`, faces along the boundary
    /// across the component included.
    ///
    /// @param direction normal of those faces
    /// @param transporting velocity component along that direction
    /// @param factor density [kg/m³], or 1
    /// @param flow by face of the component's grid; modified
    void controlVolumeFlow(
            FlowGrid grid, int component, Direction direction, Buffer transporting, double factor, Buffer flow);

    /// Viscous conductances `μ A/δ` of the inner (and periodic) faces of the control volumes of a component [kg/s]. Halves
    /// of a face that touch a solid (viscosity 0) carry nothing; see [#addFriction].
    ///
    /// @param viscosity by cell [Pa·s]
    /// @param faces of the component's grid; modified
    void viscousConductances(FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer faces);

    /// Adds the friction `μ A/δ` of a component on the solid cells beside its control volumes in a direction across it.
    ///
    /// @param diagonal by place of the component; modified
    void addFriction(FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer diagonal);

    /// Adds the resistance of the hoop stress of an axisymmetric mesh, `μ V/r²` of the radial component:
    /// `μ A (1/r₋ − 1/r₊)` with the radii of the middles of the cells on both sides, so that it makes, with the
    /// conductances along the component, the gradient of the divergence. Nothing on other meshes and on the axis.
    ///
    /// @param diagonal by place of the component x; modified
    void addHoop(FlowGrid grid, Buffer viscosity, Buffer diagonal);

    /// What a stress `μ (∇u)ᵀ` exerts on the control volumes of a component: the part of the viscous force that vanishes
    /// where the viscosity is uniform. On the boundary it follows from the velocities there.
    ///
    /// @param velocities all components
    /// @param factor with what it is added
    /// @param force by place of the component; modified
    void addTransposedStress(
            FlowGrid grid, int component, Buffer viscosity, Buffer[] velocities, double factor, Buffer force);

    /// Adds the heat that friction sets free by the normal rate of a component, `2 μ (∂u/∂x)² V` [W].
    ///
    /// @param viscosity by cell, 0 in solids [Pa·s]
    /// @param velocity by place of the component [m/s]
    /// @param heat by cell; modified
    void addNormalDissipation(FlowGrid grid, int component, Buffer viscosity, Buffer velocity, Buffer heat);

    /// Adds the heat that friction sets free by shear in the plane of two components, `μ (∂u/∂y + ∂v/∂x)² V`, as the mean
    /// over the four edges of a cell [W]. On solids the velocity is zero; what a component changes towards the boundary of
    /// the domain does not count, only what it changes along it.
    ///
    /// @param component of u
    /// @param direction of v, another one
    /// @param viscosity by cell, 0 in solids [Pa·s]
    /// @param velocity u by place [m/s]
    /// @param across v by place [m/s]
    /// @param heat by cell; modified
    void addShearDissipation(
            FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer velocity, Buffer across,
            Buffer heat);

    /// `out += factor · Σ F φ_face` over the faces in a direction, φ interpolated linearly; through a boundary face goes
    /// the cell's own value.
    ///
    /// @param grid a grid of cells, or of a component
    /// @param widths what weighs the interpolation along the direction
    /// @param flow by face
    /// @param phi by cell
    /// @param out by cell; modified
    void addCarried(
            Grid grid, Direction direction, Buffer widths, Buffer flow, Buffer phi, double factor, Buffer out);

    /// `out += factor · Σ [F(u) ψ + F(v) φ]` over the faces of the control volumes of a component, with F of
    /// [#controlVolumeFlow] and linear interpolation: what a flow carries of a change of the momentum, and what a change of
    /// the flow carries. Through a boundary face along the component goes the own value where F(u) leads out, else nothing.
    ///
    /// @param velocities u, all components [m/s]
    /// @param changes v, all components
    /// @param value φ by place of the component
    /// @param change ψ by place of the component
    /// @param factor density, of either sign [kg/m³]
    /// @param out by place of the component; modified
    void addCarriedMomentum(
            FlowGrid grid, int component, Buffer[] velocities, Buffer[] changes, Buffer value, Buffer change,
            double factor, Buffer out);

    /// `force += factor · Σ G (u_N − u_P)` with the conductances of [#viscousConductances]: friction between the control
    /// volumes of a component.
    ///
    /// @param viscosity by cell, 0 in solids [Pa·s]
    /// @param velocity u by place of the component [m/s]
    /// @param force by place of the component; modified
    void addViscousForce(
            FlowGrid grid, int component, Buffer viscosity, Buffer velocity, double factor, Buffer force);

    /// `force += factor · A (p_L − p_R)`; beyond the boundary the pressure counts as zero.
    ///
    /// @param pressure by cell [Pa]
    /// @param force by place of the component; modified
    void addPressureForce(FlowGrid grid, int component, Buffer pressure, double factor, Buffer force);

    /// `force += gravity · V · Δρ`, Δρ interpolated linearly to the place.
    ///
    /// @param density Δρ by cell [kg/m³]
    /// @param gravity component of gravity [m/s²]
    /// @param force by place of the component; modified
    void addWeight(FlowGrid grid, int component, Buffer density, double gravity, Buffer force);

    /// Adds to a diagonal how a stable stratification resists a velocity along gravity, seen from one control volume: what
    /// the velocity carries changes the scalar by its own diagonal, and the scalar's weight pulls back. Unstable
    /// stratification adds nothing.
    ///
    /// @param scalar by cell
    /// @param weight change of the density by the scalar, by cell
    /// @param scalarDiagonal diagonal of the scalar's equation, by cell
    /// @param factor gravity times the capacity of the flow term
    /// @param diagonal by place of the component [kg/s]; modified
    void addStratification(
            FlowGrid grid, int component, Buffer scalar, Buffer weight, Buffer scalarDiagonal, double factor,
            Buffer diagonal);

    /// Puts zero where the velocity is given.
    ///
    /// @param operator momentum operator
    /// @param values by place of the component; modified
    void clearFixed(StencilData operator, Buffer values);

    /// Weights of a pressure equation: `A²/C` for every face where the velocity is free, zero where it is given. C is the
    /// volume of the control volume, or the diagonal of a momentum operator.
    ///
    /// @param diagonal C by place of the component
    /// @param faces of the cells normal to the component; modified
    void pressureWeights(FlowGrid grid, int component, Buffer diagonal, Buffer faces);

    /// `u += (w/A)(φ_L − φ_R)`: what the pressure change φ does to a velocity; beyond the boundary φ counts as zero.
    ///
    /// @param weights w of [#pressureWeights]
    /// @param velocity modified
    void project(FlowGrid grid, int component, Buffer weights, Buffer phi, Buffer velocity);

    /// `p += (μ d + carried)/V + inertia · φ`: the pressure that keeps the momentum balance when velocities are projected
    /// by φ (distributive relaxation).
    ///
    /// @param viscosity μ by cell [Pa·s]
    /// @param defect d, defect of continuity that the projection takes away, by cell [m³/s]
    /// @param carried what the flow carries of φ, by cell
    /// @param inertia ρ times the factor of the new velocity in the time derivative [kg/(m³·s)]
    /// @param pressure modified
    void distribute(
            FlowGrid grid, Buffer viscosity, Buffer defect, Buffer carried, double inertia, Buffer phi, Buffer pressure);

    /// Forces on the coarse control volumes: the transpose of linear interpolation along the component, sums across it.
    ///
    /// @param fine values by place of the fine component
    /// @param target modified
    void restrictForce(FlowGrid fineGrid, int component, Buffer fine, FlowGrid coarseGrid, Buffer target);

    /// Adds the linear interpolation of a coarse velocity, continued as a constant to the sides along the component.
    ///
    /// @param coarse by place of the coarse component
    /// @param target by place of the fine component; modified
    default void prolongateVelocity(FlowGrid coarseGrid, int component, Buffer coarse, FlowGrid fineGrid, Buffer target) {
        prolongateVelocity(coarseGrid, component, coarse, fineGrid, new double[Side.values().length], target);
    }

    /// Adds the linear interpolation of a coarse change of velocity, which vanishes on walls.
    ///
    /// @param coarse by place of the coarse component
    /// @param sticks for each [Side] the share of it on which the tangential velocity is given: between the side and the
    ///     last coarse value the change falls to zero with this share, and is constant with the rest
    /// @param target by place of the fine component; modified
    void prolongateVelocity(
            FlowGrid coarseGrid, int component, Buffer coarse, FlowGrid fineGrid, double[] sticks, Buffer target);

    /// Adds the linear interpolation of a field of coarse cells, continued in a straight line to the boundary.
    ///
    /// @param coarse by coarse cell
    /// @param target by fine cell; modified
    void interpolateCells(FlowGrid coarseGrid, Buffer coarse, FlowGrid fineGrid, Buffer target);

    /// Mean velocity over the fine faces that make up each coarse face.
    ///
    /// @param fine by place of the fine component
    /// @param target by place of the coarse component; modified
    void averageVelocity(FlowGrid fineGrid, int component, Buffer fine, FlowGrid coarseGrid, Buffer target);

    /// Mean over the fine cells of each coarse cell by volume.
    ///
    /// @param fine by fine cell
    /// @param target by coarse cell; modified
    void averageCells(FlowGrid fineGrid, Buffer fine, FlowGrid coarseGrid, Buffer target);

    /// Mean over the fine cells of each coarse cell by volume, those left out whose value is not positive: the viscosity
    /// of the fluid in a cell that is solid in part. Zero where no value is positive.
    ///
    /// @param fine by fine cell
    /// @param target by coarse cell; modified
    void averagePositive(FlowGrid fineGrid, Buffer fine, FlowGrid coarseGrid, Buffer target);

    /// Sum over the fine cells of each coarse cell.
    ///
    /// @param target by coarse cell; modified
    void sumCells(Grid fineGrid, Buffer fine, Grid coarseGrid, Buffer target);

    /// Adds to every fine cell the value of its coarse cell.
    ///
    /// @param target by fine cell; modified
    void spreadCells(Grid coarseGrid, Buffer coarse, Grid fineGrid, Buffer target);
}
