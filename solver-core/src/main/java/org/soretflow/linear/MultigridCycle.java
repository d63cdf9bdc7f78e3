package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.StencilData;

/// Multigrid as a preconditioner, in the precision that the backend was asked for.
public interface MultigridCycle extends Preconditioner {

    /// Makes the coarse levels anew from the finest operator's present numbers; levels and smoothers stay.
    void update();

    /// Follows a change of the mass factor alone.
    void updateMassFactor();

    /// Gives the memory of the levels back.
    void free();

    /// Cycles in double precision, or in single where the backend offers it.
    static MultigridCycle of(Backend backend, StencilData fine, int preSweeps, int postSweeps) {
        return backend.single()
                .<MultigridCycle>map(single -> new SingleMultigrid(backend, single, fine, preSweeps, postSweeps))
                .orElseGet(() -> new Multigrid(backend, fine, preSweeps, postSweeps));
    }
}
