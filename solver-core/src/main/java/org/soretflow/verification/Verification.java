package org.soretflow.verification;

import java.util.List;

/// The list of gates.
public final class Verification {

    private Verification() {}

    /// All gates, in the order in which they are run and shown.
    public static List<Gate> gates() {
        return List.of(RestState.gate(), Identities.gate(), MassAndBounds.gate(), Slabs.gate(), LayeredChannel.gate(),
                SoretCell.gate(), ManufacturedCases.heat(), ManufacturedCases.species(), ManufacturedRings.gate(),
                LaserSpot.gate(), LaserSpot.rings(), Sorter.gate(), SolvedSorter.gate(), FieldFlowFractionation.gate(),
                Deposition.gate(), Graetz.heatTransfer(), Graetz.dispersion(), Pipes.flow(), Pipes.heatTransfer(),
                Pipes.dispersion(),
                SideHeatedCavity.stencil(), SideHeatedCavity.water(), SideHeatedCavity.air(), SideHeatedCavity.high(),
                SideHeatedCavity.highest(), SideHeatedCavity.cube(), SideHeatedCavity.fineCube(), SoretCavity.gate(),
                LidDrivenCavity.gate(), Kovasznay.gate(), Kovasznay.otherSchemes(), ExactFlows.gate(),
                FrictionHeating.gate(), Ducts.gate(), ShallowChannels.gate(), Manifold.gate(), Column.gate(),
                ThermalTrap.gate(), TaylorGreen.gate(), ConvectionOnset.gate(), ConvectionOnset.swinging());
    }
}
