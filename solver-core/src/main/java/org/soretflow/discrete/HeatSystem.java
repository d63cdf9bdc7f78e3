package org.soretflow.discrete;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Curve;
import org.soretflow.boundary.GhostRelation;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Drift;
import org.soretflow.material.Material;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;

/// Heat conduction with flow and sources, `ρc_p (∂T/∂t + u·∇T) = ∇·(k∇T) + q`, with the heat of friction where it counts.
///
/// The heat capacity of the flow term is that of the fluid at its mean initial temperature, so that heat is carried
/// conservatively; storage uses ρc_p(T) of the new state. Fluid that enters where no temperature is given has that of the
/// cell it enters.
public final class HeatSystem extends ScalarSystem {

    private final Problem problem;
    private final HeatEquation equation;
    private final Curve[] conductivity;
    private final Curve[] capacity;
    private final HeatSources sources;
    /// Null if nothing is held and nothing is lost above and below.
    private final HeatExchange exchange;
    /// By cell on the host, where sources ask for it; null otherwise.
    private final double[] cellConductivity;
    private final boolean constantProperties;
    private final boolean steadyConditions;
    private double carriedCapacity;
    /// Heat that friction in the fluid sets free, at the last assembly [W].
    private double friction;

    public HeatSystem(Discretisation disc) {
        super(disc, !disc.carries(), disc.problem().heat().orElseThrow().tolerance());
        problem = disc.problem();
        equation = problem.heat().orElseThrow();
        int zones = problem.zones().names().size();
        exchange = HeatExchange.of(problem);
        conductivity = new Curve[zones];
        capacity = new Curve[zones];
        for (int zone = 0; zone < zones; zone++) {
            Material material = problem.material(zone);
            boolean held = exchange != null && exchange.isHeldZone(zone);
            conductivity[zone] = held ? Curve.constant(0) : Curves.of(material.conductivity());
            capacity[zone] = held ? Curve.constant(0) : Curves.product(material.density(), material.heatCapacity());
        }
        constantProperties = Arrays.stream(conductivity).allMatch(Curve::isConstant)
                && Arrays.stream(capacity).allMatch(Curve::isConstant);
        steadyConditions = IntStream.range(0, problem.patches().count())
                .allMatch(patch -> problem.thermalCondition(patch).isSteady());
        sources = new HeatSources(problem);
        cellConductivity = exchange != null || sources.hasFilms() ? new double[disc.grid().cells()] : null;
        if (disc.hasFlow()) {
            carriedCapacity = fluidCapacity();
        }
    }

    /// ρc_p of the fluid at its mean initial temperature [J/(m³·K)].
    private double fluidCapacity() {
        StructuredMesh mesh = problem.mesh();
        double sum = 0;
        double volume = 0;
        int zone = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            if (problem.isFluid(problem.zones().zone(n))) {
                zone = problem.zones().zone(n);
                double x = mesh.x().centre(mesh.i(n));
                double y = mesh.y().centre(mesh.j(n));
                double z = mesh.z().centre(mesh.k(n));
                sum += problem.initialTemperature().at(x, y, z, 0) * mesh.volume(n);
                volume += mesh.volume(n);
            }
        }
        return capacity[zone].at(sum / volume);
    }

    @Override
    AdvectionScheme advection() {
        return equation.advection();
    }

    @Override
    double flowCapacity() {
        return carriedCapacity;
    }

    @Override
    public String name() {
        return "temperature";
    }

    @Override
    public String unit() {
        return "K";
    }

    @Override
    public String quantity() {
        return "heat";
    }

    @Override
    protected boolean isNonLinear() {
        return !constantProperties || equation.advection() == AdvectionScheme.VAN_LEER && disc.carries();
    }

    @Override
    protected boolean assemble(Buffer phi, double time, boolean fresh) {
        boolean operatorChanges = followFlow() || fresh || !constantProperties;
        if (operatorChanges) {
            assembleOperator(phi, fresh);
        }
        if (operatorChanges || !steadyConditions) {
            assembleBoundary(time);
            installWeights();
        }
        boolean exchanges = exchange != null && (operatorChanges || !exchange.isSteady());
        if (exchanges) {
            exchange.update(cellConductivity, time);
            exchanged().upload(exchange.diagonal());
        }
        if (operatorChanges || !steadyConditions || !sources.isSteady() || exchanges || isNonLinear()) {
            double[] heat = sources.into(disc.host(), time, cellConductivity);
            if (exchange != null) {
                exchange.addSources(heat);
            }
            source.upload(heat);
            boundary.addSources(source);
            addFriction();
            if (disc.carries() && equation.advection() == AdvectionScheme.VAN_LEER) {
                Buffer[] flows = Arrays.stream(Direction.values()).map(d -> apart.flow(d, carriedCapacity)).toArray(Buffer[]::new);
                addLimitedFlow(d -> flows[d.ordinal()], phi);
                Arrays.stream(flows).forEach(disc.backend()::free);
            }
        }
        return operatorChanges || !steadyConditions || exchanges;
    }

    private void addFriction() {
        friction = 0;
        if (disc.frictionHeat() != null) {
            Buffer unit = disc.space().vector();
            disc.kernels().fill(unit, 1);
            friction = dot(unit, disc.frictionHeat());
            disc.space().release(unit);
            disc.kernels().combine(one, disc.frictionHeat(), one, source);
        }
    }

    private void assembleOperator(Buffer phi, boolean fresh) {
        Buffer work = disc.space().vector();
        if (fresh || !constantProperties) {
            work.upload(Volumes.into(disc.host(), problem.mesh()));
            // made once of constants, it must not keep what a guess without numbers leaves
            disc.kernels().evaluate(capacity, disc.zones(), constantProperties ? work : phi, storage());
            disc.kernels().multiply(storage(), work, storage());
        }
        disc.kernels().evaluate(conductivity, disc.zones(), phi, work);
        if (cellConductivity != null) {
            work.download(cellConductivity);
        }
        boundary.gatherCoefficients(work);
        for (Direction d : disc.grid().directions()) {
            disc.conductances(d, work, operator.left()[d.ordinal()]);
        }
        if (disc.carries() && !carriesApart()) {
            disc.kernels().fill(work, 0);
            for (Direction d : disc.grid().directions()) {
                Buffer flow = apart.flow(d, carriedCapacity);
                fit(d, work, true, flow, equation.advection());
                disc.backend().free(flow);
            }
        }
        disc.space().release(work);
    }

    @Override
    protected boolean hasStableTwin() {
        return disc.carries() && equation.advection() == AdvectionScheme.CENTRAL;
    }

    @Override
    boolean carriesApart() {
        return hasStableTwin() && problem.flow().isPresent() && problem.mesh().dimensions() == 3;
    }

    private void assembleBoundary(double time) {
        StructuredMesh mesh = problem.mesh();
        for (BoundaryFluxes.Faces faces : boundary.all()) {
            Side side = faces.side;
            Axis axis = mesh.axis(side.direction());
            double delta = 0.5 * axis.width(side.isMax() ? axis.cells() - 1 : 0);
            double[] k = faces.coefficient;
            for (int f = 0; f < faces.count; f++) {
                ThermalCondition condition = problem.thermalCondition(faces.patch(f));
                GhostRelation relation = GhostRelation.of(
                        condition,
                        mesh.faceCentreX(side, f),
                        mesh.faceCentreY(side, f),
                        mesh.faceCentreZ(side, f),
                        time);
                double area = mesh.faceArea(side, f);
                faces.wall[f] = relation.reference();
                double conductance = Diffusion.wallConductance(k[f], delta, relation.resistance(), area);
                double outflow = carriedCapacity * disc.outflow(side, f);
                if (condition instanceof ThermalCondition.FixedTemperature && outflow != 0) {
                    double exponent = Drift.exponent(0, 0, outflow, conductance);
                    faces.weight[f] = Drift.leftWeight(conductance, exponent);
                    faces.source[f] = Drift.rightWeight(conductance, exponent) * relation.reference();
                } else {
                    faces.weight[f] = conductance + outflow;
                    faces.source[f] = conductance * relation.reference() + relation.flux() * area;
                }
            }
        }
    }

    /// True if no condition and no source changes in time.
    boolean isDrivenSteadily() {
        return steadyConditions && sources.isSteady() && (exchange == null || exchange.isSteady());
    }

    @Override
    protected boolean exchanges() {
        return exchange != null;
    }

    @Override
    protected double received(Buffer phi) {
        if (exchange == null) {
            return 0;
        }
        phi.download(disc.host());
        return exchange.received(disc.host());
    }

    /// ρc_p of the flow term [J/(m³·K)].
    double carriedCapacity() {
        return carriedCapacity;
    }

    @Override
    protected double produced() {
        return sources.total() + friction;
    }

    /// Next time at which a source jumps, strictly after a time [s].
    public double nextJump(double time) {
        return sources.nextJump(time);
    }

    /// Temperature of the wall at each face of a side [K], for the present assembly.
    double[] wallTemperatures(Buffer temperature, Side side) {
        StructuredMesh mesh = problem.mesh();
        for (BoundaryFluxes.Faces faces : boundary.all()) {
            if (faces.side == side) {
                Axis axis = mesh.axis(side.direction());
                double delta = 0.5 * axis.width(side.isMax() ? axis.cells() - 1 : 0);
                double[] k = faces.coefficient;
                double[] cells = faces.gather(temperature);
                double[] walls = new double[faces.count];
                for (int f = 0; f < faces.count; f++) {
                    ThermalCondition condition = problem.thermalCondition(faces.patch(f));
                    // what the flow carries at the cell's temperature says nothing about the wall
                    double conductance = faces.weight[f] - carriedCapacity * disc.outflow(side, f);
                    double inflow = (faces.source[f] - conductance * cells[f]) / mesh.faceArea(side, f);
                    walls[f] = condition instanceof ThermalCondition.FixedTemperature
                            ? faces.wall[f]
                            : Diffusion.wallValue(cells[f], inflow, k[f], delta);
                }
                return walls;
            }
        }
        throw new IllegalArgumentException("side " + side.label() + " is periodic");
    }
}
