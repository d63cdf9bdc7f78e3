package org.soretflow.cases.file;

import java.util.List;
import org.soretflow.cases.file.BrokenCases.Broken;

/// Faults of a flow that is solved for.
final class BrokenFlows {

    private BrokenFlows() {}

    private static Broken junction(String what, String from, String to, String... fragments) {
        return new Broken(what, "junction.yaml", from, to, List.of(fragments));
    }

    private static Broken duct(String what, String from, String to, String... fragments) {
        return new Broken(what, "duct.yaml", from, to, List.of(fragments));
    }

    static List<Broken> equations() {
        return List.of(
                junction("unknown model", "model: boussinesq", "model: boussinesk",
                        "case.yaml:17:12: equations.flow.model", "did you mean boussinesq?"),
                junction("reference temperature missing", "    reference_temperature: 25 °C\n", "", "equations.flow",
                        "reference_temperature is missing", "reference_temperature: 25 °C"),
                duct("reference of a varying temperature", "temperature: 40 °C",
                        "temperature: { expression: \"300 + x\" }", "equations.flow",
                        "reference_temperature is missing",
                        "not the same everywhere"),
                junction("reference temperature without unit", "reference_temperature: 25 °C",
                        "reference_temperature: 25", "equations.flow.reference_temperature", "a temperature with unit"),
                duct("inertia of Stokes flow", "model: stokes", "model: stokes, inertia: true",
                        "equations.flow.inertia", "write model: boussinesq"),
                duct("a word for inertia", "model: stokes", "inertia: off", "equations.flow.inertia", "true or false"),
                junction("unknown buoyancy", "buoyancy: density", "buoyancy: densty", "equations.flow.buoyancy",
                        "did you mean density?"),
                duct("density that does not vary", "model: stokes", "model: stokes, buoyancy: density",
                        "equations.flow.buoyancy", "does not vary", "write buoyancy: none"),
                duct("expansion that is missing", "equations: { flow: { model: stokes",
                        "gravity: {}\nequations: { flow: { model: stokes, buoyancy: thermal_expansion",
                        "equations.flow.buoyancy", "thermal_expansion", "write buoyancy: none"),
                duct("dissipation without heat", "model: stokes", "viscous_dissipation: true",
                        "equations.flow.viscous_dissipation", "add heat: {}"),
                duct("quasi-steady and steady", "model: stokes", "mode: quasi_steady", "equations.flow.mode",
                        "leave mode out"),
                junction("unknown mode", "mode: transient\n", "mode: quasi-steady\n", "equations.flow.mode",
                        "did you mean quasi_steady?"),
                junction("unknown scheme", "advection: exponential", "advection: quick", "equations.flow.advection", "known are exponential"),
                duct("unknown preconditioner", "model: stokes", "model: stokes, preconditioner: block",
                        "equations.flow.preconditioner", "did you mean blocks?"),
                duct("preconditioner of a given velocity", "flow: { model: stokes",
                        "heat: {}, flow: { model: given, preconditioner: blocks, velocity: { uniform: [1 m/s, 0 m/s] }",
                        "equations.flow.preconditioner", "a given velocity has no preconditioner"),
                junction("tolerance of one", "tolerance: 1e-8", "tolerance: 1", "equations.flow",
                        "tolerance must lie between"),
                duct("velocity given and solved for", "model: stokes",
                        "model: stokes, velocity: { uniform: [1 m/s, 0 m/s] }", "equations.flow.velocity",
                        "write model: given"),
                duct("given velocity with inertia", "flow: { model: stokes",
                        "heat: {}, flow: { model: given, inertia: true, velocity: { uniform: [1 m/s, 0 m/s] }",
                        "equations.flow.inertia",
                        "a given velocity has no inertia"),
                duct("flow of a solid", "{ phase: fluid, density: 900 kg/m^3, viscosity: 10 mPa·s,",
                        "{ phase: solid, density: 900 kg/m^3,", "equations.flow", "no fluid zone", "phase: fluid"),
                duct("negative viscosity", "10 mPa·s", "-10 mPa·s", "materials.oil.viscosity",
                        "a viscosity above zero"),
                duct("kinematic viscosity", "10 mPa·s", "1e-5 m^2/s", "materials.oil.viscosity", "a diffusivity",
                        "a viscosity with unit"),
                junction("species named like a field", "    dye: {", "    pressure: {", "equations.species.pressure",
                        "may not be called pressure"),
                junction("solutal expansion with unit", "solutal_expansion: -0.1", "solutal_expansion: -0.1 m^3/kg",
                        "equations.species.dye.solutal_expansion", "a solutal expansion"),
                junction("start velocity without unit", "[0.1 mm/s, {", "[0.1, {", "initial.velocity.0",
                        "a velocity with unit"),
                junction("start velocity in a word", "velocity: [0.1 mm/s, { expression: \"1e-6*x\" }]",
                        "velocity: fast", "initial.velocity", "rest or a list of components"),
                junction("start velocity of three components", "{ expression: \"1e-6*x\" }]",
                        "{ expression: \"1e-6*x\" }, 1 mm/s]", "initial.velocity.2", "leave out the third component"),
                duct("start velocity of two components", "temperature: 40 °C",
                        "temperature: 40 °C, velocity: [1 mm/s, 0 mm/s]", "initial.velocity",
                        "found 2 components", "three are expected"),
                junction("start velocity that is not a number", "1e-6*x", "log(-1-x)", "initial.velocity",
                        "not possible"));
    }

    static List<Broken> patches() {
        return List.of(
                duct("condition without equation", "equations: { flow: { model: stokes } }", "equations: { heat: {} }",
                        "case.yaml:13:18: boundaries.x-min.flow", "not solved for", "equations.flow.velocity"),
                duct("start velocity without equation", "equations: { flow: { model: stokes } }\n"
                        + "initial: { temperature: 40 °C }\nboundaries:\n  x-min: { flow: { flow_rate: 3 mL/h } }",
                        "equations: { heat: {} }\ninitial: { velocity: [1 mm/s, 0 mm/s, 0 mm/s] }\nboundaries:\n"
                        + "  x-min: { heat: { temperature: 20 °C } }", "initial.velocity", "not solved for"),
                duct("unknown word", "x-max: outflow", "x-max: { flow: noslip }", "boundaries.x-max.flow",
                        "did you mean no-slip?"),
                duct("nothing in a block", "flow_rate: 3 mL/h", "profile: uniform", "boundaries.x-min.flow",
                        "exactly one of velocity, flow_rate"),
                duct("rate and pressure", "flow_rate: 3 mL/h", "flow_rate: 3 mL/h, profile: developed, pressure: 0 Pa",
                        "boundaries.x-min.flow", "found flow_rate and pressure"),
                duct("profile of a pressure", "flow_rate: 3 mL/h", "pressure: 0 Pa, profile: developed",
                        "boundaries.x-min.flow.profile", "it belongs to flow_rate or velocity"),
                duct("unknown profile", "flow_rate: 3 mL/h", "flow_rate: 3 mL/h, profile: developped",
                        "boundaries.x-min.flow.profile", "did you mean developed?"),
                duct("depth in three dimensions", "flow_rate: 3 mL/h", "flow_rate: 3 mL/h, per_depth: 1 mm",
                        "boundaries.x-min.flow.per_depth", "the mesh has a z"),
                junction("depth of a velocity", "velocity: [0 mm/s, {", "per_depth: 1 mm, velocity: [0 mm/s, {",
                        "boundaries.jet.flow.per_depth", "it belongs to flow_rate"),
                junction("depth of zero", "per_depth: 10 mm", "per_depth: 0 mm", "boundaries.x-min.flow.per_depth",
                        "a length above zero"),
                duct("rate without unit", "3 mL/h", "3", "boundaries.x-min.flow.flow_rate", "a volume flow with unit",
                        "2 µL/min"),
                duct("mass flow", "3 mL/h", "3 g/h", "boundaries.x-min.flow.flow_rate", "a volume flow with unit"),
                duct("rate that is a velocity", "3 mL/h", "3 mm/s", "boundaries.x-min.flow.flow_rate",
                        "which is a velocity"),
                duct("rate that depends on place", "3 mL/h", "{ expression: \"1e-9*y\" }",
                        "boundaries.x-min.flow.flow_rate", "depend on the time t only"),
                duct("developed speed that depends on place", "flow_rate: 3 mL/h",
                        "velocity: { table: { along: y, positions: [0 mm, 1 mm], values: [0 m/s, 1 m/s] } }, "
                        + "profile: developed", "boundaries.x-min.flow.velocity", "depend on the time t only"),
                junction("profile of a vector", "] }, heat: { temperature: 30 °C }, species: { dye: 0 } }\n  belt",
                        "], profile: developed }, heat: { temperature: 30 °C }, species: { dye: 0 } }\n  belt",
                        "boundaries.jet.flow.profile", "velocity: 1 mm/s"),
                junction("wall of four components", "moving_wall: [1 mm/s, 0 mm/s]",
                        "moving_wall: [1 mm/s, 0 mm/s, 0 mm/s, 0 mm/s]", "boundaries.belt.flow.moving_wall",
                        "found a list of 4", "a list of velocity components"),
                junction("wall of one number", "moving_wall: [1 mm/s, 0 mm/s]", "moving_wall: 1 mm/s",
                        "boundaries.belt.flow.moving_wall", "a list of velocity components"),
                junction("wall out of the plane", "moving_wall: [1 mm/s, 0 mm/s]",
                        "moving_wall: [0 mm/s, 0 mm/s, 1 mm/s]", "boundaries.belt.flow.moving_wall.2",
                        "the mesh has no z"),
                duct("wall of two components", "y-max: symmetry", "y-max: { flow: { moving_wall: [1 mm/s, 0 mm/s] } }",
                        "boundaries.y-max.flow.moving_wall", "three are expected"),
                junction("stress in newton", "[1 mPa, 0 Pa]", "[1 N, 0 Pa]", "boundaries.film.flow.tangential_stress.0",
                        "a stress with unit"),
                junction("pressure without unit", "pressure: -1 Pa", "pressure: 0",
                        "boundaries.drain.flow.outflow.pressure", "a pressure with unit", "0 Pa"),
                junction("outflow without pressure", "outflow: { pressure: -1 Pa }", "outflow: {}",
                        "boundaries.drain.flow.outflow", "the key pressure is missing"),
                duct("inlet without outlet", "x-max: outflow", "x-max: wall", "case.yaml:13:18: boundaries.x-min.flow",
                        "the volume flows in must leave", "give a patch a pressure or outflow",
                        "make the rates sum to zero"),
                junction("inlet without temperature", "profile: poiseuille }, heat: { temperature: 25 °C }",
                        "profile: poiseuille }", "case.yaml:38:10: boundaries.x-min.heat", "fluid enters here",
                        "heat: { temperature: 25 °C }"),
                duct("outlet of another rate", "x-max: outflow", "x-max: { flow: { flow_rate: -4 mL/h } }",
                        "boundaries.x-max.flow", "more leave than enter"),
                duct("rate that is not a number", "3 mL/h } }\n  x-max: outflow",
                        "{ expression: \"log(-1-t)\" } } }\n  x-max: wall", "boundaries.x-min.flow", "not possible"),
                junction("unknown key of a condition", "moving_wall:", "moving_walls:",
                        "boundaries.belt.flow.moving_walls", "did you mean moving_wall?"),
                new Broken("inlet that touches no fluid", "duct.yaml", "heat_capacity: 1900 J/(kg·K) }\n"
                        + "zones: [ { name: duct, material: oil } ]", "heat_capacity: 1900 J/(kg·K) }\n  plug: gold\n"
                        + "zones: [ { name: duct, material: oil }, { name: plug, material: plug,"
                        + " shape: { box: { x: [0 mm, 1 mm] } } } ]",
                        List.of("boundaries.x-min.flow", "touches no fluid", "leave the flow out")),
                new Broken("region without outlet", "duct.yaml", "heat_capacity: 1900 J/(kg·K) }\n"
                        + "zones: [ { name: duct, material: oil } ]", "heat_capacity: 1900 J/(kg·K) }\n  plug: gold\n"
                        + "zones: [ { name: duct, material: oil }, { name: plug, material: plug,"
                        + " shape: { box: { x: [2 mm, 3 mm] } } } ]",
                        List.of("boundaries: what flows in must leave", "x-min", "give a patch a pressure or outflow")),
                new Broken("developed flow of two ducts", "duct.yaml", "heat_capacity: 1900 J/(kg·K) }\n"
                        + "zones: [ { name: duct, material: oil } ]", "heat_capacity: 1900 J/(kg·K) }\n  plug: gold\n"
                        + "zones: [ { name: duct, material: oil }, { name: plug, material: plug,"
                        + " shape: { box: { y: [0.2 mm, 0.3 mm] } } } ]",
                        List.of("boundaries.x-min.flow", "no full rectangle", "write profile: uniform")));
    }

    static List<Broken> reports() {
        return List.of(
                junction("unknown word of a report", "- maximum_speed", "- maximum_sped", "output.reports.of.2",
                        "did you mean maximum_speed?"),
                junction("report twice", "- divergence", "- divergence\n      - divergence", "output.reports.of.5",
                        "is there twice", "a name"),
                junction("Nusselt number of no patch", "patch: side, length", "patch: sid, length",
                        "output.reports.of.7.nusselt.patch", "no patch sid"),
                junction("Nusselt number with half its scales", "length: 1 mm, temperature_difference: 5 K",
                        "length: 1 mm", "output.reports.of.7.nusselt", "give both or none"),
                junction("Nusselt number named like a path", "name: nusselt }", "name: ../nusselt }",
                        "output.reports.of.7.nusselt.patch", "letters, digits"),
                junction("line named like a Nusselt number", "output:\n",
                        "output:\n  lines: { nusselt: { from: [0 mm, 0 mm], to: [1 mm, 1 mm] } }\n",
                        "output.lines.nusselt", "another"),
                junction("Nusselt number without walls", "nusselt: { patch: side, length: 1 mm, "
                        + "temperature_difference: 5 K, conductivity: 0.6 W/(m·K), name: nusselt }", "nusselt: side",
                        "output.reports.of.7.nusselt", "state length and temperature difference"),
                junction("component that is no direction", "maximum_velocity: x", "maximum_velocity: u",
                        "output.reports.of.9.maximum_velocity", "x"),
                junction("line without a point", "along: x, through: [5 mm, 0.5 mm], name: v_max", "along: x",
                        "output.reports.of.10.maximum_velocity", "give both or none"),
                junction("point outside the mesh", "stream_function: { at: [5 mm, 0.5 mm]",
                        "stream_function: { at: [5 mm, 5 mm]", "output.reports.of.12.stream_function.at",
                        "outside the mesh"),
                duct("stream function in three dimensions", "time:",
                        "output: { reports: { of: [stream_function] } }\ntime:", "output.reports.of.0", "two"),
                duct("flow rate without flow",
                        "equations: { flow: { model: stokes } }\ninitial: { temperature: 40 °C }\n"
                        + "boundaries:\n  x-min: { flow: { flow_rate: 3 mL/h } }\n  x-max: outflow",
                        "equations: { heat: {} }\noutput: { reports: { of: [flow_rate: [x-min]] } }\n"
                        + "boundaries:\n  x-min: { heat: { temperature: 20 °C } }\n  x-max: outflow",
                        "output.reports.of.0.flow_rate", "nothing moves"));
    }
}
