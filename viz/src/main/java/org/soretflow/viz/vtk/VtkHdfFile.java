package org.soretflow.viz.vtk;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.soretflow.viz.table.AtomicFile;
import org.w3c.dom.Element;

/// Gathers the `.vti` files of a time series in one VTKHDF file (an HDF5 file with the group `VTKHDF`).
///
/// Type `ImageData`, version 2.0 with `Steps`; arrays of cells have the shape (steps, z, y, x), of vectors (steps, z, y,
/// x, 3); the axis z is missing in two dimensions. Zones and hidden cells do not change and are there once. A series of
/// one step has no `Steps` and no axis of steps: VTK takes it for one without time. Numbers are copied from file to
/// file, never held in memory. The group `SoretFlow` tells what the file is about: `Problem`, `Version`, `ZoneNames`.
///
/// VTK 9.1 and 9.2 read arrays of cells beyond their ends, as if they were arrays of points, and in two dimensions write
/// over memory that is not theirs; VTK 9.7 reads them well.
///
/// Source: VTK file formats, section "VTKHDF file format" (VTK users' guide).
public final class VtkHdfFile {

    /// Arrays that belong to the mesh.
    private static final List<String> STEADY = List.of("zone", "vtkGhostType");
    /// What an array is shown as before anyone has chosen.
    private static final List<String> ACTIVE = List.of("Scalars", "Vectors");

    private final List<Step> steps;
    private final Element image;
    private final int[] extent;

    /// A file of the series with the description of its arrays.
    private record Step(double time, Path file, XmlHead head) {

        Map<String, Element> arrays() {
            return head.arrays();
        }

        HdfSlabs.Slab slab(String name) {
            // the length of the array stands before it
            long offset = Long.parseLong(arrays().get(name).getAttribute("offset"));
            return new HdfSlabs.Slab(file, head.dataAt() + offset + Long.BYTES);
        }
    }

    private VtkHdfFile(List<Step> steps) throws IOException {
        this.steps = steps;
        image = steps.getFirst().head().first("ImageData");
        if (image == null) {
            throw new IOException(steps.getFirst().file() + " is no image data: its axes are not uniform");
        }
        extent = Stream.of(image.getAttribute("WholeExtent").split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /// Writes the file in one step; an older one of that name is replaced.
    ///
    /// @param series uncompressed `.vti` files of one mesh, as [VtkWriter] writes them; at least one. Only the arrays that
    ///     all of them have are taken
    /// @throws IOException if a file of the series is missing or of another kind, or the target cannot be written
    public static void gather(PvdCollection series, Path target) throws IOException {
        List<Step> steps = new ArrayList<>();
        Path folder = target.toAbsolutePath().getParent();
        for (PvdCollection.Entry entry : series.entries()) {
            Path file = folder.resolve(entry.reference());
            try (FileChannel channel = FileChannel.open(file)) {
                XmlHead head = XmlHead.read(channel, file);
                if (!head.root().getAttribute("compressor").isEmpty()) {
                    throw new IOException(file + " is compressed; VTKHDF files are gathered from uncompressed ones");
                }
                steps.add(new Step(entry.time(), file, head));
            }
        }
        VtkHdfFile gathered = new VtkHdfFile(steps);
        AtomicFile.writeAt(target, gathered::write);
    }

    private void write(Path file) throws IOException {
        // jHDF writes all of the tree when it is closed
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup root = hdf.putGroup("VTKHDF");
            root.putAttribute("Version", new long[] {2, 0});
            AsciiAttribute.put(root, "Type", "ImageData");
            root.putAttribute("WholeExtent", extent);
            root.putAttribute("Origin", numbers("Origin"));
            root.putAttribute("Spacing", numbers("Spacing"));
            root.putAttribute("Direction", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
            putTexts(hdf.putGroup("SoretFlow"));
            WritableGroup cells = root.putGroup("CellData");
            List<String> names = names();
            names.forEach(name -> putArray(cells, name));
            if (inTime()) {
                putSteps(root.putGroup("Steps"), names);
            } else {
                root.putGroup("FieldData").putDataset("TimeValue", new double[] {steps.getFirst().time()});
            }
        } catch (HdfException e) {
            // the library says where in the file it was; the cause says what was wrong, such as a full disk
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new IOException(cause.getMessage(), e);
        }
    }

    private boolean inTime() {
        return steps.size() > 1;
    }

    private void putSteps(WritableGroup group, List<String> names) {
        group.putAttribute("NSteps", steps.size());
        group.putDataset("Values", steps.stream().mapToDouble(Step::time).toArray()).putAttribute("units", "s");
        WritableGroup offsets = group.putGroup("CellDataOffsets");
        for (String name : names) {
            offsets.putDataset(name, STEADY.contains(name) ? new long[steps.size()]
                    : LongStream.range(0, steps.size()).toArray());
        }
    }

    /// Problem, version, fingerprint, unit of length and names of zones, as attributes that VTK passes over.
    private void putTexts(WritableGroup group) {
        steps.getLast().arrays().forEach((name, array) -> {
            if (array.getTagName().equals("Array")) {
                List<String> texts = XmlHead.texts(array);
                group.putAttribute(name, texts.size() == 1 ? texts.getFirst() : texts.toArray(String[]::new));
            }
        });
    }

    private List<String> names() {
        return steps.getFirst().arrays().entrySet().stream()
                .filter(entry -> XmlHead.isCellData(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(name -> steps.stream().allMatch(step -> step.arrays().containsKey(name)))
                .toList();
    }

    private void putArray(WritableGroup cells, String name) {
        Element array = steps.getFirst().arrays().get(name);
        List<Step> taken = STEADY.contains(name) ? steps.subList(0, 1) : steps;
        HdfSlabs.Element element = HdfSlabs.Element.valueOf(array.getAttribute("type").toUpperCase(Locale.ROOT));
        String components = array.getAttribute("NumberOfComponents");
        HdfSlabs slabs = new HdfSlabs(name, cells, element, shape(taken.size(), components),
                taken.stream().map(step -> step.slab(name)).toList());
        String unit = XmlHead.unit(array);
        if (!unit.isEmpty()) {
            slabs.putAttribute("units", unit);
        }
        Element active = (Element) array.getParentNode();
        for (String kind : ACTIVE) {
            if (name.equals(active.getAttribute(kind))) {
                AsciiAttribute.put(slabs, "Attribute", kind);
            }
        }
        cells.putDataset(name, slabs);
    }

    private long[] shape(int slabs, String components) {
        LongStream cells = IntStream.of(2, 1, 0).mapToLong(d -> extent[2 * d + 1] - (long) extent[2 * d])
                .filter(count -> count > 0);
        LongStream all = LongStream.concat(inTime() ? LongStream.of(slabs) : LongStream.empty(), cells);
        return components.isEmpty() ? all.toArray()
                : LongStream.concat(all, LongStream.of(Long.parseLong(components))).toArray();
    }

    private double[] numbers(String attribute) {
        return Arrays.stream(image.getAttribute(attribute).split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
