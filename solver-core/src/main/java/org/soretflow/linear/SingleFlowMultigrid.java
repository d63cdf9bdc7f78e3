package org.soretflow.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.SinglePrecision;
import org.soretflow.backend.StencilData;

/// Multigrid cycles of the coupled flow in single precision, around operators in double precision.
///
/// Everything is put into units of the problem, so that numbers are of order 1 and far from the ends of single precision,
/// which areas and volumes of cells of a micrometre are not: length L, the geometric mean of the cell widths; density ρ;
/// time T = ρL²/μ, the viscous time of a cell; each scalar's largest value Θ, and its equation in units of Θ times
/// its largest diagonal. The units are those of the first update.
final class SingleFlowMultigrid implements FlowCycle {

    private final Backend backend;
    private final SinglePrecision single;
    private final FlowOperator fine;
    private final List<FlowMultigrid.Scalar> scalars;
    private final List<FlowMultigrid.Scalar> narrow = new ArrayList<>();
    private final Buffer viscosity;
    private final Buffer[] velocities;
    private final Buffer narrowViscosity;
    private final Buffer[] narrowVelocities;
    private final FlowOperator operator;
    private final int preSweeps;
    private final int postSweeps;
    private final double length;
    private final Parameter one;
    private final Parameter norm;
    private final Parameter inverse;
    private final Parameter factor;
    /// Of residuals in double precision, which weigh by their units.
    private final BlockSpace residuals;
    private Units units;
    private FlowMultigrid multigrid;
    private BlockSpace space;
    private NarrowSpace vectors;

    /// What 1 means in single precision.
    ///
    /// @param residuals of each block: force, flow, then each scalar's equation
    /// @param unknowns of each block: velocity, pressure, then each scalar
    private record Units(
            double density, double time, double viscosity, double velocity, double[] diagonals, double[] residuals,
            double[] unknowns) {}

    SingleFlowMultigrid(
            Backend backend, SinglePrecision single, FlowOperator fine, List<FlowMultigrid.Scalar> scalars,
            Buffer viscosity, Buffer[] velocities, int preSweeps, int postSweeps) {
        this.backend = backend;
        this.single = single;
        this.fine = fine;
        this.scalars = List.copyOf(scalars);
        this.viscosity = viscosity;
        this.velocities = velocities.clone();
        this.preSweeps = preSweeps;
        this.postSweeps = postSweeps;
        length = Arrays.stream(fine.places().widths())
                .mapToDouble(widths -> Math.pow(Arrays.stream(widths).average().orElseThrow(), 1.0 / 3))
                .reduce(1, (a, c) -> a * c);
        operator = fine.on(single.backend(), length);
        residuals = BlockSpace.of(backend, fine.grid(), scalars.size());
        narrowViscosity = operator.pressure().mass();
        narrowVelocities = Arrays.stream(velocities)
                .map(velocity -> single.backend().allocate(velocity.size()))
                .toArray(Buffer[]::new);
        one = backend.parameter(1);
        norm = backend.parameter(0);
        inverse = backend.parameter(0);
        factor = backend.parameter(0);
    }

    @Override
    public void transport(Buffer[] present) {
        for (int c = 0; c < velocities.length; c++) {
            velocities[c] = present[c];
        }
    }

    @Override
    public void update(double density, double[] acceleration, double rate, FlowOperator.Carriage carriage) {
        if (units == null) {
            units = unitsOf(density);
            build();
        }
        narrow(viscosity, 1 / units.viscosity, narrowViscosity);
        for (int c = 0; c < velocities.length; c++) {
            narrow(velocities[c], 1 / units.velocity, narrowVelocities[c]);
        }
        operator.assemble(narrowViscosity, narrowVelocities, density / units.density, rate * units.time, carriage);
        for (int s = 0; s < scalars.size(); s++) {
            FlowMultigrid.Scalar wide = scalars.get(s);
            FlowMultigrid.Scalar target = narrow.get(s);
            double size = units.unknowns[2 + s];
            factor.set(1 / units.diagonals[s]);
            Scale.narrow(single, wide.operator(), factor, target.operator());
            narrow(wide.field(), 1 / size, target.field());
            narrow(wide.weight(), size / units.density, target.weight());
        }
        double[] gravity = Arrays.stream(acceleration).map(g -> g * units.time * units.time / length).toArray();
        multigrid.update(density / units.density, gravity, rate * units.time, carriage);
    }

    /// @param density that of inertia, 0 without it
    private Units unitsOf(double density) {
        double mu = Scale.largest(backend, viscosity);
        double rho = density > 0 ? density : 1000;
        double time = rho * length * length / mu;
        double velocity = length / time;
        double pressure = mu / time;
        double[] diagonals = scalars.stream().mapToDouble(s -> Scale.diagonal(backend, s.operator())).toArray();
        double[] sizes = scalars.stream().mapToDouble(s -> Scale.largest(backend, s.field())).toArray();
        double[] residuals = DoubleStream.concat(
                        DoubleStream.of(pressure * length * length, velocity * length * length),
                        DoubleStream.of(new double[sizes.length]))
                .toArray();
        for (int s = 0; s < sizes.length; s++) {
            residuals[2 + s] = sizes[s] * diagonals[s];
        }
        double[] unknowns = DoubleStream.concat(DoubleStream.of(velocity, pressure), DoubleStream.of(sizes)).toArray();
        return new Units(rho, time, mu, velocity, diagonals, residuals, unknowns);
    }

    private void build() {
        Backend other = single.backend();
        int cells = fine.grid().cells().cells();
        for (int s = 0; s < scalars.size(); s++) {
            FlowMultigrid.Scalar wide = scalars.get(s);
            double capacity = wide.capacity() * units.velocity * length * length / units.diagonals[s];
            narrow.add(new FlowMultigrid.Scalar(
                    StencilData.allocate(other, wide.operator().grid(), wide.operator().symmetric()), other.allocate(cells),
                    other.allocate(cells), capacity, wide.carriedFar()));
        }
        multigrid = new FlowMultigrid(
                other, operator, narrow, narrowViscosity, narrowVelocities.clone(), preSweeps, postSweeps);
        space = BlockSpace.of(other, operator.grid(), scalars.size());
        vectors = new NarrowSpace(backend, single, space, multigrid, byBlock(units.residuals), byBlock(units.unknowns));
        for (int block = 0; block < residuals.blocks(); block++) {
            residuals.reference(block, units.residuals[unit(block)]);
        }
    }

    private double[] byBlock(double[] byUnit) {
        return IntStream.range(0, residuals.blocks()).mapToDouble(block -> byUnit[unit(block)]).toArray();
    }

    @Override
    public Optional<NarrowSpace> narrow() {
        return Optional.ofNullable(vectors);
    }

    private void narrow(Buffer from, double by, Buffer to) {
        factor.set(by);
        single.narrow(from, factor, to);
    }

    /// Units of a block: all components of the velocity share the first.
    private int unit(int block) {
        return Math.max(0, block - velocities.length + 1);
    }

    @Override
    public void apply(Buffer[] r, Buffer[] z) {
        residuals.norm(r, norm);
        backend.kernels().quotient(1, one, norm, 0, inverse);
        Buffer[] b = space.vector();
        Buffer[] x = space.vector();
        for (int block = 0; block < r.length; block++) {
            backend.kernels().product(1 / units.residuals[unit(block)], inverse, one, factor);
            single.narrow(r[block], factor, b[block]);
        }
        multigrid.apply(b, x);
        for (int block = 0; block < z.length; block++) {
            backend.kernels().product(units.unknowns[unit(block)], norm, one, factor);
            single.widen(x[block], factor, z[block]);
        }
        space.release(b, x);
    }

    @Override
    public String toString() {
        return multigrid.toString();
    }
}
