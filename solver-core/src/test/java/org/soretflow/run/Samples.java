package org.soretflow.run;

import java.util.SplittableRandom;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.cpu.CpuBackend;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.Solid;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;

/// Materials and problems that several tests use.
final class Samples {

    private Samples() {}

    static Backend cpu(int threads) {
        return new CpuBackend(new BackendOptions(threads));
    }

    /// Hands out every loop, also small ones.
    static Backend cpuHandingOut(int threads) {
        return new CpuBackend(new BackendOptions(threads), 1);
    }

    /// All properties 1: dimensionless problems.
    static Fluid unitFluid() {
        return Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
    }

    static Solid solid(double conductivity) {
        return Solid.named("solid " + conductivity).density(1).conductivity(conductivity).heatCapacity(1).build();
    }

    /// Seeded numbers between two bounds, one for every cell of a mesh, found by position.
    static Value randomByCell(StructuredMesh mesh, double low, double high) {
        SplittableRandom random = new SplittableRandom(42);
        double[] values = new double[mesh.cells()];
        for (int n = 0; n < values.length; n++) {
            values[n] = low + (high - low) * random.nextDouble();
        }
        return Value.steady((x, y, z, t) -> values[mesh.index(
                mesh.x().cellAt(x), mesh.y().cellAt(y), mesh.dimensions() == 2 ? 0 : mesh.z().cellAt(z))]);
    }

    /// Everything at once: a wall of glass that cuts the fluid into two closed regions, a modulated heater in it,
    /// properties that depend on the temperature, a dilute and a binary species.
    static Problem rich(int nx, int ny) {
        StructuredMesh mesh = StructuredMesh.of(Axis.tanh(200e-6, nx, Toward.BOTH, 3), Axis.uniform(100e-6, ny), 1e-3);
        CellZones zones = CellZones.fill(mesh, "channel")
                .paint("glass", Shape.layer(Direction.X, Range.of(90e-6, 120e-6)))
                .build();
        Fluid water = Fluid.named("water").density(997).heatCapacity(4180)
                .conductivity(new Property.Polynomial(298.15, new double[] {0.6065, 1.6e-3, -8e-6}))
                .viscosity(Property.Table.sampled(kelvin -> 8.9e-4 * Math.exp(-0.02 * (kelvin - 298.15)), 273, 373, 101))
                .build();
        Solid glass = Solid.named("glass").density(2230).conductivity(1.14).heatCapacity(830).build();
        Species dilute = Species.named("beads").diffusivity(new Diffusivity.StokesEinstein(2e-10))
                .soretCoefficient(new SoretCoefficient.IacopiniPiazza(0.02, 297, 30)).build();
        Species binary = Species.named("ethanol").diffusivity(1e-9).soretCoefficient(0.05)
                .form(Species.Form.BINARY).build();
        HeatSource heater = new HeatSource.ZonePower("glass", 0.02, new Modulation.Square(20, 0.4));
        return Problem.on(mesh, zones).named("rich").fingerprint("rich " + nx)
                .material("channel", water).material("glass", glass)
                .heat(HeatEquation.standard().withSources(heater))
                .initialTemperature(293)
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(293))
                .boundary(Side.Y_MAX, ThermalCondition.convective(2000, 298))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(Value.steady((x, y, z, t) -> 293 + 1e5 * y)))
                .species(dilute).species(binary)
                .initially("beads", Value.steady((x, y, z, t) -> 1 + 2e3 * x)).initially(binary, 0.4)
                .boundary("x-max", "beads", SpeciesCondition.fixedConcentration(1.2))
                .build();
    }
}
