package org.soretflow.discrete;

import java.util.function.Function;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.linear.BiCgStab;
import org.soretflow.linear.ConjugateGradient;
import org.soretflow.linear.Gmres;
import org.soretflow.linear.MultigridCycle;
import org.soretflow.linear.SolveReport;
import org.soretflow.linear.VectorSpace;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.physics.AdvectionScheme;

/// One transported scalar on the mesh: `s·m φ + A φ = source + m·history`, linear or linearised around a state.
public abstract class ScalarSystem {

    private static final int MOST_SWEEPS = 200;
    private static final int MOST_ITERATIONS = 200;
    /// Iterations after which BiCGStab hands over.
    private static final int FAST_ITERATIONS = 100;
    /// Iterations after which GMRES starts anew: its memory is twice as many vectors.
    private static final int RESTART = 20;
    /// The same for central differences, whose wiggles are felt one cell further with every iteration.
    private static final int CENTRAL_RESTART = 60;
    /// By how much a sweep of a non-linear problem reduces the linear residual.
    private static final double SWEEP_REDUCTION = 1e-3;
    /// Round-off of a residual relative to the sum of its terms.
    private static final double ROUND_OFF = 4e-16;

    protected final Discretisation disc;
    protected final BoundaryFluxes boundary;
    protected final CarriedApart apart;
    /// The operator; null before the first use and after [#release].
    protected StencilData operator;
    /// What multigrid works on: the operator, or its twin with upwind flow where central differences are asked for.
    protected StencilData stable;
    /// m of what is stored: that of the operator, but for an exchange with what is not in the mesh.
    private Buffer storage;
    /// Added to the diagonal by an exchange; null without one.
    private Buffer exchanged;
    private double storedFactor;
    /// Sources of volume and boundary for the present assembly, by cell; comes and goes with the operator, and is null while
    /// its memory serves others.
    protected Buffer source;
    /// What the flow carries out of the cells, as extrapolated; null where the operator knows it.
    private Buffer advected;
    private final boolean symmetric;
    private final double tolerance;
    protected final Parameter one;
    private MultigridCycle multigrid;
    private boolean multigridStale;
    /// Whether an assembly makes the twin, too.
    private boolean twinFollows = true;
    private int flowVersion;
    private int levelsVersion;
    private double multigridFactor = Double.NaN;
    private SolveReport lastLinear = new SolveReport(0, 0, 0, 0, true);
    private double totalSweeps;
    private Balance finalBalance;

    protected ScalarSystem(Discretisation disc, boolean symmetric, double tolerance) {
        this.disc = disc;
        this.tolerance = tolerance;
        this.symmetric = symmetric;
        boundary = new BoundaryFluxes(disc);
        apart = new CarriedApart(disc);
        one = disc.backend().parameter(1);
    }

    /// Says how much the flow carries out of the cells, where that is extrapolated.
    void advected(Buffer rates) {
        advected = rates;
    }

    /// Factor of the volume flow in the flow term.
    double flowCapacity() {
        return 1;
    }

    /// Name of the field.
    public abstract String name();

    /// Unit of the field.
    public abstract String unit();

    /// Makes operator, boundary and source follow the state and the time.
    ///
    /// @param fresh true if the source is new and empty, or operator and source are
    /// @return true if numbers of the operator changed
    protected abstract boolean assemble(Buffer phi, double time, boolean fresh);

    /// True if the operator or the source depends on the solution.
    protected abstract boolean isNonLinear();

    /// Brings an iterate back into its bounds; nothing by default.
    protected void bound(Buffer phi) {}

    /// Solves for the state at a time.
    ///
    /// @param phi first guess; modified
    /// @param time [s]
    /// @param massFactor s [1/s], 0 for the steady state
    /// @param history `Σ` of old states with the scheme's factors [1/s · φ]; null in the steady state
    public EquationReport solve(Buffer phi, double time, double massFactor, Buffer history) {
        VectorSpace space = disc.space();
        // without history the source is the right-hand side
        Buffer b = history == null ? null : space.vector();
        double first = 0;
        double last = 0;
        double scale = 0;
        int iterations = 0;
        int sweeps = 0;
        boolean converged = false;
        totalSweeps = 0;
        while (sweeps < MOST_SWEEPS && !converged) {
            prepare(phi, time, massFactor);
            Buffer right = rightHandSide(history, b);
            if (sweeps == 0) {
                scale = scale(phi, right);
            }
            // a sweep of a non-linear problem need not be solved further than its linearisation is good for
            double target = isNonLinear() ? Math.max(tolerance, SWEEP_REDUCTION * residual(phi, right) / scale) : tolerance;
            SolveReport report = solveLinear(right, phi, scale, target);
            lastLinear = report;
            totalSweeps += report.sweeps();
            iterations += report.iterations();
            first = sweeps == 0 ? report.initialResidual() : first;
            last = report.finalResidual();
            sweeps++;
            bound(phi);
            converged = last <= tolerance && (!isNonLinear() || report.iterations() == 0);
            if (!report.converged() || Double.isNaN(last)) {
                break;
            }
        }
        if (b != null) {
            space.release(b);
        }
        return new EquationReport(name(), iterations, sweeps, first, last, converged);
    }

    /// Conjugate gradients or BiCGStab; GMRES, which never grows the residual, where BiCGStab does not arrive, and at once
    /// for central differences, whose eigenvalues lie far off the real axis.
    private SolveReport solveLinear(Buffer right, Buffer phi, double scale, double target) {
        if (operator.symmetric()) {
            return new ConjugateGradient(operator, multigrid, disc.space()).solve(right, phi, scale, target, MOST_ITERATIONS);
        }
        int restart = stable == operator ? RESTART : CENTRAL_RESTART;
        Gmres robust = new Gmres(operator, multigrid, disc.space(), restart);
        if (stable != operator) {
            return robust.solve(right, phi, scale, target, MOST_ITERATIONS);
        }
        SolveReport fast =
                new BiCgStab(operator, multigrid, disc.space()).solve(right, phi, scale, target, FAST_ITERATIONS);
        return fast.converged() || Double.isNaN(fast.finalResidual())
                ? fast
                : fast.then(robust.solve(right, phi, scale, target, MOST_ITERATIONS));
    }

    /// Solves `A φ = production` with the operator of the present assembly and nothing from outside.
    ///
    /// @param production of each cell [amount/s]
    /// @param phi first guess; modified
    SolveReport solveProduction(Buffer production, Buffer phi) {
        double scale = norm(production);
        return scale > 0 ? solveLinear(production, phi, scale, tolerance) : new SolveReport(0, 0, 0, 0, true);
    }

    /// Builds operator and multigrid levels of the steady state around a state.
    void prepareSteady(Buffer phi) {
        prepare(phi, 0, 0);
    }

    /// How what the flow carries is discretised.
    abstract AdvectionScheme advection();

    /// True if there is no operator now.
    public boolean isReleased() {
        return operator == null;
    }

    /// Makes operator and source around a state, without multigrid levels and without solving.
    public void assemble(Buffer phi, double time) {
        multigridStale |= linearise(phi, time, operator == null ? 0 : storedFactor);
    }

    /// Builds operator and multigrid levels around a state, without solving.
    public void prepare(Buffer phi, double time) {
        prepare(phi, time, operator == null ? 0 : storedFactor);
    }

    private void prepare(Buffer phi, double time, double massFactor) {
        boolean changed = linearise(phi, time, massFactor);
        boolean stepChanged = multigridFactor != massFactor;
        multigridFactor = massFactor;
        if (multigrid != null && levelsVersion != disc.flowVersion()) {
            // another flow may want other lines and other levels
            multigrid.free();
            multigrid = null;
        }
        levelsVersion = disc.flowVersion();
        if (multigrid == null) {
            multigrid = MultigridCycle.of(disc.backend(), stable, 2, 2);
        } else if (changed || multigridStale) {
            multigrid.update();
        } else if (stepChanged) {
            multigrid.updateMassFactor();
        }
        multigridStale = false;
    }

    /// Makes the operator and the source around a state, without multigrid levels.
    ///
    /// @return true if numbers of the operator changed
    private boolean linearise(Buffer phi, double time, double massFactor) {
        boolean fresh = source == null;
        if (fresh) {
            source = disc.backend().allocate(disc.grid().cells());
        }
        if (operator == null) {
            operator = StencilData.allocate(disc.backend(), disc.grid(), symmetric || carriesApart());
            exchanged = exchanges() ? disc.backend().allocate(disc.grid().cells()) : null;
            storage = exchanges() ? disc.backend().allocate(disc.grid().cells()) : operator.mass();
            stable = carriesApart() ? operator.withoutFaces()
                    : hasStableTwin() ? operator.withFaces(disc.backend()) : operator;
        }
        boolean changed = assemble(phi, time, fresh);
        changed |= exchanged != null && massFactor != storedFactor;
        if (changed || exchanged == null) {
            store(massFactor);
        }
        return changed;
    }

    /// Makes the mass of the operator `s·m`, and what is exchanged.
    void store(double massFactor) {
        storedFactor = massFactor;
        if (exchanged == null) {
            operator.massFactor().set(massFactor);
        } else {
            operator.massFactor().set(1);
            disc.kernels().copy(storage, operator.mass());
            disc.kernels().combine(one, exchanged, disc.backend().parameter(massFactor), operator.mass());
        }
    }

    /// True if something is added to the diagonal; then [#exchanged] is to be filled in [#assemble(Buffer, double, boolean)].
    protected boolean exchanges() {
        return false;
    }

    /// What is added to the diagonal, by cell.
    protected Buffer exchanged() {
        return exchanged;
    }

    /// m of what is stored, by cell.
    protected Buffer storage() {
        return storage;
    }

    /// What comes into the domain by exchange.
    protected double received(Buffer phi) {
        return 0;
    }

    /// Makes the operator around a state and tells what is missing: `r = source + m·history − (s·m φ + A φ)`.
    ///
    /// @param history as in [#solve]
    /// @param residual modified
    /// @param twin whether what smoothers work on follows; if not, the next assembly must be that of another flow
    void residual(Buffer phi, double time, double massFactor, Buffer history, Buffer residual, boolean twin) {
        twinFollows = twin;
        multigridStale |= linearise(phi, time, massFactor);
        twinFollows = true;
        Buffer b = history == null ? null : disc.space().vector();
        missing(phi, rightHandSide(history, b), residual);
        if (b != null) {
            disc.space().release(b);
        }
    }

    /// Makes the balance of the whole domain exact where cells are left with small residuals, by the smallest change that
    /// does so: one shift of all values, for amounts that must not become negative one factor.
    ///
    /// @param phi modified
    /// @param history as in [#solve]
    void closeBalance(Buffer phi, Buffer history) {
        Buffer b = history == null ? null : disc.space().vector();
        Buffer shape = disc.space().vector();
        Buffer unit = disc.space().vector();
        Buffer work = disc.space().vector();
        disc.kernels().fill(unit, 1);
        if (isPositive()) {
            disc.kernels().copy(phi, shape);
        } else {
            disc.kernels().fill(shape, 1);
        }
        missing(phi, rightHandSide(history, b), work);
        double missing = dot(unit, work);
        apply(shape, work);
        double gain = dot(unit, work);
        disc.kernels().diagonal(operator, work);
        disc.kernels().multiply(work, shape, work);
        // where nothing is stored or leaves, no change of this shape can help
        if (Math.abs(gain) > ROUND_OFF * norm(work) * Math.sqrt(work.size())) {
            disc.kernels().combine(disc.backend().parameter(missing / gain), shape, one, phi);
        }
        disc.space().release(shape, unit, work);
        if (b != null) {
            disc.space().release(b);
        }
    }

    /// True if values must not become negative.
    protected boolean isPositive() {
        return false;
    }

    /// What residuals of the present assembly are measured against.
    double scale(Buffer phi, double massFactor, Buffer history) {
        Buffer b = history == null ? null : disc.space().vector();
        double size = scale(phi, rightHandSide(history, b));
        if (b != null) {
            disc.space().release(b);
        }
        return size;
    }

    /// Leaves the memory of the source to others until the next assembly.
    void lendSource() {
        disc.backend().free(source);
        source = null;
    }

    /// The operator of the present assembly, without what is [#carriesApart].
    StencilData operator() {
        return operator;
    }

    /// The operator that smoothers work on.
    StencilData smoothingOperator() {
        return stable;
    }

    double tolerance() {
        return tolerance;
    }

    /// True if the operator holds only what spreads, and what the flow carries by central differences follows from the flow:
    /// where memory is short.
    boolean carriesApart() {
        return false;
    }

    /// `y = A x` of the present assembly.
    ///
    /// @param y modified
    private void apply(Buffer x, Buffer y) {
        disc.kernels().apply(operator, x, y);
        addCarriedApart(x, 1, y);
    }

    /// `r = b − A x` of the present assembly.
    ///
    /// @param r modified
    private void missing(Buffer x, Buffer b, Buffer r) {
        disc.kernels().residual(operator, x, b, r);
        addCarriedApart(x, -1, r);
    }

    private void addCarriedApart(Buffer x, double factor, Buffer out) {
        if (carriesApart()) {
            apart.add(x, factor * flowCapacity(), out);
        }
    }

    /// Makes the operator that smoothers work on for the last assembly, where that did not.
    void prepareSmoother() {
        if (carriesApart()) {
            stable.allocateFaces(disc.backend());
            apart.fit(flowCapacity(), operator, stable);
            boundary.installWeights(stable);
        }
    }

    /// Gives the memory of that operator back until it is made anew.
    void releaseSmoother() {
        if (carriesApart()) {
            stable.freeFaces(disc.backend());
        }
    }

    /// True if the operator itself may have negative weights, so that multigrid works on a twin with upwind flow.
    protected boolean hasStableTwin() {
        return false;
    }

    /// Ends the work on this equation: lets go of operator, source and solver, and keeps what others may still ask.
    ///
    /// @param phi the solution
    public void release(Buffer phi) {
        finalBalance = balance(phi, 0);
        if (multigrid != null) {
            multigrid.free();
        }
        if (stable != operator) {
            // mass belongs to both
            stable.freeFaces(disc.backend());
        }
        if (exchanged != null) {
            disc.backend().free(exchanged);
            disc.backend().free(storage);
        }
        operator.free(disc.backend());
        disc.backend().free(source);
        multigrid = null;
        operator = null;
        storage = null;
        exchanged = null;
        stable = null;
        source = null;
    }

    private Buffer rightHandSide(Buffer history, Buffer b) {
        if (history == null) {
            return source;
        }
        disc.kernels().multiply(storage, history, b);
        disc.kernels().combine(one, source, one, b);
        if (advected != null) {
            disc.kernels().combine(disc.backend().parameter(-1), advected, one, b);
        }
        return b;
    }

    private double residual(Buffer phi, Buffer right) {
        Buffer work = disc.space().vector();
        disc.kernels().residual(operator, phi, right, work);
        double size = norm(work);
        disc.space().release(work);
        return size;
    }

    /// What residuals are measured against: the residual of the uniform state with the same mean, that is the size of
    /// all that drives the field away from uniformity, but never less than what round-off leaves of the terms of a cell.
    private double scale(Buffer phi, Buffer b) {
        VectorSpace space = disc.space();
        Buffer uniform = space.vector();
        Buffer work = space.vector();
        disc.kernels().fill(uniform, 1);
        double mass = dot(storage, uniform);
        disc.kernels().fill(uniform, mass > 0 ? dot(storage, phi) / mass : 0);
        missing(uniform, b, work);
        double drive = norm(work);
        disc.kernels().diagonal(operator, work);
        disc.kernels().multiply(work, phi, work);
        double terms = norm(work);
        space.release(uniform, work);
        double scale = Math.max(drive, ROUND_OFF / tolerance * terms);
        return scale > 0 ? scale : 1;
    }

    protected double norm(Buffer x) {
        Parameter result = disc.backend().parameter(0);
        disc.kernels().dot(x, x, result);
        return Math.sqrt(result.get());
    }

    protected double dot(Buffer x, Buffer y) {
        Parameter result = disc.backend().parameter(0);
        disc.kernels().dot(x, y, result);
        return result.get();
    }

    /// Turns the conductances of inner faces into weights of drift, flow and diffusion; the twin gets the exponential fit.
    ///
    /// @param potential Φ, by cell
    /// @param uniform whether Φ is the same everywhere: weights of diffusion alone are the conductances then
    /// @param flow what flows through the faces normal to d, null at rest
    protected void fit(Direction d, Buffer potential, boolean uniform, Buffer flow, AdvectionScheme scheme) {
        int at = d.ordinal();
        boolean fitted = scheme == AdvectionScheme.EXPONENTIAL;
        if (makesTwin()) {
            disc.kernels().copy(operator.left()[at], stable.left()[at]);
            disc.kernels().fitExponentially(disc.grid(), d, potential, flow, stable.left()[at], stable.right()[at]);
        }
        if (uniform && !fitted) {
            disc.kernels().copy(operator.left()[at], operator.right()[at]);
        } else {
            disc.kernels().fitExponentially(
                    disc.grid(), d, potential, fitted ? flow : null, operator.left()[at], operator.right()[at]);
        }
        if (flow != null && !fitted) {
            double blend = scheme == AdvectionScheme.CENTRAL ? 1 : 0;
            disc.kernels().addFlow(disc.grid(), d, disc.widths(), flow, blend, operator.left()[at], operator.right()[at]);
        }
    }

    private boolean makesTwin() {
        return stable != operator && twinFollows;
    }

    /// True if the flow is another one than at the last assembly.
    protected boolean followFlow() {
        boolean changed = flowVersion != disc.flowVersion();
        flowVersion = disc.flowVersion();
        return changed;
    }

    /// Adds a flow term that is kept apart from diffusion to the weights of inner faces, and its upwind form to the twin.
    ///
    /// @param flow what flows through the faces normal to d
    protected void addFlow(Direction d, Buffer flow, AdvectionScheme scheme) {
        int at = d.ordinal();
        if (makesTwin()) {
            disc.kernels().copy(operator.left()[at], stable.left()[at]);
            disc.kernels().copy(operator.right()[at], stable.right()[at]);
            disc.kernels().addFlow(disc.grid(), d, disc.widths(), flow, 0, stable.left()[at], stable.right()[at]);
        }
        double blend = scheme == AdvectionScheme.CENTRAL ? 1 : 0;
        disc.kernels().addFlow(disc.grid(), d, disc.widths(), flow, blend, operator.left()[at], operator.right()[at]);
    }

    /// Adds to the source what limited second-order fluxes carry beyond upwind, for a state.
    ///
    /// @param flow what flows through the faces normal to each direction
    protected void addLimitedFlow(Function<Direction, Buffer> flow, Buffer phi) {
        for (Direction d : Direction.values()) {
            disc.kernels().limitedFluxes(disc.grid(), d, disc.widths(), flow.apply(d), phi, disc.faceScratch());
            disc.kernels().addDivergence(disc.grid(), d, disc.faceScratch(), -1, source);
        }
    }

    /// Puts the boundary's weights into the operator and its twin.
    protected void installWeights() {
        boundary.installWeights(operator, carriesApart() ? flowCapacity() : 0);
        if (stable != operator && !carriesApart()) {
            boundary.installWeights(stable);
        }
    }

    /// Amount in the domain, `Σ m φ`.
    public double stored(Buffer phi) {
        return dot(storage, phi);
    }

    /// Sources in the volume, without those of the boundary.
    protected abstract double produced();

    /// The balance of the present assembly.
    ///
    /// @param storedRate rate of change of the amount over the step
    public Balance balance(Buffer phi, double storedRate) {
        if (operator == null) {
            return finalBalance;
        }
        var inflow = boundary.inflows(phi);
        double total = inflow.values().stream().mapToDouble(Double::doubleValue).sum();
        double produced = produced() + received(phi);
        double defect = storedRate - total - produced;
        return new Balance(quantity(), stored(phi), storedRate, inflow, produced, defect);
    }

    /// Flow into the domain through each boundary face of a side, for the last assembly.
    public double[] inflow(Side side, Buffer phi) {
        return boundary.inflow(side, phi);
    }

    /// Name of what is conserved.
    public abstract String quantity();

    /// Fine-grid operator sweeps of the last solve.
    public double operatorSweeps() {
        return totalSweeps;
    }

    /// The last linear solve.
    public SolveReport lastLinear() {
        return lastLinear;
    }
}
