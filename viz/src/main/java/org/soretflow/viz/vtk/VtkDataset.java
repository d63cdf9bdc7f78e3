package org.soretflow.viz.vtk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.StructuredMesh;

/// What goes into one VTK file: a mesh, fields on its cells, and what they are about.
///
/// ```java
/// var data = VtkDataset.on(mesh).zones(zones).field(temperature).time(0.5).text("Problem", "soret-cell").build();
/// VtkWriter.write(folder, "soret-cell_000060", data, VtkOptions.plain());
/// ```
public final class VtkDataset {

    /// Names that the files use themselves.
    private static final Set<String> RESERVED = Set.of("zone", "vtkGhostType", "TimeValue", "ZoneNames", "LengthUnit");

    private final StructuredMesh mesh;
    private final CellZones zones;
    private final List<FieldSnapshot> fields;
    private final IntPredicate blanked;
    private final OptionalDouble time;
    private final Map<String, String> texts;

    private VtkDataset(Builder builder) {
        mesh = builder.mesh;
        zones = builder.zones;
        fields = List.copyOf(builder.fields);
        blanked = builder.blanked;
        time = builder.time;
        texts = new LinkedHashMap<>(builder.texts);
    }

    /// Starts a dataset on a mesh.
    public static Builder on(StructuredMesh mesh) {
        return new Builder(mesh);
    }

    public StructuredMesh mesh() {
        return mesh;
    }

    /// Zones to be written as the Int32 array `zone`, if any.
    public Optional<CellZones> zones() {
        return Optional.ofNullable(zones);
    }

    public List<FieldSnapshot> fields() {
        return fields;
    }

    /// Whether some cell is to be hidden.
    public boolean blanks() {
        if (blanked == null) {
            return false;
        }
        for (int n = 0; n < mesh.cells(); n++) {
            if (blanked.test(n)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a cell is to be hidden.
    public boolean isBlanked(int cell) {
        return blanked != null && blanked.test(cell);
    }

    /// Time of the fields [s], if they have one.
    public OptionalDouble time() {
        return time;
    }

    /// Texts by name, in the order in which they were given.
    public Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    /// Collects the parts of a dataset; `build` checks that they fit together.
    public static final class Builder {
        private final StructuredMesh mesh;
        private final List<FieldSnapshot> fields = new ArrayList<>();
        private final Map<String, String> texts = new LinkedHashMap<>();
        private CellZones zones;
        private IntPredicate blanked;
        private OptionalDouble time = OptionalDouble.empty();

        private Builder(StructuredMesh mesh) {
            this.mesh = Objects.requireNonNull(mesh, "mesh");
        }

        /// Writes the number of each cell's zone as `zone`, and the names of the zones.
        public Builder zones(CellZones cellZones) {
            zones = Objects.requireNonNull(cellZones, "cellZones");
            return this;
        }

        /// Adds a field; its values are not copied.
        public Builder field(FieldSnapshot field) {
            fields.add(Objects.requireNonNull(field, "field"));
            return this;
        }

        /// Hides cells from the viewer. Meant for cells outside every zone: glass has a temperature and stays visible.
        public Builder blank(IntPredicate cells) {
            blanked = Objects.requireNonNull(cells, "cells");
            return this;
        }

        /// Time of the fields [s].
        public Builder time(double seconds) {
            time = OptionalDouble.of(seconds);
            return this;
        }

        /// A text about the data: name of the problem, version of the program, fingerprint of the case.
        public Builder text(String name, String value) {
            texts.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /// @throws IllegalArgumentException if a field does not have the mesh's number of cells, or a name is taken
        ///     twice
        public VtkDataset build() {
            List<String> names = new ArrayList<>();
            for (FieldSnapshot field : fields) {
                if (field.cells() != mesh.cells()) {
                    throw new IllegalArgumentException("field " + field.name() + " has " + field.cells()
                            + " cells, the mesh has " + mesh.cells());
                }
                if (RESERVED.contains(field.name()) || names.contains(field.name())) {
                    throw new IllegalArgumentException("a VTK file cannot hold a field named " + field.name()
                            + (names.contains(field.name()) ? " twice" : ": the name is used by the format"));
                }
                names.add(field.name());
            }
            for (String name : texts.keySet()) {
                if (RESERVED.contains(name)) {
                    throw new IllegalArgumentException("a VTK file cannot hold a text named " + name
                            + ": the name is used by the format");
                }
            }
            if (time.isPresent() && !Double.isFinite(time.getAsDouble())) {
                throw new IllegalArgumentException("the time of a VTK file must be finite, got " + time.getAsDouble());
            }
            return new VtkDataset(this);
        }
    }
}
