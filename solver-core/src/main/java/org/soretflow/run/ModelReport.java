package org.soretflow.run;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.discrete.FlowField;
import org.soretflow.discrete.FluidSystem;
import org.soretflow.discrete.ScalarSystem;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.SpeciesEquation;

/// The step report of a model.
///
/// @param timeStep length of the step just taken [s]; the clock forgets it where the time scheme starts anew
/// @param storedRates rate of change of the amount of each system; empty where no step was taken
record ModelReport(
        TransportModel model,
        Clock clock,
        double timeStep,
        boolean last,
        List<EquationReport> equations,
        List<Double> storedRates)
        implements StepReport {

    /// Relative residual to which marks on the fluid are solved.
    private static final double FLUID_TOLERANCE = 1e-11;

    @Override
    public String problemName() {
        return model.problem().name();
    }

    @Override
    public StructuredMesh mesh() {
        return model.problem().mesh();
    }

    @Override
    public CellZones zones() {
        return model.problem().zones();
    }

    @Override
    public long step() {
        return clock.step();
    }

    @Override
    public double time() {
        return clock.time();
    }

    @Override
    public double courantNumber() {
        boolean moves = model.discretisation().hasFlow();
        return moves ? model.discretisation().flowField().courantRate() * timeStep() : 0;
    }

    @Override
    public List<Balance> balances() {
        List<Balance> result = new ArrayList<>();
        List<ScalarSystem> systems = model.systems();
        for (int s = 0; s < systems.size(); s++) {
            Balance balance = systems.get(s)
                    .balance(model.state(s), storedRates.isEmpty() ? Double.NaN : storedRates.get(s));
            // a steady solve that failed before a species came to its turn has none
            if (balance != null) {
                result.add(balance);
            }
        }
        if (model.flow() != null) {
            result.add(model.flow().balance());
        }
        return result;
    }

    @Override
    public double[] faceFlow(Direction direction) {
        boolean moves = model.discretisation().hasFlow();
        return moves ? model.discretisation().flowField().normalTo(direction) : null;
    }

    @Override
    public double[] faceInflow(String quantity, Side side) {
        List<ScalarSystem> systems = model.systems();
        for (int s = 0; s < systems.size(); s++) {
            if (systems.get(s).quantity().equals(quantity)) {
                return systems.get(s).inflow(side, model.state(s));
            }
        }
        throw new IllegalArgumentException("no equation balances " + quantity);
    }

    @Override
    public Carrier carrier(String species) {
        for (int s = 0; s < model.species().size(); s++) {
            SpeciesEquation equation = model.problem().species().get(s);
            if (equation.species().name().equals(species)) {
                if (equation.species().form() == Species.Form.BINARY) {
                    throw new IllegalArgumentException("the transport of " + species
                            + " is not linear; residence times need the dilute form");
                }
                model.species().get(s).temperatureChanged(model.temperature());
                return new SystemCarrier(model.discretisation(), model.species().get(s), model.concentration(s));
            }
        }
        throw new IllegalArgumentException("no equation carries " + species);
    }

    @Override
    public Carrier fluidCarrier(double diffusivity) {
        if (!model.discretisation().hasFlow()) {
            throw new IllegalArgumentException("nothing flows");
        }
        FluidSystem fluid = new FluidSystem(model.discretisation(), diffusivity, FLUID_TOLERANCE);
        return new SystemCarrier(model.discretisation(), fluid, model.temperature());
    }

    @Override
    public List<String> fieldNames() {
        List<String> names = new ArrayList<>();
        names.add("temperature");
        if (model.discretisation().hasFlow()) {
            names.add("velocity");
        }
        if (model.flow() != null) {
            names.add("pressure");
        }
        for (SpeciesEquation equation : model.problem().species()) {
            names.add(equation.species().name());
        }
        return names;
    }

    @Override
    public FieldSnapshot field(String name) {
        if (name.equals("temperature")) {
            return snapshot(name, "K", model.temperature());
        }
        if (name.equals("velocity") && model.discretisation().hasFlow()) {
            FlowField flow = model.discretisation().flowField();
            return FieldSnapshot.later(name, "m/s", 3, mesh().cells(), flow::centred);
        }
        if (name.equals("pressure") && model.flow() != null) {
            return snapshot(name, "Pa", model.flowState().pressure());
        }
        List<SpeciesEquation> species = model.problem().species();
        for (int s = 0; s < species.size(); s++) {
            if (species.get(s).species().name().equals(name)) {
                return snapshot(name, species.get(s).species().unit(), model.concentration(s));
            }
        }
        throw new IllegalArgumentException("there is no field " + name + "; there are " + String.join(", ", fieldNames()));
    }

    private static FieldSnapshot snapshot(String name, String unit, Buffer buffer) {
        return FieldSnapshot.later(name, unit, 1, buffer.size(), buffer.downloadLater());
    }
}
