package org.soretflow.run;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.boundary.Value;
import org.soretflow.discrete.CoupledSystem;
import org.soretflow.discrete.Discretisation;
import org.soretflow.discrete.FlowState;
import org.soretflow.discrete.FlowSystem;
import org.soretflow.discrete.HeatSystem;
import org.soretflow.discrete.ScalarSystem;
import org.soretflow.discrete.SpeciesSystem;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// The discretised equations of a problem with their present state.
final class TransportModel {

    private final Problem problem;
    private final Backend backend;
    private final Discretisation disc;
    private final HeatSystem heat;
    private final List<SpeciesSystem> species = new ArrayList<>();
    private final List<Buffer> concentrations = new ArrayList<>();
    private final FlowSystem flow;
    private final CoupledSystem coupled;
    private Buffer[] velocity;
    private Buffer pressure;
    private Buffer temperature;

    TransportModel(Problem problem, Backend backend) {
        this.problem = problem;
        this.backend = backend;
        disc = new Discretisation(problem, backend);
        temperature = backend.allocate(disc.grid().cells());
        fill(temperature, problem.initialTemperature());
        heat = problem.heat().isPresent() ? new HeatSystem(disc) : null;
        for (SpeciesEquation equation : problem.species()) {
            SpeciesSystem system = new SpeciesSystem(disc, equation, heat);
            Buffer concentration = backend.allocate(disc.grid().cells());
            fillFluid(concentration, equation);
            system.keepAmounts(concentration);
            species.add(system);
            concentrations.add(concentration);
        }
        flow = problem.flow().isPresent() ? new FlowSystem(disc) : null;
        coupled = flow == null ? null : new CoupledSystem(disc, flow, heat, species);
        if (flow != null) {
            velocity = flow.velocityVector();
            flow.initialise(velocity);
            flow.carry(velocity);
            pressure = backend.allocate(disc.grid().cells());
        }
    }

    /// Puts the initial state into its place again.
    void initialise() {
        fill(temperature, problem.initialTemperature());
        for (int s = 0; s < species.size(); s++) {
            fillFluid(concentrations.get(s), problem.species().get(s));
        }
        if (flow != null) {
            flow.initialise(velocity);
            flow.carry(velocity);
            backend.kernels().fill(pressure, 0);
        }
    }

    private void fillFluid(Buffer concentration, SpeciesEquation equation) {
        fill(concentration, problem.initialConcentration(equation.species().name()));
        clearSolids(concentration);
    }

    private void fill(Buffer buffer, Value value) {
        StructuredMesh mesh = problem.mesh();
        double[] values = disc.host();
        for (int n = 0; n < values.length; n++) {
            values[n] = value.at(
                    mesh.x().centre(mesh.i(n)), mesh.y().centre(mesh.j(n)), mesh.z().centre(mesh.k(n)), 0);
        }
        buffer.upload(values);
    }

    private void clearSolids(Buffer concentration) {
        double[] values = disc.host();
        concentration.download(values);
        for (int n = 0; n < values.length; n++) {
            values[n] = problem.isFluid(problem.zones().zone(n)) ? values[n] : 0;
        }
        concentration.upload(values);
    }

    /// Builds operators and multigrid levels for the initial state, so that they are the same in a run that is restarted
    /// later on; or for the present state of a restarted run that takes no step, so that fluxes belong to it.
    ///
    /// @param time [s]
    void prepare(double time) {
        if (flow != null) {
            // levels depend on the flow, which the first step brings
            systems().forEach(system -> {
                if (system instanceof SpeciesSystem one) {
                    one.temperatureChanged(temperature);
                }
            });
            for (int s = 0; s < systems().size(); s++) {
                systems().get(s).assemble(state(s), time);
            }
            return;
        }
        if (heat != null) {
            heat.prepare(temperature, time);
        }
        for (int s = 0; s < species.size(); s++) {
            species.get(s).temperatureChanged(temperature);
            species.get(s).prepare(concentrations.get(s), time);
        }
    }

    Problem problem() {
        return problem;
    }

    /// Takes over a flow that was solved for; says nothing to the scalars.
    void setFlow(Buffer[] velocityNow, Buffer pressureNow) {
        velocity = velocityNow;
        pressure = pressureNow;
    }

    Discretisation discretisation() {
        return disc;
    }

    Backend backend() {
        return backend;
    }

    /// @return null if the temperature is given
    HeatSystem heat() {
        return heat;
    }

    List<SpeciesSystem> species() {
        return species;
    }

    /// @return null if no flow is solved for
    FlowSystem flow() {
        return flow;
    }

    /// What solves flow, heat and the species that drive the flow.
    ///
    /// @return null if no flow is solved for
    CoupledSystem coupled() {
        return coupled;
    }

    /// The state of flow, heat and species; its buffers are the model's own.
    FlowState flowState() {
        return new FlowState(velocity, pressure, temperature, concentrations);
    }

    /// All systems in the order of solution.
    List<ScalarSystem> systems() {
        List<ScalarSystem> all = new ArrayList<>();
        if (heat != null) {
            all.add(heat);
        }
        all.addAll(species);
        return all;
    }

    Buffer temperature() {
        return temperature;
    }

    Buffer concentration(int index) {
        return concentrations.get(index);
    }

    /// Present state of a system, in the order of [#systems()].
    Buffer state(int index) {
        return heat == null ? concentrations.get(index) : index == 0 ? temperature : concentrations.get(index - 1);
    }

    void setState(int index, Buffer state) {
        if (heat != null && index == 0) {
            temperature = state;
        } else {
            concentrations.set(heat == null ? index : index - 1, state);
        }
    }
}
