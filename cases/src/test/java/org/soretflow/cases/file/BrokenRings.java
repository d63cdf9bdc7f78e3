package org.soretflow.cases.file;

import java.util.List;
import org.soretflow.cases.file.BrokenCases.Broken;

/// Faults of a good axisymmetric case.
final class BrokenRings {

    private BrokenRings() {}

    private static Broken rings(String what, String from, String to, String... fragments) {
        return new Broken(what, "rings.yaml", from, to, List.of(fragments));
    }

    static List<Broken> all() {
        return List.of(
                rings("rings with a third axis", "y: { length: 20 µm, cells: 16 }",
                        "y: { length: 20 µm, cells: 16 }\n  z: { length: 20 µm, cells: 16 }",
                        "mesh.z: an axisymmetric mesh has x, the distance from the axis, and y along it, but no z"),
                rings("rings with a depth", "coordinates: axisymmetric", "coordinates: axisymmetric\n  depth: 1 mm",
                        "mesh.depth: an axisymmetric mesh has no depth"),
                rings("unknown coordinates", "coordinates: axisymmetric", "coordinates: polar", "mesh.coordinates",
                        "axisymmetric"),
                rings("radius below zero", "x: { length: 150 µm,", "x: { origin: -1 µm, length: 150 µm,",
                        "mesh: in an axisymmetric mesh x is the distance from the axis and begins at 0 or more"),
                rings("periodic radius", "x: { length: 150 µm,", "x: { periodic: true, length: 150 µm,",
                        "an axisymmetric mesh cannot be periodic in x"),
                rings("condition on the axis", "  x-max: {", "  x-min: symmetry\n  x-max: {",
                        "boundaries.x-min: this is the axis of an axisymmetric mesh, which takes no condition"),
                rings("patch on the axis", "boundaries:", "patches: { core: { on: x-min } }\nboundaries:",
                        "patches.core: patch 'core' lies on x-min, but that is the axis of an axisymmetric mesh"),
                rings("gravity across the axis", "magnitude: 9.81 m/s^2", "magnitude: 9.81 m/s^2, direction: [1, 0, 0]",
                        "on an axisymmetric mesh gravity points along the axis, y; got (9.81, 0.0, 0.0) m/s²"),
                rings("beam across the axis", "axis: y", "axis: x",
                        "a beam on an axisymmetric mesh runs along the axis, y, through x = 0; got one along x"),
                rings("beam beside the axis", "through: [0 µm, 0 µm]", "through: [1 µm, 0 µm]",
                        "through x = 0; got one along y"),
                rings("depth of a power in rings", "power: 1 mW", "power: 1 mW, per_depth: 1 mm",
                        "per_depth: on an axisymmetric mesh a power is that of the whole turn"));
    }
}
