package org.soretflow.backend;

import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Coefficients of the transport equations.
public interface TransportKernels {

    /// `out = law(T)`, each cell by the law of its zone.
    ///
    /// @param laws one per zone
    /// @param zones number of the zone, by cell; null where there is one law
    /// @param temperature [K], by cell
    /// @param out modified
    void evaluate(Curve[] laws, Buffer zones, Buffer temperature, Buffer out);

    /// Conductances of all inner (and periodic) faces normal to a direction; boundary faces become zero.
    ///
    /// @param widths cell widths [m] along x, y, z
    /// @param conductivity by cell
    /// @param faces modified
    void conductances(Grid grid, Direction direction, Buffer[] widths, Buffer conductivity, Buffer faces);

    /// Turns conductances into exponentially fitted weights, `a_L = G B(z)`, `a_R = G B(−z)`; boundary faces as they are.
    ///
    /// @param potential Φ, by cell
    /// @param flow volume flow through the faces [m³/s], or null for none
    /// @param left holds G; modified
    /// @param right modified
    void fitExponentially(Grid grid, Direction direction, Buffer potential, Buffer flow, Buffer left, Buffer right);

    /// Adds a flow term by its own scheme to the weights of inner (and periodic) faces.
    ///
    /// @param widths cell widths [m] along x, y, z
    /// @param flow volume flow through the faces [m³/s]
    /// @param blend 0 upwind, 1 central
    /// @param left modified
    /// @param right modified
    void addFlow(
            Grid grid, Direction direction, Buffer[] widths, Buffer flow, double blend, Buffer left, Buffer right);

    /// What van Leer's limited scheme adds to the upwind flux through inner (and periodic) faces; zero elsewhere.
    ///
    /// @param widths cell widths [m] along x, y, z
    /// @param flow volume flow through the faces [m³/s]
    /// @param phi by cell
    /// @param fluxes by face; modified
    void limitedFluxes(Grid grid, Direction direction, Buffer[] widths, Buffer flow, Buffer phi, Buffer fluxes);

    /// Newton linearisation of the saturating flux around a state: replaces the weights of inner (and periodic) faces by
    /// derivatives and tells what the linear flux then has too much.
    ///
    /// @param fraction c, by cell, between 0 and 1
    /// @param left G·B(z); modified
    /// @param right G·B(−z); modified
    /// @param excess by face; modified on those faces
    void saturate(Grid grid, Direction direction, Buffer fraction, Buffer left, Buffer right, Buffer excess);

    /// `source += factor · (flux through the face above − flux through the face below)`.
    ///
    /// @param fluxes by face normal to the direction
    /// @param source by cell; modified
    void addDivergence(Grid grid, Direction direction, Buffer fluxes, double factor, Buffer source);

    /// `out = values of the cells along a side`, in the side's face numbering.
    ///
    /// @param out modified
    void gatherSide(Grid grid, Side side, Buffer cells, Buffer out);

    /// Puts weights into the faces of a side.
    ///
    /// @param values in the side's face numbering
    /// @param faces of the side's direction; modified
    void setSide(Grid grid, Side side, Buffer values, Buffer faces);

    /// Adds to the cells along a side.
    ///
    /// @param values in the side's face numbering
    /// @param cells modified
    void addSide(Grid grid, Side side, Buffer values, Buffer cells);
}
