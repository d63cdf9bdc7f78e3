package org.soretflow.run;

import org.soretflow.mesh.Side;

/// What carries a species, or the fluid itself, in the present state: the steady operator L of its transport.
///
/// A tracer that is made somewhere and carried like this ends as `L φ = production`; nothing of it is brought in through the
/// boundary. With `L m₁ = m₀`, `L m₂ = 2 m₁` and the concentration as `m₀`, the flows of `m_k` through an outlet over that of
/// `m₀` are the moments of the times that what leaves there has spent inside (Spalding, Chem. Eng. Sci. 9 (1958) 74).
public interface Carrier extends AutoCloseable {

    /// The steady tracer.
    ///
    /// @param production what is made in each cell [amount/s]; only where fluid is connected with an open boundary
    /// @return φ of each cell [amount/m³]
    /// @throws IllegalStateException if the solver does not arrive
    double[] steady(double[] production);

    /// Flow of a tracer out of the domain through each boundary face of a side [amount/s].
    double[] outflow(Side side, double[] tracer);

    /// True if a cell is fluid that is connected with an open boundary.
    boolean reaches(int cell);

    @Override
    void close();
}
