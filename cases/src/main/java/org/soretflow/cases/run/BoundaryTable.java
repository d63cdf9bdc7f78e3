package org.soretflow.cases.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// What holds at each patch, in words.
final class BoundaryTable {

    private BoundaryTable() {}

    /// Header and one row per patch: name, heat, flow, each species.
    static List<List<String>> rows(Problem problem) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("patch"));
        if (problem.heat().isPresent()) {
            header.add("heat");
        }
        if (problem.flow().isPresent()) {
            header.add("flow");
        }
        problem.species().forEach(equation -> header.add(equation.species().name()));
        rows.add(header);
        for (int patch = 0; patch < problem.patches().count(); patch++) {
            if (!problem.patches().takesConditions(patch)) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(problem.patches().name(patch)));
            if (problem.heat().isPresent()) {
                row.add(text(problem.thermalCondition(patch)));
            }
            if (problem.flow().isPresent()) {
                row.add(text(problem.flowCondition(patch)));
            }
            for (SpeciesEquation equation : problem.species()) {
                row.add(text(problem.speciesCondition(equation.species().name(), patch), equation.species().unit()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(ThermalCondition condition) {
        return switch (condition) {
            case ThermalCondition.FixedTemperature(Value temperature) -> "temperature " + text(temperature, "K");
            case ThermalCondition.HeatFlux(Value flux) -> "heat flux " + text(flux, "W/m²");
            case ThermalCondition.Convective(Value coefficient, Value ambient) ->
                    "convective " + text(coefficient, "W/(m²·K)") + " to " + text(ambient, "K");
            case ThermalCondition.Adiabatic _ -> "adiabatic";
            case ThermalCondition.Symmetry _ -> "symmetry";
            case ThermalCondition.Outflow _ -> "outflow";
        };
    }

    private static String text(FlowCondition condition) {
        return switch (condition) {
            case FlowCondition.NoSlip _ -> "no slip";
            case FlowCondition.Symmetry _ -> "symmetry";
            case FlowCondition.MovingWall(Value vx, Value vy, Value vz) -> "moves " + vector(vx, vy, vz, "m/s");
            case FlowCondition.FixedVelocity(Value vx, Value vy, Value vz) -> "velocity " + vector(vx, vy, vz, "m/s");
            case FlowCondition.TangentialStress(Value sx, Value sy, Value sz) -> "stress " + vector(sx, sy, sz, "Pa");
            case FlowCondition.VelocityInlet(Value speed, InletProfile profile) ->
                    "inflow " + text(speed, "m/s") + " " + profile.name().toLowerCase(Locale.ROOT);
            case FlowCondition.FlowRateInlet(Value rate, InletProfile profile) ->
                    "inflow " + text(rate, "m³/s") + " " + profile.name().toLowerCase(Locale.ROOT);
            case FlowCondition.FixedPressure(Value pressure) -> "pressure " + text(pressure, "Pa");
            case FlowCondition.Outflow(Value pressure) -> "outflow " + text(pressure, "Pa");
        };
    }

    private static String vector(Value x, Value y, Value z, String unit) {
        return x instanceof Value.Constant(double a) && y instanceof Value.Constant(double b)
                && z instanceof Value.Constant(double c)
                ? "(" + Numbers.text(a) + ", " + Numbers.text(b) + ", " + Numbers.text(c) + ") " + unit
                : "of place or time [" + unit + "]";
    }

    private static String text(SpeciesCondition condition, String unit) {
        return switch (condition) {
            case SpeciesCondition.FixedConcentration(Value concentration) ->
                    "concentration " + text(concentration, unit);
            case SpeciesCondition.SpeciesFlux(Value flux) ->
                    "flux " + text(flux, unit.equals("1") ? "m/s" : unit + "·m/s");
            case SpeciesCondition.Impermeable _ -> "impermeable";
            case SpeciesCondition.Symmetry _ -> "symmetry";
            case SpeciesCondition.Outflow _ -> "outflow";
        };
    }

    private static String text(Value value, String unit) {
        String suffix = unit.equals("1") ? "" : " " + unit;
        return value instanceof Value.Constant(double number)
                ? precise(number) + suffix
                : "of place or time [" + unit + "]";
    }

    /// Temperatures such as 298.15 K need five digits.
    private static String precise(double number) {
        return number == Math.rint(number * 100) / 100 && Math.abs(number) < 1e6
                ? Double.toString(number).replaceAll("\\.0$", "")
                : Numbers.text(number);
    }
}
