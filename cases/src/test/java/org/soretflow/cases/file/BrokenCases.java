package org.soretflow.cases.file;

import java.util.List;

/// Faults, each made by one change of a good case, and what the message must say.
final class BrokenCases {

    /// @param what the fault in words
    /// @param base the good case
    /// @param from text of the good case
    /// @param to what stands there instead
    /// @param fragments parts of the message: place, key, remedy
    record Broken(String what, String base, String from, String to, List<String> fragments) {
        @Override
        public String toString() {
            return what;
        }

        String text() {
            String good = Examples.text(base);
            if (!good.contains(from)) {
                throw new AssertionError(what + ": the good case has no " + from);
            }
            return good.replace(from, to);
        }
    }

    private static final String CELL = "tilted-cell.yaml";
    private static final String SORTER = "sorter.yaml";
    private static final String LASER = "laser-spot.yaml";

    private BrokenCases() {}

    private static Broken cell(String what, String from, String to, String... fragments) {
        return new Broken(what, CELL, from, to, List.of(fragments));
    }

    private static Broken sorter(String what, String from, String to, String... fragments) {
        return new Broken(what, SORTER, from, to, List.of(fragments));
    }

    private static Broken laser(String what, String from, String to, String... fragments) {
        return new Broken(what, LASER, from, to, List.of(fragments));
    }

    static List<Broken> units() {
        return List.of(
                cell("missing unit", "temperature: 20 °C", "temperature: 20",
                        "case.yaml:35:33: boundaries.y-min.heat.temperature: "
                        + "found \"20\", a temperature with unit is expected, for example 20 °C"),
                cell("missing unit, quoted", "length: 10 mm", "length: \"10\"", "case.yaml:5:16: mesh.x.length",
                        "without a unit", "10 mm"),
                cell("wrong dimension", "viscosity: 2.2 mPa·s", "viscosity: 2.2 mm", "materials.mixture.viscosity",
                        "which is a length",
                        "a viscosity with unit"),
                cell("unknown unit", "length: 1 mm", "length: 1 furlong", "case.yaml:6:16", "unknown unit \"furlong\"",
                        "units are made of"),
                cell("misread order of division", "0.40 W/(m·K)", "0.40 W/m·K", "materials.mixture.conductivity",
                        "a thermal conductivity"),
                cell("Celsius in a product", "3900 J/(kg·K)", "3900 J/(kg·°C)", "heat_capacity", "in products write K"),
                cell("decimal comma", "2.2 mPa·s", "\"2,2 mPa·s\"", "viscosity", "decimals are written with a point"),
                cell("not a number", "length: 10 mm", "length: wide", "mesh.x.length", "found \"wide\"",
                        "a length with unit"),
                cell("NaN", "length: 10 mm", "length: .nan", "mesh.x.length", "a length with unit"),
                cell("NaN with unit", "length: 10 mm", "length: NaN mm", "mesh.x.length", "a length with unit"),
                cell("infinite with unit", "end: 6 h", "end: 1e400 h", "time.end", "a finite number is expected"),
                cell("infinite", "ethanol: 0.39", "ethanol: .inf", "initial.ethanol",
                        "a concentration (a bare number for fractions) is expected"),
                cell("unit on a fraction", "ethanol: 0.39", "ethanol: 0.39 K", "initial.ethanol",
                        "which is a temperature", "a fraction"),
                cell("angle as a number", "tilt: 5 deg", "tilt: 5", "gravity.tilt", "an angle with unit", "5 deg"),
                cell("angle on a fraction", "ethanol: 0.39", "ethanol: 0.39 deg", "initial.ethanol", "an angle"),
                cell("below absolute zero", "temperature: 30 °C", "temperature: -300 °C", "case.yaml:36:33",
                        "above 0 K"),
                cell("Soret coefficient without unit", "3.2e-3 1/K", "3.2e-3", "soret_coefficient",
                        "a Soret coefficient with unit", "1/K"),
                sorter("concentration without unit", "small: 1 nM", "small: 1", "boundaries.inlet.species.small",
                        "a concentration with unit", "1 nM"),
                cell("a long word as unit", "10 mm", "10 " + "m".repeat(500), "mesh.x.length", "unknown unit"),
                cell("a list for a number", "length: 10 mm", "length: [10 mm]", "mesh.x.length", "found a list"));
    }

    static List<Broken> keys() {
        return List.of(
                cell("unknown key", "cells: 160", "cels: 160",
                        "case.yaml:5:23: mesh.x.cels: unknown key; did you mean cells?"),
                cell("unknown block", "boundaries:", "boundarys:", "boundarys: unknown key; did you mean boundaries?"),
                cell("unknown word", "form: binary", "form: binery", "thermophoresis.form", "did you mean binary?"),
                cell("unknown amount", "mass_fraction", "mass", "equations.species.ethanol.amount",
                        "known are mass_fraction"),
                cell("missing key", "end: 6 h, ", "", "time", "the key end is missing", "mode: steady"),
                cell("missing block", "materials:\n  mixture:", "x-materials:\n  mixture:",
                        "the key materials is missing"),
                cell("key twice", "title:", "case:", "case.yaml:2:1", "the key case is there twice", "case.yaml:1:1"),
                cell("species without diffusivity", "      diffusivity: 4.3e-10 m^2/s\n", "", "case.yaml:27:7",
                        "ethanol", "diffusivity is missing"),
                cell("material without viscosity", "    viscosity: 2.2 mPa·s\n", "", "materials.mixture",
                        "viscosity is missing"),
                cell("a word for a block", "heat: {}", "heat: yes", "equations.heat: found \"yes\"", "block of keys"),
                cell("nothing for a block", "heat: {}", "heat:", "equations.heat: found nothing", "block of keys"),
                cell("two ways of one axis", "cells: 160 }", "cells: 160, faces: [0 m, 1 m] }", "mesh.x",
                        "exactly one of length, segments, faces"),
                cell("number as a name", "name: cell", "name: 7", "zones.0.name", "a word is expected"),
                cell("empty list", "names: [temperature, ethanol] }\n  lines", "names: [] }\n  lines",
                        "output.fields.names", "a list of field names"),
                cell("list too long", "to: [5 mm, 1 mm]", "to: [5 mm, 1 mm, 0 mm, 0 mm]", "output.lines.mid-height.to",
                        "a list of 4"),
                laser("solid with viscosity", "wall: borosilicate-glass }",
                        "wall: { phase: solid, density: 1 kg/m^3, conductivity: 1 W/m/K,"
                        + " heat_capacity: 1 J/kg/K, viscosity: 1 Pa·s } }", "materials.wall.viscosity",
                        "a solid has no viscosity"),
                cell("flow inlet", "y-min: { heat", "y-min: { flow: { pressure: 0 Pa }, heat", "boundaries.y-min.flow",
                        "not solved for", "add flow: { model: boussinesq } to equations"),
                cell("time scheme", "scheme: bdf2", "scheme: euler", "time.scheme: found \"euler\"", "known are bdf2"),
                cell("nothing to solve", "  heat: {}\n  species:", "  x: {}\n  species:", "equations.x: unknown key"));
    }

    static List<Broken> physics() {
        return List.of(
                cell("negative size", "length: 10 mm", "length: -10 mm", "case.yaml:5:16: mesh.x.length",
                        "a length above zero"),
                cell("zero cells", "cells: 160", "cells: 0", "mesh.x.cells", "a whole number from 1 on"),
                cell("fraction of a cell", "cells: 160", "cells: 1.5", "mesh.x.cells", "a whole number"),
                cell("too many cells", "cells: 160", "cells: 2000000000", "mesh.x.cells", "at most"),
                cell("mesh too large", "cells: 160 }\n  y: { length: 1 mm, cells: 48",
                        "cells: 1000000 }\n  y: { length: 1 mm, cells: 1000000", "mesh", "cells"),
                cell("ratio below one", "ratio: 4", "ratio: 0.5", "mesh.y.clustering", "ratio"),
                cell("negative property", "density: 935", "density: -935", "materials.mixture.density",
                        "a density above zero"),
                cell("negative diffusivity", "4.3e-10 m^2/s", "-4.3e-10 m^2/s",
                        "equations.species.ethanol.diffusivity", "above zero"),
                cell("fraction above one", "ethanol: 0.39", "ethanol: 39", "case.yaml:32:57", "initial.ethanol",
                        "a fraction of at most 1"),
                cell("negative fraction", "ethanol: 0.39", "ethanol: -0.1", "initial.ethanol", "at least 0"),
                sorter("binary form of a concentration", "0.05 1/K, form: dilute", "0.05 1/K, form: binary",
                        "small.thermophoresis.form", "needs a fraction"),
                sorter("radius missing", "radius: 50 nm, ", "", "small.diffusivity", "needs the radius", "50 nm"),
                sorter("radius too much", "radius: 50 nm,  diffusivity: stokes_einstein",
                        "radius: 50 nm, diffusivity: 1e-9 m^2/s", "small.radius",
                        "for diffusivity: stokes_einstein only"),
                sorter("unknown material", "material: film", "material: fim", "zones.2.material", "did you mean film?"),
                sorter("not in the catalogue", "film: ITO", "film: ITU", "materials.film", "did you mean ITO?"),
                sorter("zone outside the mesh", "y: [600 µm, 605 µm]", "y: [800 µm, 900 µm]", "case.yaml:17:5",
                        "zones.2", "heater", "has no cell"),
                sorter("range upside down", "y: [600 µm, 605 µm]", "y: [605 µm, 600 µm]", "zones.2.shape.box.y",
                        "start must lie below the end"),
                sorter("first zone with a shape", "name: glass,   material: wall",
                        "name: glass, shape: { box: { x: [0 m, 1 m] } }, material: wall",
                        "zones.0", "the first zone fills the mesh"),
                sorter("later zone without a shape", ", shape: { box: { y: [500 µm, 600 µm] } } }\n  - { name: heater",
                        " }\n  - { name: heater",
                        "zones.1", "needs a shape"),
                sorter("unknown zone", "zone: heater", "zone: heator", "equations.heat.sources.0.zone",
                        "did you mean heater?"),
                sorter("overlapping patches", "y: [552 µm, 600 µm]", "y: [500 µm, 600 µm]", "case.yaml:32",
                        "patches.outlet-hot", "overlap"),
                sorter("patch beside the side", "y: [552 µm, 600 µm]", "y: [2 mm, 3 mm]", "patches.outlet-hot",
                        "has no face"),
                sorter("patch without condition", "  outlet-hot:  { heat: outflow, species: outflow }\n", "",
                        "patches.outlet-hot", "no conditions",
                        "add outlet-hot to boundaries"),
                sorter("condition without patch", "  outlet-hot:  { heat", "  outlet-hat:  { heat",
                        "boundaries.outlet-hat", "did you mean outlet-hot?"),
                sorter("unknown species", "{ small: 1 nM, large: 1 nM }", "{ smal: 1 nM, large: 1 nM }",
                        "boundaries.inlet.species.smal",
                        "did you mean small?"),
                sorter("species without start", "small: 0 M, ", "", "initial",
                        "species small has no initial concentration"),
                cell("start of no species", "ethanol: 0.39 }", "ethanol: 0.39, ethanal: 0 }", "initial.ethanal",
                        "did you mean ethanol?"),
                cell("steady without held temperature",
                        "y-min: { heat: { temperature: 20 °C } }\n  y-max: { heat: { temperature: 30 °C } }"
                        + "            # x-min, x-max: default wall\n\ntime: { end: 6 h,"
                        + " step: { first: 10 ms, max: 5 s, courant: 0.5 }, scheme: bdf2 }\n"
                        + "stop_when: { steady: { field: ethanol, rate: 1e-9 1/s } }",
                        "y-min: wall\ntime: { mode: steady }",
                        "boundaries", "at least one patch of given or ambient temperature"),
                sorter("steady with an end", "mode: steady,", "mode: steady, end: 5 s,", "time.end",
                        "a steady calculation has no end"),
                cell("first step too long", "first: 10 ms", "first: 10 h", "time.step.max", "shorter than the first"),
                cell("fixed and first step", "first: 10 ms", "fixed: 1 s, first: 10 ms", "time.step.first",
                        "with fixed steps"),
                cell("unknown field to watch", "field: ethanol", "field: ethanl", "stop_when.steady.field",
                        "did you mean ethanol?"),
                cell("unknown field to write", "names: [temperature, ethanol] }\n  lines",
                        "names: [temperature, pressure] }\n  lines",
                        "output.fields.names.1", "there is no field pressure"),
                cell("line outside the mesh", "to: [5 mm, 1 mm]", "to: [5 mm, 2 mm]", "output.lines.mid-height.to",
                        "outside the mesh"),
                cell("every and at", "every: 5 min, names", "every: 5 min, at: end, names", "output.fields.at",
                        "one of them"),
                cell("part of a step", "every: 1 min", "every: 1.5 steps", "output.reports.every",
                        "a whole number of steps"),
                cell("unknown report", "of: [balances", "of: [balance", "output.reports.of.0", "balances"),
                cell("report of no patch", "[y-min, y-max]", "[y-min, y-mox]", "output.reports.of.2.heat_flow",
                        "no patch y-mox"),
                cell("image format on stretched axes", "every: 5 min, names: [temperature, ethanol] }\n  lines",
                        "every: 5 min, format: vti }\n  lines", "output.fields.format", "uniform axes"),
                cell("front of two dimensions", "y-min: {", "z-min: {", "boundaries.z-min", "two-dimensional"),
                cell("periodic side", "cells: 48,", "cells: 48, periodic: true,", "boundaries.y-min", "periodic in y"),
                cell("wrong name of a case", "case: soret-cell-tilted", "case: ../../etc", "case.yaml:1:7: case",
                        "letters, digits"),
                cell("reserved species", "    ethanol:\n", "    velocity:\n", "equations.species.velocity",
                        "may not be called velocity"),
                laser("duty above one", "duty: 0.5", "duty: 1.5", "modulation", "duty must lie between 0 and 1"),
                laser("beam without point", "through: [0 µm, 0 µm], ", "", "gaussian_beam",
                        "the key through is missing"),
                laser("sine with duty", "law: square", "law: sine", "modulation.duty", "sine has an amplitude"),
                sorter("gap upside down", "from: 500 µm, to: 600 µm", "from: 600 µm, to: 500 µm", "poiseuille",
                        "positive width"));
    }

    static List<Broken> expressions() {
        return List.of(
                cell("unknown parameter", "length: 10 mm", "length: \"${gap}\"", "case.yaml:5:16: mesh.x.length",
                        "no parameter gap"),
                cell("open bracket", "length: 10 mm", "length: \"${gap\"", "mesh.x.length", "without }"),
                cell("parameters in a circle", "mesh:  ", "parameters: { a: \"${b}\", b: \"${a+1}\" }\nmesh:  ",
                        "parameters.a", "defined by itself", "a needs b needs a"),
                cell("parameter of no number", "mesh:  ", "parameters: { a: wide }\nmesh:  ", "parameters.a",
                        "a number with unit (10 mm)"),
                cell("parameter named x", "mesh:  ", "parameters: { x: 1 }\nmesh:  ", "parameters.x", "not x, y, z, t"),
                cell("division by zero", "mesh:  ", "parameters: { a: \"${1/0}\" }\nmesh:  ", "parameters.a",
                        "no finite number"),
                cell("parameter of another dimension", "tilt: 5 deg }", "tilt: \"${a}\" }\nparameters: { a: 20 °C }",
                        "gravity.tilt", "°C", "an angle"),
                cell("expression not understood", "temperature: 20 °C", "temperature: { expression: \"293 + 5*sin(\" }",
                        "boundaries.y-min.heat.temperature.expression", "not understood"),
                cell("unknown name in an expression", "temperature: 20 °C",
                        "temperature: { expression: \"293 + 5*q\" }", "expression", "names in it may be t, x, y, z"),
                cell("expression below zero kelvin", "temperature: 20 °C", "temperature: { expression: \"20*x - 1\" }",
                        "boundaries.y-min", "not possible"),
                cell("expression without value", "initial: { temperature: 25 °C",
                        "initial: { temperature: { expression: \"log(0-1)\" }", "initial", "not possible"),
                cell("table that goes back", "temperature: 20 °C",
                        "temperature: { table: { along: t, positions: [1 s, 0 s], values: [20 °C, 30 °C] } }",
                        "temperature.table", "must increase"),
                cell("table of two lengths", "temperature: 20 °C",
                        "temperature: { table: { along: t, positions: [0 s, 1 s], values: [20 °C, 21 °C, 22 °C] } }",
                        "temperature.table", "2 positions and 3 values"),
                cell("file that is not there", "temperature: 20 °C",
                        "temperature: { table: { along: t, file: nowhere.csv, units: [s, °C] } }",
                        "temperature.table.file", "there is no file \"nowhere.csv\""),
                cell("moving velocity", "heat: {}", "heat: {}\n  flow: { velocity: { expression: { x: \"sin(t)\" } } }",
                        "equations.flow.velocity.expression.x", "does not depend on the time"));
    }

    static List<Broken> yaml() {
        String bomb =
                "a: &a [x, x, x, x, x, x, x, x, x]\n"
                + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b]\ncase:";
        return List.of(
                cell("bomb of aliases", "case:", bomb, "case.yaml:1:4", "anchors (&name) are not allowed",
                        "parameters"),
                cell("cyclic alias", "case:", "loop: &loop [*loop]\ncase:", "case.yaml:1:7", "not allowed"),
                cell("alias", "length: 10 mm", "length: *gap", "case.yaml:5:16", "aliases (*name) are not allowed"),
                cell("merge key", "heat: {}", "heat: { <<: {} }", "equations.heat.<<: unknown key"),
                cell("tag of a class", "length: 10 mm", "length: !!java.net.URL [x]", "case.yaml:5:16", "tags",
                        "not allowed"),
                cell("two documents", "mesh:  ", "---\nmesh:  ", "second document"),
                cell("tab", "  x: {", "\tx: {", "case.yaml:5", "not valid YAML"),
                cell("bracket left open", "cells: 160 }", "cells: 160", "case.yaml:6", "not valid YAML"),
                cell("colon missing", "equations:", "equations", "not valid YAML"),
                cell("deep nesting", "title:", "x: " + "[".repeat(5000) + "]".repeat(5000) + "\ntitle:", "case.yaml:2",
                        "levels deep"),
                cell("control character", "title: ", "title: \u0007", "not valid YAML"),
                cell("key that is a list", "title:", "[a, b]:", "case.yaml:2:1", "a key must be a word"));
    }
}
