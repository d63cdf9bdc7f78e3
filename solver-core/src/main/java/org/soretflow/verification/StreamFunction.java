package org.soretflow.verification;

import java.util.function.DoubleUnaryOperator;
import org.soretflow.boundary.Value;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.GivenVelocity;

/// A velocity in the x–y plane from a stream function, `u = ∂ψ/∂y`, `v = −∂ψ/∂x`, averaged exactly over every face of a
/// mesh: what flows into a cell flows out, to round-off.
///
/// @param psi ψ(x, y) [m²/s]; z and t are not used
record StreamFunction(Value psi) {

    /// On an axisymmetric mesh Stokes' stream function, `u = ∂ψ/∂y / x`, `v = −∂ψ/∂x / x` [m³/s].
    GivenVelocity on(StructuredMesh mesh) {
        Value vx = Value.steady((x, y, z, t) -> slope(mesh.y(), y, s -> psi.at(x, s, 0, 0)) / scale(mesh, x));
        Value vy = Value.steady((x, y, z, t) -> -slope(mesh.x(), x, s -> psi.at(s, y, 0, 0)) / scale(mesh, x));
        return new GivenVelocity.Expression(vx, vy, Value.constant(0));
    }

    private static double scale(StructuredMesh mesh, double x) {
        return mesh.isAxisymmetric() && x > 0 ? x : 1;
    }

    private static double slope(Axis axis, double centre, DoubleUnaryOperator along) {
        int cell = axis.cellAt(centre);
        return (along.applyAsDouble(axis.face(cell + 1)) - along.applyAsDouble(axis.face(cell))) / axis.width(cell);
    }
}
