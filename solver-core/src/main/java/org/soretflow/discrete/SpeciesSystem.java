package org.soretflow.discrete;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Curve;
import org.soretflow.backend.Parameter;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.Value;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Drift;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// Transport of one species by diffusion, thermophoretic drift and flow.
///
/// The flux through a face is exponentially fitted with the potential Φ(T) ([Drift]), so that the state at rest,
/// `c ∝ exp(−Φ)` or `c/(1−c) ∝ exp(−Φ)`, is exact on any mesh and for any S_T(T). The binary form is solved by Newton's
/// method; its flow term is upwind (or central) beside the drift.
public final class SpeciesSystem extends ScalarSystem {

    private final Problem problem;
    private final SpeciesEquation equation;
    private final Species species;
    private final Curve[] diffusivity;
    private final Curve[] potentialLaw;
    /// 1 in fluids, 0 in solids.
    private final Curve[] presence;
    private final boolean hasSolids;
    private final HeatSystem heat;
    private final Regions regions;
    private final Production production;
    private final boolean[] closed;
    /// By patch.
    private final SpeciesCondition[] conditions;
    private final boolean steadyConditions;
    /// Whether a patch holds a concentration.
    private final boolean holds;
    private final Parameter number;
    /// What one region's correction is divided by; on the device, so that nobody waits for it.
    private final Parameter room;
    private double[] target;
    private boolean temperatureStale = true;
    private Buffer temperature;

    /// @param heat where wall temperatures come from; null if the temperature is given
    public SpeciesSystem(Discretisation disc, SpeciesEquation equation, HeatSystem heat) {
        super(disc, false, equation.tolerance());
        this.problem = disc.problem();
        this.equation = equation;
        this.species = equation.species();
        this.heat = heat;
        int zones = problem.zones().names().size();
        diffusivity = new Curve[zones];
        potentialLaw = new Curve[zones];
        Arrays.fill(diffusivity, Curve.constant(0));
        Arrays.fill(potentialLaw, Curves.potential(species.soretCoefficient()));
        presence = new Curve[zones];
        hasSolids = !IntStream.range(0, zones).allMatch(problem::isFluid);
        for (int zone = 0; zone < zones; zone++) {
            presence[zone] = Curve.constant(problem.isFluid(zone) ? 1 : 0);
            if (problem.material(zone) instanceof Fluid fluid) {
                diffusivity[zone] = Curves.diffusivity(species.diffusivity(), fluid);
            }
        }
        regions = new Regions(problem);
        production = new Production(problem, equation);
        conditions = new SpeciesCondition[problem.patches().count()];
        Arrays.setAll(conditions, patch -> problem.speciesCondition(species.name(), patch));
        closed = closedRegions();
        steadyConditions = Arrays.stream(conditions).allMatch(SpeciesCondition::isSteady);
        holds = Arrays.stream(conditions).anyMatch(SpeciesCondition.FixedConcentration.class::isInstance);
        number = disc.backend().parameter(0);
        room = disc.backend().parameter(0);
    }

    private boolean[] closedRegions() {
        boolean[] result = new boolean[regions.count()];
        Arrays.fill(result, production.isNone());
        for (BoundaryFluxes.Faces faces : boundary.all()) {
            for (int f = 0; f < faces.count; f++) {
                int region = regions.of(problem.mesh().cellOfFace(faces.side, f));
                boolean open = switch (conditions[faces.patch(f)]) {
                    case SpeciesCondition.FixedConcentration _, SpeciesCondition.SpeciesFlux _ -> true;
                    case SpeciesCondition.Outflow _ -> mayPass(faces, f);
                    case SpeciesCondition.Impermeable _, SpeciesCondition.Symmetry _ -> false;
                };
                if (region >= 0 && open) {
                    result[region] = false;
                }
            }
        }
        return result;
    }

    /// Whether fluid may pass through a boundary face, in or out.
    private boolean mayPass(BoundaryFluxes.Faces faces, int f) {
        return problem.flow().isPresent()
                ? !problem.flowCondition(faces.patch(f)).isWall()
                : disc.outflow(faces.side, f) != 0;
    }

    @Override
    AdvectionScheme advection() {
        return equation.advection();
    }

    @Override
    public String name() {
        return species.name();
    }

    @Override
    public String unit() {
        return species.unit();
    }

    @Override
    public String quantity() {
        return species.name();
    }

    /// Says where the temperature stands and that it is another one than at the last solve.
    ///
    /// @param field temperature [K], by cell; read at the next solve
    public void temperatureChanged(Buffer field) {
        followTemperature(field, true);
    }

    /// Says where the temperature stands.
    ///
    /// @param field temperature [K], by cell; read at the next solve
    /// @param changed false if it holds the numbers of the last solve; then nothing is assembled anew
    public void followTemperature(Buffer field, boolean changed) {
        temperature = field;
        temperatureStale |= changed;
    }

    private boolean isBinary() {
        return species.form() == Species.Form.BINARY;
    }

    @Override
    protected boolean isNonLinear() {
        return isBinary() || disc.carries() && equation.advection() == AdvectionScheme.VAN_LEER;
    }

    @Override
    protected boolean assemble(Buffer phi, double time, boolean fresh) {
        if (fresh) {
            operator.mass().upload(fluidVolumes());
        }
        boolean operatorChanges = followFlow() || fresh || temperatureStale || isBinary();
        boolean boundaryChanges = operatorChanges || !steadyConditions;
        if (boundaryChanges || isNonLinear() || !production.isSteady()) {
            if (production.isNone()) {
                disc.kernels().fill(source, 0);
            } else {
                source.upload(production.at(time));
            }
            if (operatorChanges) {
                assembleFaces(phi);
            }
            if (boundaryChanges) {
                assembleBoundary(time);
                installWeights();
            }
            boundary.addSources(source);
            if (disc.carries() && equation.advection() == AdvectionScheme.VAN_LEER) {
                addLimitedFlow(disc::flow, phi);
            }
        }
        temperatureStale = false;
        return boundaryChanges;
    }

    @Override
    protected boolean isPositive() {
        return true;
    }

    @Override
    protected boolean hasStableTwin() {
        return disc.carries() && equation.advection() == AdvectionScheme.CENTRAL;
    }

    private double[] fluidVolumes() {
        double[] volumes = Volumes.into(disc.host(), problem.mesh());
        for (int n = 0; n < volumes.length; n++) {
            volumes[n] = problem.isFluid(problem.zones().zone(n)) ? volumes[n] : 0;
        }
        return volumes;
    }

    private void assembleFaces(Buffer phi) {
        Buffer work = disc.space().vector();
        disc.kernels().evaluate(diffusivity, disc.zones(), temperature, work);
        boundary.gatherCoefficients(work);
        for (Direction d : disc.grid().directions()) {
            disc.conductances(d, work, operator.left()[d.ordinal()]);
        }
        disc.kernels().evaluate(potentialLaw, disc.zones(), temperature, work);
        for (Direction d : disc.grid().directions()) {
            Buffer left = operator.left()[d.ordinal()];
            Buffer right = operator.right()[d.ordinal()];
            Buffer flow = disc.carries() ? disc.flow(d) : null;
            if (!isBinary()) {
                fit(d, work, false, flow, equation.advection());
                continue;
            }
            disc.kernels().fitExponentially(disc.grid(), d, work, null, left, right);
            disc.kernels().fill(disc.faceScratch(), 0);
            disc.kernels().saturate(disc.grid(), d, phi, left, right, disc.faceScratch());
            disc.kernels().addDivergence(disc.grid(), d, disc.faceScratch(), 1, source);
            if (flow != null) {
                addFlow(d, flow, equation.advection());
            }
        }
        disc.space().release(work);
    }

    private void assembleBoundary(double time) {
        StructuredMesh mesh = problem.mesh();
        for (BoundaryFluxes.Faces faces : boundary.all()) {
            Side side = faces.side;
            Axis axis = mesh.axis(side.direction());
            double delta = 0.5 * axis.width(side.isMax() ? axis.cells() - 1 : 0);
            // only faces with a given concentration ask for temperatures
            double[] cellTemperature = holds ? faces.gather(temperature).clone() : null;
            double[] cellDiffusivity = faces.coefficient;
            double[] walls = holds ? wallTemperatures(side) : null;
            for (int f = 0; f < faces.count; f++) {
                double area = mesh.faceArea(side, f);
                double outflow = disc.outflow(side, f);
                double x = mesh.faceCentreX(side, f);
                double y = mesh.faceCentreY(side, f);
                double z = mesh.faceCentreZ(side, f);
                switch (conditions[faces.patch(f)]) {
                    case SpeciesCondition.FixedConcentration(Value concentration) -> {
                        double wall = concentration.at(x, y, z, time);
                        double conductance = Diffusion.wallConductance(cellDiffusivity[f], delta, 0, area);
                        double step = potentialLaw[0].at(walls[f]) - potentialLaw[0].at(cellTemperature[f]);
                        fix(faces, f, wall, conductance, step, outflow);
                    }
                    case SpeciesCondition.SpeciesFlux(Value flux) -> {
                        faces.weight[f] = 0;
                        faces.source[f] = cellDiffusivity[f] > 0 ? flux.at(x, y, z, time) * area : 0;
                    }
                    case SpeciesCondition.Outflow _ -> {
                        // back-flow brings what is in the cell
                        faces.weight[f] = outflow;
                        faces.source[f] = 0;
                    }
                    case SpeciesCondition.Impermeable _, SpeciesCondition.Symmetry _ -> {
                        faces.weight[f] = 0;
                        faces.source[f] = 0;
                    }
                }
            }
        }
    }

    /// A given concentration: the fitted flux between the cell (left) and the wall (right).
    private void fix(
            BoundaryFluxes.Faces faces, int f, double wall, double conductance, double potentialStep, double outflow) {
        if (!(conductance > 0)) {
            faces.weight[f] = 0;
            faces.source[f] = 0;
            return;
        }
        if (isBinary()) {
            double own = Drift.leftWeight(conductance, potentialStep);
            double other = Drift.rightWeight(conductance, potentialStep);
            faces.weight[f] = Drift.saturatingLeft(own, other, wall) + Math.max(outflow, 0);
            faces.source[f] = other * wall + Math.max(-outflow, 0) * wall;
            return;
        }
        boolean fitted = equation.advection() == AdvectionScheme.EXPONENTIAL;
        double exponent = Drift.exponent(0, potentialStep, fitted ? outflow : 0, conductance);
        double carriedOut = fitted ? 0 : outflow;
        if (equation.advection() == AdvectionScheme.CENTRAL || equation.advection() == AdvectionScheme.VAN_LEER) {
            // the wall value is known: what passes the face bears it, in and out
            faces.weight[f] = Drift.leftWeight(conductance, exponent);
            faces.source[f] = (Drift.rightWeight(conductance, exponent) - carriedOut) * wall;
        } else {
            faces.weight[f] = Drift.leftWeight(conductance, exponent) + Math.max(carriedOut, 0);
            faces.source[f] = (Drift.rightWeight(conductance, exponent) + Math.max(-carriedOut, 0)) * wall;
        }
    }

    private double[] wallTemperatures(Side side) {
        if (heat != null) {
            return heat.wallTemperatures(temperature, side);
        }
        StructuredMesh mesh = problem.mesh();
        double[] walls = new double[mesh.faces(side)];
        for (int f = 0; f < walls.length; f++) {
            walls[f] = problem.initialTemperature()
                    .at(mesh.faceCentreX(side, f), mesh.faceCentreY(side, f), mesh.faceCentreZ(side, f), 0);
        }
        return walls;
    }

    @Override
    protected void bound(Buffer phi) {
        if (hasSolids) {
            // coarse multigrid cells that are fluid in part bring corrections into the solid
            Buffer work = disc.space().vector();
            disc.kernels().evaluate(presence, disc.zones(), temperature, work);
            disc.kernels().multiply(work, phi, phi);
            disc.space().release(work);
        }
        if (isBinary()) {
            disc.kernels().clamp(phi, 0, 1);
        }
    }

    /// Smallest concentration [unit of the species].
    public double minimum(Buffer phi) {
        disc.kernels().minimum(phi, number);
        return number.get();
    }

    /// Notes the amount in each closed region as the one to be kept.
    public void keepAmounts(Buffer phi) {
        target = amounts(phi);
    }

    /// Amounts that closed regions keep; null before [#keepAmounts].
    public double[] keptAmounts() {
        return target;
    }

    /// Takes over amounts from an earlier process.
    public void keepAmounts(double[] amounts) {
        target = amounts.clone();
    }

    private double[] amounts(Buffer phi) {
        double[] values = disc.host();
        phi.download(values);
        return regions.amounts(values, problem.mesh());
    }

    /// Takes away what the linear solver's tolerance leaves below zero (or above one) and gives every closed region its
    /// amount back: by one factor per region, for fractions in proportion to c(1−c), so that they stay below one.
    public void restoreAmounts(Buffer phi) {
        disc.kernels().clamp(phi, 0, isBinary() ? 1 : Double.POSITIVE_INFINITY);
        double[] values = disc.host();
        phi.download(values);
        double[] now = regions.amounts(values, problem.mesh());
        double[] room = isBinary() ? regions.rooms(values, problem.mesh()) : now;
        for (int n = 0; n < values.length; n++) {
            int r = regions.of(n);
            if (r < 0) {
                // multigrid's interpolation reaches into solids, where no equation takes it away again
                values[n] = 0;
            } else if (closed[r] && room[r] > 0) {
                double share = (target[r] - now[r]) / room[r];
                // beyond ±1 a fraction would leave its bounds
                values[n] += isBinary() ? Math.clamp(share, -1, 1) * values[n] * (1 - values[n]) : share * values[n];
            }
        }
        phi.upload(values);
    }

    /// True if there is a closed region, which keeps its amount.
    boolean keepsAny() {
        for (boolean one : closed) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /// Takes out of a correction what would change the amounts of closed regions, in proportion to the values, for
    /// fractions to c(1−c), as [#restoreAmounts] does. A linear map of the correction.
    ///
    /// @param phi the values, with their amounts
    /// @param correction modified
    void keepAmounts(Buffer phi, Buffer correction) {
        if (regions.count() == 1) {
            keepAmount(phi, correction);
            return;
        }
        double[] values = disc.host();
        phi.download(values);
        double[] rooms = isBinary() ? regions.rooms(values, problem.mesh()) : regions.amounts(values, problem.mesh());
        double[] changed = correction.values();
        double[] excess = regions.amounts(changed, problem.mesh());
        for (int n = 0; n < changed.length; n++) {
            int r = regions.of(n);
            if (r >= 0 && closed[r] && rooms[r] > 0) {
                changed[n] -= excess[r] / rooms[r] * values[n] * (isBinary() ? 1 - values[n] : 1);
            }
        }
        correction.upload(changed);
    }

    /// The same for one region, where the values lie.
    private void keepAmount(Buffer phi, Buffer correction) {
        Buffer shape = disc.space().vector();
        disc.kernels().copy(phi, shape);
        if (isBinary()) {
            Buffer square = disc.space().vector();
            disc.kernels().multiply(phi, phi, square);
            number.set(-1);
            disc.kernels().combine(number, square, one, shape);
            disc.space().release(square);
        }
        disc.kernels().dot(operator.mass(), shape, room);
        disc.kernels().dot(operator.mass(), correction, number);
        disc.kernels().quotient(-1, number, room, 0, number);
        disc.kernels().combine(number, shape, one, correction);
        disc.space().release(shape);
    }

    /// Sets every closed region to its state at rest, `c ∝ exp(−Φ)` (or its binary form), with the kept amount: the
    /// first guess of a steady solve, and its solution where nothing flows.
    public void setToRest(Buffer phi) {
        boolean anyClosed = false;
        boolean allClosed = true;
        for (boolean one : closed) {
            anyClosed |= one;
            allClosed &= one;
        }
        if (!anyClosed) {
            return;
        }
        double[] exponents = disc.host();
        // where every region is closed the potential may be overwritten, which spares a host array
        double[] values = allClosed ? exponents : new double[exponents.length];
        phi.download(values);
        Buffer potential = disc.space().vector();
        disc.kernels().evaluate(potentialLaw, disc.zones(), temperature, potential);
        potential.download(exponents);
        disc.space().release(potential);
        RestState.fill(problem.mesh(), regions, closed, target, exponents, isBinary(), values);
        phi.upload(values);
    }

    @Override
    protected double produced() {
        return production.total();
    }
}
