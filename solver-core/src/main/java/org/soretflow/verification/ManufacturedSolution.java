package org.soretflow.verification;

import java.util.function.DoubleUnaryOperator;
import org.soretflow.boundary.Value;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Material;
import org.soretflow.material.Property;
import org.soretflow.material.Species;
import org.soretflow.mesh.Direction;

/// A chosen field and what must be put into an equation so that it becomes the solution.
///
/// `φ = base + X(x) Y(y) Z(z) τ(t)`; all derivatives are exact. Laws of the temperature may be of second degree at
/// most, since their slope is taken from a central difference, which is exact for those.
/// Source: Roache, J. Fluids Eng. 124 (2002) 4 (the method).
///
/// @param base added to the product
/// @param space X, Y, Z
/// @param time τ
public record ManufacturedSolution(double base, Space space, Factor time) {

    /// The factors of the three coordinates.
    ///
    /// @param axisymmetric x is a distance from an axis: `φ_x/x` belongs to the Laplacian
    public record Space(Factor x, Factor y, Factor z, boolean axisymmetric) {

        /// Cartesian coordinates.
        public Space(Factor x, Factor y, Factor z) {
            this(x, y, z, false);
        }
    }

    /// Velocity in the plane [m/s], free of divergence; the third component is zero.
    public record Flow(Value vx, Value vy) {

        /// Nothing moves.
        public static Flow none() {
            return new Flow(Value.constant(0), Value.constant(0));
        }
    }

    /// φ and its derivatives at one place and time.
    private record Point(double value, double[] gradient, double laplacian, double rate) {

        double along(Point other) {
            double sum = 0;
            for (int d = 0; d < 3; d++) {
                sum += gradient[d] * other.gradient[d];
            }
            return sum;
        }

        double carried(Flow flow, double x, double y) {
            return flow.vx().at(x, y, 0, 0) * gradient[0] + flow.vy().at(x, y, 0, 0) * gradient[1];
        }
    }

    /// The field itself.
    public Value value() {
        return (x, y, z, t) -> point(x, y, z, t).value();
    }

    private Point point(double x, double y, double z, double t) {
        double fx = space.x().value().applyAsDouble(x);
        double fy = space.y().value().applyAsDouble(y);
        double fz = space.z().value().applyAsDouble(z);
        double ft = time.value().applyAsDouble(t);
        double[] gradient = {
            space.x().slope().applyAsDouble(x) * fy * fz * ft,
            fx * space.y().slope().applyAsDouble(y) * fz * ft,
            fx * fy * space.z().slope().applyAsDouble(z) * ft
        };
        double laplacian = space.x().curvature().applyAsDouble(x) * fy * fz * ft
                + fx * space.y().curvature().applyAsDouble(y) * fz * ft
                + fx * fy * space.z().curvature().applyAsDouble(z) * ft;
        double hoop = space.axisymmetric() ? gradient[0] / x : 0;
        double rate = fx * fy * fz * time.slope().applyAsDouble(t);
        return new Point(base + fx * fy * fz * ft, gradient, laplacian + hoop, rate);
    }

    /// Heat source in a material, `q = ρc_p (∂T/∂t + u·∇T) − k ΔT − k′ |∇T|²` [W/m³], this field being T.
    public Value heatSource(Material material, Flow flow) {
        return (x, y, z, t) -> {
            Point p = point(x, y, z, t);
            double capacity = material.density().at(p.value()) * material.heatCapacity().at(p.value());
            Property k = material.conductivity();
            double conduction = k.at(p.value()) * p.laplacian() + slope(k::at, p.value()) * p.along(p);
            return capacity * (p.rate() + p.carried(flow, x, y)) - conduction;
        };
    }

    /// Heat flux against a direction, `k ∂T/∂d`: what enters through a wall at the end of that direction [W/m²].
    public Value heatInflow(Material material, Direction d) {
        return (x, y, z, t) -> {
            Point p = point(x, y, z, t);
            return material.conductivity().at(p.value()) * p.gradient()[d.ordinal()];
        };
    }

    /// Concentration at rest changed by this field w: `c = w e^{−Φ}`, or `c/(1−c) = w e^{−Φ}` for fractions. Its flux
    /// without flow is `J = −D g(c) ∇w/w`: walls where w has no slope are impermeable, whatever the temperature.
    public Value concentration(Species species, Value temperature) {
        return (x, y, z, t) -> {
            double potential = species.soretCoefficient().potential(temperature.at(x, y, z, t));
            double ratio = point(x, y, z, t).value() * Math.exp(-potential);
            return species.form() == Species.Form.BINARY ? ratio / (1 + ratio) : ratio;
        };
    }

    /// Production that makes [#concentration] the solution, `r = ∂c/∂t + u·∇c − ∇·(D g ∇w/w)` [amount/(m³·s)].
    ///
    /// @param temperature T, another manufactured field
    public Value production(Species species, Fluid fluid, ManufacturedSolution temperature, Flow flow) {
        Value concentration = concentration(species, temperature.value());
        Diffusivity law = species.diffusivity();
        return (x, y, z, t) -> {
            Point w = point(x, y, z, t);
            Point heat = temperature.point(x, y, z, t);
            double c = concentration.at(x, y, z, t);
            boolean binary = species.form() == Species.Form.BINARY;
            double g = binary ? c * (1 - c) : c;
            double slopeOfG = binary ? 1 - 2 * c : 1;
            double soret = species.soretCoefficient().at(heat.value());
            double d = law.at(heat.value(), fluid);
            double slopeOfD = slope(temp -> law.at(temp, fluid), heat.value());
            // ∇c = g (∇w/w − S_T ∇T), and the same with ∂/∂t
            double rate = g * (w.rate() / w.value() - soret * heat.rate());
            double carried = g * (w.carried(flow, x, y) / w.value() - soret * heat.carried(flow, x, y));
            double steep = w.along(w) / (w.value() * w.value());
            double gradientOfC = g * (steep - soret * heat.along(w) / w.value());
            double divergence = slopeOfD * g * heat.along(w) / w.value()
                    + d * slopeOfG * gradientOfC
                    + d * g * (w.laplacian() / w.value() - steep);
            return rate + carried - divergence;
        };
    }

    /// Flux of the species against a direction without flow, `D g ∂w/∂d / w`: what enters through a wall at its end.
    public Value inflow(Species species, Fluid fluid, Value temperature, Direction d) {
        Value concentration = concentration(species, temperature);
        return (x, y, z, t) -> {
            Point w = point(x, y, z, t);
            double c = concentration.at(x, y, z, t);
            double g = species.form() == Species.Form.BINARY ? c * (1 - c) : c;
            double diffusivity = species.diffusivity().at(temperature.at(x, y, z, t), fluid);
            return diffusivity * g * w.gradient()[d.ordinal()] / w.value();
        };
    }

    private static double slope(DoubleUnaryOperator law, double at) {
        double step = 0.5;
        return (law.applyAsDouble(at + step) - law.applyAsDouble(at - step)) / (2 * step);
    }
}
