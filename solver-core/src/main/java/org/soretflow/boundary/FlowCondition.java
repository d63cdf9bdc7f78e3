package org.soretflow.boundary;

/// What a user says about the flow at a patch.
public sealed interface FlowCondition {

    /// True if the condition is the same at all times.
    default boolean isSteady() {
        return switch (this) {
            case NoSlip _, Symmetry _ -> true;
            case MovingWall(Value vx, Value vy, Value vz) -> vx.isSteady() && vy.isSteady() && vz.isSteady();
            case FixedVelocity(Value vx, Value vy, Value vz) -> vx.isSteady() && vy.isSteady() && vz.isSteady();
            case TangentialStress(Value sx, Value sy, Value sz) -> sx.isSteady() && sy.isSteady() && sz.isSteady();
            case VelocityInlet(Value speed, InletProfile _) -> speed.isSteady();
            case FlowRateInlet(Value rate, InletProfile _) -> rate.isSteady();
            case FixedPressure(Value pressure) -> pressure.isSteady();
            case Outflow(Value pressure) -> pressure.isSteady();
        };
    }

    /// True if the pressure is given here and the normal velocity is part of the solution.
    default boolean isOpen() {
        return this instanceof FixedPressure || this instanceof Outflow;
    }

    /// True if no fluid passes, whatever the solution.
    default boolean isWall() {
        return switch (this) {
            case NoSlip _, MovingWall _, Symmetry _, TangentialStress _ -> true;
            case FixedVelocity _, VelocityInlet _, FlowRateInlet _, FixedPressure _, Outflow _ -> false;
        };
    }

    /// The fluid sticks to a wall at rest.
    record NoSlip() implements FlowCondition {}

    /// The fluid moves along the wall with a given velocity: a moving lid, or a slip velocity (thermo-osmosis).
    /// Components normal to the wall are ignored.
    ///
    /// @param vx x component [m/s]
    /// @param vy y component [m/s]
    /// @param vz z component [m/s]
    record MovingWall(Value vx, Value vy, Value vz) implements FlowCondition {}

    /// All components of the velocity at the face, normal and tangential.
    ///
    /// @param vx x component [m/s]
    /// @param vy y component [m/s]
    /// @param vz z component [m/s]
    record FixedVelocity(Value vx, Value vy, Value vz) implements FlowCondition {}

    /// Mirror plane, or a wall without friction: no normal velocity, no tangential stress.
    record Symmetry() implements FlowCondition {}

    /// No normal velocity, a given tangential stress on the fluid (a free surface with Marangoni stress).
    ///
    /// @param sx x component of the force on the fluid per area [Pa]; the normal component is ignored
    record TangentialStress(Value sx, Value sy, Value sz) implements FlowCondition {}

    /// Normal velocity into the domain; no tangential velocity.
    ///
    /// @param speed normal velocity [m/s], negative where fluid leaves: at the face's place for
    ///     [InletProfile#UNIFORM], the mean over the patch for [InletProfile#DEVELOPED]
    record VelocityInlet(Value speed, InletProfile profile) implements FlowCondition {}

    /// Volume flow into the domain through the whole patch; no tangential velocity.
    ///
    /// @param rate volume flow [m³/s], negative for an outlet; a function of time only
    record FlowRateInlet(Value rate, InletProfile profile) implements FlowCondition {}

    /// Pressure at the face; fluid enters or leaves as the solution says, without tangential velocity where it enters.
    ///
    /// @param pressure deviation from the hydrostatic pressure of the reference state [Pa]
    record FixedPressure(Value pressure) implements FlowCondition {}

    /// The flow leaves; where it comes back it brings no momentum.
    ///
    /// @param pressure deviation from the hydrostatic pressure of the reference state [Pa]
    record Outflow(Value pressure) implements FlowCondition {}

    static FlowCondition noSlip() {
        return new NoSlip();
    }

    static FlowCondition movingWall(double vx, double vy, double vz) {
        return new MovingWall(Value.constant(vx), Value.constant(vy), Value.constant(vz));
    }

    static FlowCondition symmetry() {
        return new Symmetry();
    }

    /// @param speed normal velocity into the domain [m/s]
    static FlowCondition velocityInlet(double speed) {
        return new VelocityInlet(Value.constant(speed), InletProfile.UNIFORM);
    }

    /// @param meanSpeed mean normal velocity into the domain [m/s]
    static FlowCondition developedInlet(double meanSpeed) {
        return new VelocityInlet(Value.constant(meanSpeed), InletProfile.DEVELOPED);
    }

    /// @param rate volume flow into the domain [m³/s]
    static FlowCondition flowRateInlet(double rate) {
        return new FlowRateInlet(Value.constant(rate), InletProfile.DEVELOPED);
    }

    /// @param pascal [Pa]
    static FlowCondition fixedPressure(double pascal) {
        return new FixedPressure(Value.constant(pascal));
    }

    static FlowCondition outflow() {
        return new Outflow(Value.constant(0));
    }
}
