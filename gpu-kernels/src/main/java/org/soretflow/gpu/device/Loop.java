package org.soretflow.gpu.device;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.soretflow.gpu.loops.DissipationLoops;
import org.soretflow.gpu.loops.FlowLoops;
import org.soretflow.gpu.loops.LineLoops;
import org.soretflow.gpu.loops.MomentumLoops;
import org.soretflow.gpu.loops.StaggeredLoops;
import org.soretflow.gpu.loops.StencilLoops;
import org.soretflow.gpu.loops.TransferLoops;
import org.soretflow.gpu.loops.TransportLoops;
import org.soretflow.gpu.loops.VectorLoops;
import org.soretflow.gpu.loops.ViscosityLoops;

/// The loops by name.
public enum Loop {
    APPLY(StencilLoops.class, "apply"),
    RESIDUAL(StencilLoops.class, "residual"),
    DIAGONAL(StencilLoops.class, "diagonal"),
    SMOOTH_POINTS(StencilLoops.class, "smoothPoints"),
    SWEEP_POINTS(StencilLoops.class, "sweepPoints"),
    MULTIPLY_DENSE(StencilLoops.class, "multiplyDense"),
    MULTIPLY_RUNS(StencilLoops.class, "multiplyRuns"),
    SAMPLE_COUPLINGS(StencilLoops.class, "sampleCouplings"),
    SMOOTH_LINES_X(LineLoops.class, "smoothLinesX"),
    SMOOTH_LINES_ACROSS(LineLoops.class, "smoothLinesAcross"),
    RESTRICT_RESIDUAL(TransferLoops.class, "restrictResidual"),
    SUM_CELLS(TransferLoops.class, "sumCells"),
    AVERAGE_CELLS(TransferLoops.class, "averageCells"),
    SPREAD_CELLS(TransferLoops.class, "spreadCells"),
    COARSEN_FACES(TransferLoops.class, "coarsenFaces"),
    PROLONGATE(TransferLoops.class, "prolongate"),
    COPY_PART(VectorLoops.class, "copyPart"),
    SET_NUMBER(VectorLoops.class, "setNumber"),
    QUOTIENT(VectorLoops.class, "quotient"),
    PRODUCT(VectorLoops.class, "product"),
    WEIGHTED_SUM(VectorLoops.class, "weightedSum"),
    ROOT(VectorLoops.class, "root"),
    COMBINE(VectorLoops.class, "combine"),
    TRIAD(VectorLoops.class, "triad"),
    MULTIPLY(VectorLoops.class, "multiply"),
    CLAMP(VectorLoops.class, "clamp"),
    DOT_LANES(VectorLoops.class, "dotLanes"),
    DOT_BLOCKS(VectorLoops.class, "dotBlocks"),
    ADD_PAIRWISE(VectorLoops.class, "addPairwise"),
    MAXIMUM_LANES(VectorLoops.class, "maximumLanes"),
    MINIMUM_LANES(VectorLoops.class, "minimumLanes"),
    EVALUATE(TransportLoops.class, "evaluate"),
    CONDUCTANCES(TransportLoops.class, "conductances"),
    FIT_EXPONENTIALLY(TransportLoops.class, "fitExponentially"),
    ADD_FLOW(TransportLoops.class, "addFlow"),
    LIMITED_FLUXES(TransportLoops.class, "limitedFluxes"),
    SATURATE(TransportLoops.class, "saturate"),
    ADD_DIVERGENCE(TransportLoops.class, "addDivergence"),
    GATHER_SIDE(TransportLoops.class, "gatherSide"),
    SET_SIDE(TransportLoops.class, "setSide"),
    ADD_SIDE(TransportLoops.class, "addSide"),
    FACE_FLOW(FlowLoops.class, "faceFlow"),
    CONTROL_VOLUME_FLOW_ALONG(FlowLoops.class, "controlVolumeFlowAlong"),
    CONTROL_VOLUME_FLOW_ACROSS(FlowLoops.class, "controlVolumeFlowAcross"),
    ADD_CARRIED(FlowLoops.class, "addCarried"),
    ADD_CARRIED_ACROSS(MomentumLoops.class, "addCarriedAcross"),
    ADD_CARRIED_ALONG(MomentumLoops.class, "addCarriedAlong"),
    ADD_VISCOUS_ACROSS(MomentumLoops.class, "addViscousAcross"),
    ADD_VISCOUS_ALONG(MomentumLoops.class, "addViscousAlong"),
    ADD_PRESSURE_FORCE(FlowLoops.class, "addPressureForce"),
    ADD_WEIGHT(FlowLoops.class, "addWeight"),
    ADD_STRATIFICATION(FlowLoops.class, "addStratification"),
    CLEAR_FIXED(FlowLoops.class, "clearFixed"),
    PRESSURE_WEIGHTS(FlowLoops.class, "pressureWeights"),
    PROJECT(FlowLoops.class, "project"),
    DISTRIBUTE(FlowLoops.class, "distribute"),
    CONDUCTANCES_ALONG(ViscosityLoops.class, "conductancesAlong"),
    CONDUCTANCES_ACROSS(ViscosityLoops.class, "conductancesAcross"),
    ADD_FRICTION(ViscosityLoops.class, "addFriction"),
    ADD_HOOP(ViscosityLoops.class, "addHoop"),
    ADD_NORMAL_STRESS(ViscosityLoops.class, "addNormalStress"),
    ADD_SHEAR(ViscosityLoops.class, "addShear"),
    ADD_NORMAL_DISSIPATION(DissipationLoops.class, "addNormalDissipation"),
    ADD_SHEAR_DISSIPATION(DissipationLoops.class, "addShearDissipation"),
    GATHER(StaggeredLoops.class, "gather"),
    SPREAD(StaggeredLoops.class, "spread");

    private final Method method;

    Loop(Class<?> home, String name) {
        method = Arrays.stream(home.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && Modifier.isPublic(m.getModifiers()))
                .findFirst()
                .orElseThrow();
    }

    /// The loop itself.
    public Method method() {
        return method;
    }

    /// Its name in the translated source.
    public String symbol() {
        return method.getDeclaringClass().getSimpleName() + "_" + method.getName();
    }
}
