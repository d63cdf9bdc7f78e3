package org.soretflow.viz.vtk;

import java.util.Objects;

/// How VTK files are written; the fields in them do not depend on it.
///
/// @param format kind of the file
/// @param compressed whether arrays are compressed with zlib: smaller files, slower to write
/// @param lengthUnit unit of the coordinates: metres keep them consistent with the units of all arrays, micrometres
///     give pleasant numbers on the axes of a viewer
public record VtkOptions(VtkFormat format, boolean compressed, LengthUnit lengthUnit) {

    public VtkOptions {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(lengthUnit, "lengthUnit");
        if (compressed && format == VtkFormat.VTKHDF) {
            throw new IllegalArgumentException("files of the format vtkhdf are not compressed; leave out compressed, or"
                    + " use auto");
        }
    }

    /// The format that fits the mesh, uncompressed, in metres: fastest to write and to read.
    public static VtkOptions plain() {
        return new VtkOptions(VtkFormat.AUTO, false, LengthUnit.METRE);
    }

    public VtkOptions withFormat(VtkFormat kind) {
        return new VtkOptions(kind, compressed, lengthUnit);
    }

    public VtkOptions withCompression(boolean on) {
        return new VtkOptions(format, on, lengthUnit);
    }

    public VtkOptions withLengthUnit(LengthUnit unit) {
        return new VtkOptions(format, compressed, unit);
    }
}
