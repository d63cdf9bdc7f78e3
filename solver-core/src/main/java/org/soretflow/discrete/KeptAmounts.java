package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.linear.BlockOperator;

/// Corrections of coupled scalars that keep the amounts of species in closed regions.
///
/// Where nothing is stored, the equations of a species in a closed region know its content up to the amount only, and a
/// linear solve adds whatever amount comes along. Given back afterwards, it takes the buoyancy out of balance that the
/// solve has just brought into it, so that Newton's method converges linearly. What a preconditioner proposes is
/// therefore freed from it.
final class KeptAmounts {

    private record Kept(SpeciesSystem species, int block, Buffer values) {}

    private final List<ScalarSystem> scalars;
    private final int first;
    private final List<Kept> kept = new ArrayList<>();

    /// @param scalars as they stand in the blocks of the coupled system
    /// @param first block of the first one
    KeptAmounts(List<ScalarSystem> scalars, int first) {
        this.scalars = scalars;
        this.first = first;
    }

    /// Says around which values corrections are sought.
    ///
    /// @param values of the scalars, by cell; null where amounts follow from what is stored
    void around(List<Buffer> values) {
        kept.clear();
        for (int s = 0; values != null && s < scalars.size(); s++) {
            if (scalars.get(s) instanceof SpeciesSystem species && species.keepsAny()) {
                kept.add(new Kept(species, first + s, values.get(s)));
            }
        }
    }

    /// Gives all closed regions their amounts back.
    ///
    /// @param values of the scalars, by cell; modified
    void restore(List<Buffer> values) {
        for (int s = 0; s < scalars.size(); s++) {
            if (scalars.get(s) instanceof SpeciesSystem species) {
                species.restoreAmounts(values.get(s));
            }
        }
    }

    /// A preconditioner and the projection after it: a linear map where the preconditioner is one.
    BlockOperator after(BlockOperator preconditioner) {
        if (kept.isEmpty()) {
            return preconditioner;
        }
        return (residual, correction) -> {
            preconditioner.apply(residual, correction);
            kept.forEach(one -> one.species.keepAmounts(one.values, correction[one.block]));
        };
    }
}
