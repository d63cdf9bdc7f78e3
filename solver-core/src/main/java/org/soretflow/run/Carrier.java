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

    /// What numerical diffusion makes of the variance of ages, as a production of each cell: `2 G_num m₀ (Δa)²` of each face,
    /// half of it in either cell, with `a = m₁/m₀`. Diffusion makes variance like this wherever ages differ (Liu and Tilton,
    /// AIChE J. 56 (2010) 2561), so what comes of it at an outlet may be taken off the second moment.
    ///
    /// @param amount m₀ by cell
    /// @param age m₁ by cell
    double[] numericalSpread(double[] amount, double[] age);

    /// Flow of a tracer out of the domain through each boundary face of a side [amount/s].
    double[] outflow(Side side, double[] tracer);

    /// True if a cell is fluid that is connected with an open boundary.
    boolean reaches(int cell);

    @Override
    void close();
}
