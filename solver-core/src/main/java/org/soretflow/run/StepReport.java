package org.soretflow.run;

import java.util.List;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// What others may see of a simulation after a step.
public interface StepReport {

    /// Name of the problem.
    String problemName();

    StructuredMesh mesh();

    CellZones zones();

    /// Steps taken since the start of the run, over all restarts; 0 is the initial state.
    long step();

    /// Time [s]; 0 in a steady calculation.
    double time();

    /// Length of the step just taken [s]; 0 for the initial state and in a steady calculation.
    double timeStep();

    /// Largest Courant number of the step [1]; 0 without flow.
    double courantNumber();

    /// True if no further step follows.
    boolean last();

    /// One entry per solved equation, in order of solution; empty for the initial state.
    List<EquationReport> equations();

    /// One entry per conserved quantity; computed when asked for.
    List<Balance> balances();

    /// Volume flow through the faces normal to a direction [m³/s], in the numbering of [org.soretflow.backend.Grid]:
    /// positive towards larger coordinates.
    ///
    /// @return null if nothing moves; not to be modified
    double[] faceFlow(Direction direction);

    /// Flow into the domain through every boundary face of a side, in the numbering of [StructuredMesh], as the equation
    /// itself balances it: `heat` [W], or a species [amount/s].
    ///
    /// @param quantity `heat` or the name of a species
    /// @return one number per face, zeros on a side without conditions; the caller's own
    /// @throws IllegalArgumentException if no equation balances the quantity
    default double[] faceInflow(String quantity, Side side) {
        throw new IllegalArgumentException("no equation balances " + quantity);
    }

    /// What carries a species now; to be closed. Only for the dilute form, whose transport is linear.
    ///
    /// @throws IllegalArgumentException if there is no such species, or its form is binary
    default Carrier carrier(String species) {
        throw new IllegalArgumentException("no equation carries " + species);
    }

    /// What carries the fluid now; to be closed.
    ///
    /// @param diffusivity of what marks the fluid [m²/s], above zero
    default Carrier fluidCarrier(double diffusivity) {
        throw new IllegalArgumentException("nothing flows");
    }

    /// Names of all fields that `field` knows: `temperature`, `velocity` if there is flow, `pressure` if it is solved for,
    /// species.
    List<String> fieldNames();

    /// A copy of a field as it is now.
    ///
    /// @throws IllegalArgumentException if there is no such field; the message lists those there are
    FieldSnapshot field(String name);
}
