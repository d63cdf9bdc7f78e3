package org.soretflow.boundary;

/// A thermal condition at one face, discretised: a wall resistance to a reference value, plus a given flux.
///
/// Flow into the domain per area: `(φ_ref − φ_P)/(δ/k + r) + q`. It covers a fixed value (r = 0), a given flux (r = ∞),
/// and Newton cooling (r = 1/h), and is the ghost relation `φ_ghost = α φ_P + β` written without the mesh: with
/// conductance g = k/δ and wall conductance h = 1/r, `α = (g − h)/(g + h)` and `β = 2 (h φ_ref + q)/(g + h)`
/// (for r = 0: α = −1, β = 2 φ_ref). Staggered velocities use the ghost form, cell-centred scalars this one.
///
/// @param resistance r [m²·K/W], 0 to +∞
/// @param reference φ_ref, not used when r = ∞
/// @param flux q, into the domain
public record GhostRelation(double resistance, double reference, double flux) {

    /// The relation of a thermal condition at a place and time; an outflow passes nothing by conduction.
    public static GhostRelation of(ThermalCondition condition, double x, double y, double z, double t) {
        return switch (condition) {
            case ThermalCondition.FixedTemperature(Value temperature) ->
                    new GhostRelation(0, temperature.at(x, y, z, t), 0);
            case ThermalCondition.HeatFlux(Value flux) ->
                    new GhostRelation(Double.POSITIVE_INFINITY, 0, flux.at(x, y, z, t));
            case ThermalCondition.Convective(Value coefficient, Value ambient) ->
                new GhostRelation(1 / coefficient.at(x, y, z, t), ambient.at(x, y, z, t), 0);
            case ThermalCondition.Adiabatic _, ThermalCondition.Symmetry _, ThermalCondition.Outflow _ ->
                new GhostRelation(Double.POSITIVE_INFINITY, 0, 0);
        };
    }

    /// Factor α of the ghost relation for a cell conductance g [W/(m²·K)].
    public double alpha(double cellConductance) {
        return 1 - 2 / (1 + cellConductance * resistance);
    }

    /// Offset β of the ghost relation for a cell conductance g [W/(m²·K)].
    public double beta(double cellConductance) {
        double drive = resistance > 0 && Double.isInfinite(resistance)
                ? 0
                : reference / (1 + cellConductance * resistance);
        double given = flux == 0 ? 0 : flux / (cellConductance + 1 / resistance);
        return 2 * (drive + given);
    }
}
