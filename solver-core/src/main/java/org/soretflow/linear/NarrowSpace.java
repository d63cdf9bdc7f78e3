package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.SinglePrecision;

/// A [BlockSpace] in single precision beside one in double: what the vectors of a Krylov method are kept in whose solution only
/// corrects something, as a step of Newton's method does. They take half the memory and half the time to move.
///
/// A vector r of the space in double precision is `r / (R c)` here, a solution x is `x / (U c)`: R and U are the units of the
/// cycles in single precision, block by block, and c makes the length of the first residual 1, so that numbers are far from the
/// ends of single precision. The blocks weigh as they do there.
public final class NarrowSpace {

    private final SinglePrecision single;
    private final BlockSpace space;
    private final BlockOperator cycle;
    private final double[] residuals;
    private final double[] unknowns;
    private final Parameter factor;
    private double length = 1;

    /// @param space on the backend of single precision
    /// @param cycle cycles on that, in its units
    /// @param residuals R by block
    /// @param unknowns U by block
    NarrowSpace(
            Backend backend, SinglePrecision single, BlockSpace space, BlockOperator cycle, double[] residuals,
            double[] unknowns) {
        this.single = single;
        this.space = space;
        this.cycle = cycle;
        this.residuals = residuals.clone();
        this.unknowns = unknowns.clone();
        factor = backend.parameter(0);
    }

    /// The vectors.
    public BlockSpace space() {
        return space;
    }

    /// The cycles, for vectors of this space.
    public BlockOperator cycle() {
        return cycle;
    }

    /// Takes over a residual, and how blocks weigh.
    ///
    /// @param wide where the residual is from
    /// @param residual not modified
    /// @param target vector of this space; modified: of length 1
    /// @return length of the residual
    public double take(BlockSpace wide, Buffer[] residual, Buffer[] target) {
        double norm = wide.norm(residual);
        double most = 0;
        for (int b = 0; b < residuals.length; b++) {
            most = Math.max(most, wide.weight(b) * residuals[b]);
        }
        for (int b = 0; b < residuals.length; b++) {
            space.reference(b, most / (wide.weight(b) * residuals[b]));
        }
        length = norm > 0 ? norm / most : 1;
        narrow(residual, residuals, length, target);
        return norm;
    }

    /// Brings a solution of the residual that was taken over into double precision.
    ///
    /// @param x vector of this space
    /// @param target modified
    public void give(Buffer[] x, Buffer[] target) {
        widen(x, unknowns, length, target);
    }

    /// An operator in double precision on vectors of this space.
    ///
    /// @param operator from unknowns to residuals
    /// @param from work vector in double precision; modified
    /// @param into work vector in double precision; modified
    public BlockOperator operator(BlockOperator operator, Buffer[] from, Buffer[] into) {
        return (x, y) -> {
            widen(x, unknowns, 1, from);
            operator.apply(from, into);
            narrow(into, residuals, 1, y);
        };
    }

    /// A preconditioner in double precision on vectors of this space; see [#operator].
    public BlockOperator preconditioner(BlockOperator preconditioner, Buffer[] from, Buffer[] into) {
        return (x, y) -> {
            widen(x, residuals, 1, from);
            preconditioner.apply(from, into);
            narrow(into, unknowns, 1, y);
        };
    }

    private void narrow(Buffer[] from, double[] units, double by, Buffer[] to) {
        for (int b = 0; b < units.length; b++) {
            factor.set(1 / (units[b] * by));
            single.narrow(from[b], factor, to[b]);
        }
    }

    private void widen(Buffer[] from, double[] units, double by, Buffer[] to) {
        for (int b = 0; b < units.length; b++) {
            factor.set(units[b] * by);
            single.widen(from[b], factor, to[b]);
        }
    }
}
