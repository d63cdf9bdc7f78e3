package org.soretflow.viz.render;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.vtk.ZoneNumbers;

/// The fields of a run at one time.
///
/// @param mesh the mesh [m]
/// @param zones the zones, if the file knows them
/// @param fields fields by name
/// @param hidden cells that are not to be drawn
/// @param time time of the fields [s], if they have one
/// @param cylindrical whether x is a distance from an axis along y, on the mirrored side a negative one
public record RunState(
        StructuredMesh mesh, Optional<CellZones> zones, Map<String, FieldSnapshot> fields, IntPredicate hidden,
        OptionalDouble time, boolean cylindrical) {

    /// The fields on a mesh, which says itself whether it is cylindrical.
    public RunState(StructuredMesh mesh, Optional<CellZones> zones, Map<String, FieldSnapshot> fields,
            IntPredicate hidden, OptionalDouble time) {
        this(mesh, zones, fields, hidden, time, mesh.isAxisymmetric());
    }

    /// What a direction is called in pictures.
    public String label(Direction d) {
        return cylindrical ? d.cylindricalLabel() : d.label();
    }

    /// A field, or a component of a vector as `velocity_x`.
    ///
    /// @throws IllegalArgumentException if there is no such field
    public FieldSnapshot field(String name) {
        FieldSnapshot found = fields.get(name);
        if (found != null) {
            return found;
        }
        int q = component(name);
        FieldSnapshot vector = q < 0 ? null : fields.get(vectorOf(name));
        if (vector == null || vector.components() <= q) {
            throw new IllegalArgumentException("there is no field " + name + "; there are "
                    + String.join(", ", fields.keySet()));
        }
        return vector.component(q, name);
    }

    /// Number of the component that a name such as `velocity_y` asks for; −1 if it asks for none.
    static int component(String name) {
        boolean named = name.length() > 2 && name.charAt(name.length() - 2) == '_';
        return named ? "xyz".indexOf(name.charAt(name.length() - 1)) : -1;
    }

    /// `velocity` of `velocity_y`.
    static String vectorOf(String name) {
        return name.substring(0, Math.max(0, name.length() - 2));
    }

    /// Cells in which a field means something: those of some zones or, where none are named, of all zones in which it
    /// is not zero or NaN throughout. A concentration has no meaning in glass, where files hold zeros.
    ///
    /// @throws IllegalArgumentException if there is no such zone
    public IntPredicate shown(FieldSnapshot field, List<String> chosen) {
        IntPredicate visible = hidden.negate();
        if (zones.isEmpty()) {
            if (!chosen.isEmpty()) {
                throw new IllegalArgumentException("the files of this run know no zones");
            }
            return visible;
        }
        CellZones known = zones.get();
        boolean[] wanted = new boolean[known.names().size()];
        if (!chosen.isEmpty()) {
            for (String name : chosen) {
                if (!known.names().contains(name)) {
                    throw new IllegalArgumentException("there is no zone " + name + "; there are "
                            + String.join(", ", known.names()));
                }
                wanted[known.id(name)] = true;
            }
        } else {
            for (int n = 0; n < field.values().length; n++) {
                double value = field.values()[n];
                wanted[known.zone(n / field.components())] |= value != 0 && !Double.isNaN(value);
            }
            if (!IntStream.range(0, wanted.length).anyMatch(id -> wanted[id])) {
                Arrays.fill(wanted, true);
            }
        }
        return visible.and(cell -> wanted[known.zone(cell)]);
    }

    /// The cells whose centres lie between two positions along a direction [m].
    ///
    /// @throws IllegalArgumentException if no centre does
    public RunState cropped(Direction along, double from, double to) {
        Axis axis = mesh.axis(along);
        int[] inside = IntStream.range(0, axis.cells())
                .filter(i -> axis.centre(i) >= from && axis.centre(i) <= to).toArray();
        if (inside.length == 0) {
            throw new IllegalArgumentException("no cell has its centre between " + along.label() + " = " + from
                    + " m and " + to + " m: the mesh spans " + axis.start() + " m to " + axis.end() + " m");
        }
        int first = inside[0];
        Axis part = Axis.of(Arrays.copyOfRange(axis.faces(), first, first + inside.length + 1));
        return on(mesh.with(along, part), along, i -> i + first, false);
    }

    /// This state and its mirror image at the beginning of a direction: a half that was computed becomes whole. Of
    /// rings that is the section through their axis.
    ///
    /// @throws IllegalArgumentException if rings that do not begin at their axis are to be completed there
    public RunState mirrored(Direction across) {
        Axis axis = mesh.axis(across);
        boolean section = mesh.isAxisymmetric() && across == Direction.X;
        if (section && axis.start() != 0) {
            throw new IllegalArgumentException(
                    "rings are completed at their axis, and these begin at r = " + axis.start() + " m");
        }
        int n = axis.cells();
        double[] faces = new double[2 * n + 1];
        for (int i = 0; i <= n; i++) {
            faces[n + i] = axis.face(i);
            faces[n - i] = 2 * axis.start() - axis.face(i);
        }
        Axis both = Axis.of(faces);
        StructuredMesh whole = section ? StructuredMesh.of(both, mesh.y()) : mesh.with(across, both);
        return on(whole, across, i -> i < n ? n - 1 - i : i - n, true);
    }

    private interface Index {
        int of(int index);
    }

    /// @param other a mesh with another axis along a direction
    /// @param source index in this mesh of an index along that axis
    /// @param mirrors whether the lower half is a mirror image, in which the vector component across changes its sign
    private RunState on(StructuredMesh other, Direction along, Index source, boolean mirrors) {
        int half = other.axis(along).cells() / 2;
        int[] cells = IntStream.range(0, other.cells()).map(n -> mesh.index(
                along == Direction.X ? source.of(other.i(n)) : other.i(n),
                along == Direction.Y ? source.of(other.j(n)) : other.j(n),
                along == Direction.Z ? source.of(other.k(n)) : other.k(n))).toArray();
        Map<String, FieldSnapshot> chosen = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            int components = field.components();
            double[] values = new double[cells.length * components];
            for (int n = 0; n < cells.length; n++) {
                System.arraycopy(field.values(), cells[n] * components, values, n * components, components);
                int index = other.along(along, n);
                if (mirrors && components == 3 && index < half) {
                    values[3 * n + along.ordinal()] *= -1;
                }
            }
            chosen.put(name, new FieldSnapshot(field.name(), field.unit(), components, values));
        });
        return new RunState(other, zones.map(known -> ZoneNumbers.on(other, known.names(),
                n -> known.zone(cells[n]))), chosen, n -> hidden.test(cells[n]), time, cylindrical);
    }
}
