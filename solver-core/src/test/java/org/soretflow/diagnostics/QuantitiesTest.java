package org.soretflow.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.material.Solid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

class QuantitiesTest {

    /// Cells 1, 2 and 3 m wide in x, 1 m in y, 2 m deep; the last is solid.
    private static final StructuredMesh MESH = StructuredMesh.of(Axis.of(0, 1, 3, 6), Axis.uniform(1, 1), 2);
    private static final Problem PROBLEM = problem();
    private final Quantities quantities = new Quantities(PROBLEM);

    private static Problem problem() {
        CellZones zones = CellZones.fill(MESH, "fluid").paint("solid", Shape.layer(Direction.X, Range.from(3))).build();
        Fluid fluid = Fluid.named("f").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
        Solid solid = Solid.named("s").density(1).conductivity(1).heatCapacity(1).build();
        Species salt = Species.named("salt").unit("mol/m^3").diffusivity(1).build();
        Species dye = Species.named("dye").unit("mol/m^3").diffusivity(1).build();
        Species oil = Species.named("oil").diffusivity(1).build();
        return Problem.on(MESH, zones).material("fluid", fluid).material("solid", solid).heat().species(salt)
                .species(dye).species(oil)
                .initially(salt, 1).initially(dye, 1).initially(oil, 0.1)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300)).build();
    }

    @Test
    void statisticsAreWeightedWithVolumesAndLeaveSolidsOut() {
        StepReport report = report(cell -> new double[] {10, 40, 100}[cell]);
        assertThat(quantities.mean("temperature").of(report)).isEqualTo((10 + 2 * 40 + 3 * 100) / 6.0);
        assertThat(quantities.mean("salt").of(report)).isEqualTo((10 + 2 * 40) / 3.0);
        assertThat(quantities.maximum("salt").of(report)).isEqualTo(40);
        assertThat(quantities.maximum("temperature").of(report)).isEqualTo(100);
        assertThat(quantities.minimum("salt").of(report)).isEqualTo(10);
        assertThat(quantities.total("salt").of(report)).isEqualTo(2 * (10 + 2 * 40));
        assertThat(quantities.mean("salt").name()).isEqualTo("mean_salt");
        assertThat(List.of(quantities.mean("temperature").unit(), quantities.mean("salt").unit(),
                quantities.total("salt").unit(),
                quantities.total("oil").unit())).containsExactly("K", "mol/m^3", "mol", "m^3");
    }

    @Test
    void separationIsTheRatioOfTheCellsAtTheWalls() {
        StepReport report = report(cell -> new double[] {10, 40, 100}[cell]);
        // y-min holds the two fluid cells, faces of 1 m and 2 m: mean (10 + 80)/3 = 30
        assertThat(quantities.separation("salt", "x-min", "y-min").of(report)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(quantities.separation("salt", "x-min", "y-min").name()).isEqualTo("separation_salt");
        assertThatThrownBy(() -> quantities.separation("salt", "x-min", "x-max"))
                .hasMessageContaining("x-max touches no fluid");
    }

    @Test
    void flowsAreThoseOfTheBalances() {
        StepReport report = report(cell -> 1);
        assertThat(quantities.heatFlow("x-min").of(report)).isEqualTo(7);
        assertThat(quantities.heatFlow("x-min").name()).isEqualTo("heat_flow_x-min");
        assertThat(quantities.speciesFlow("salt", "x-min").of(report)).isEqualTo(-3);
        assertThat(quantities.speciesFlow("salt", "y-min").of(report)).isZero();
        assertThat(quantities.speciesFlow("salt", "x-min").unit()).isEqualTo("mol/s");
        assertThat(quantities.speciesFlow("oil", "x-min").of(report)).isNaN();
    }

    @Test
    void purityIsAShareOfFlowsOfOneUnit() {
        assertThatThrownBy(() -> quantities.purity("salt", "x-min")).hasMessageContaining("one unit");
    }

    @Test
    void aProbeIsTheCellOfThePoint() {
        Quantity probe = quantities.probe("probe_centre", "temperature", new Point(2, 0.5, 0));
        assertThat(probe.of(report(cell -> cell))).isEqualTo(1);
        assertThat(probe.name()).isEqualTo("probe_centre");
        assertThatThrownBy(() -> quantities.probe("p", "temperature", new Point(9, 0.5, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesThatDoNotExistAreRefused() {
        assertThatThrownBy(() -> quantities.mean("pressure")).hasMessage(
                "there is no field pressure; there are temperature, salt, dye, oil");
        assertThatThrownBy(() -> quantities.heatFlow("wall")).hasMessageContaining("there is no patch wall", "x-min");
    }

    private static StepReport report(IntToDoubleFunction value) {
        double[] values = IntStream.range(0, MESH.cells()).mapToDouble(value).toArray();
        return new StepReport() {
            @Override
            public String problemName() {
                return "test";
            }

            @Override
            public StructuredMesh mesh() {
                return MESH;
            }

            @Override
            public CellZones zones() {
                return PROBLEM.zones();
            }

            @Override
            public long step() {
                return 1;
            }

            @Override
            public double time() {
                return 1;
            }

            @Override
            public double timeStep() {
                return 1;
            }

            @Override
            public double courantNumber() {
                return 0;
            }

            @Override
            public boolean last() {
                return true;
            }

            @Override
            public List<EquationReport> equations() {
                return List.of();
            }

            @Override
            public List<Balance> balances() {
                return List.of(new Balance("heat", 0, 0, Map.of("x-min", 7.0), 0, 0),
                        new Balance("salt", 0, 0, Map.of("x-min", -3.0), 0, 0));
            }

            @Override
            public double[] faceFlow(org.soretflow.mesh.Direction direction) {
                return null;
            }

            @Override
            public List<String> fieldNames() {
                return List.of("temperature", "salt");
            }

            @Override
            public FieldSnapshot field(String name) {
                return FieldSnapshot.scalar(name, "1", values.clone());
            }
        };
    }
}
