package org.soretflow.viz.vtk;

import java.util.Objects;

/// How VTK files are written; what is in them does not depend on it.
///
/// @param compressed whether arrays are compressed with zlib: smaller files, slower to write
/// @param lengthUnit unit of the coordinates: metres keep them consistent with the units of all arrays, micrometres
///     give pleasant numbers on the axes of a viewer
public record VtkOptions(boolean compressed, LengthUnit lengthUnit) {

    public VtkOptions {
        Objects.requireNonNull(lengthUnit, "lengthUnit");
    }

    /// Uncompressed, in metres: fastest to write and to read.
    public static VtkOptions plain() {
        return new VtkOptions(false, LengthUnit.METRE);
    }

    public VtkOptions withCompression(boolean on) {
        return new VtkOptions(on, lengthUnit);
    }

    public VtkOptions withLengthUnit(LengthUnit unit) {
        return new VtkOptions(compressed, unit);
    }
}
