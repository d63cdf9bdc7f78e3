package org.soretflow.viz.vtk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.soretflow.viz.table.AtomicFile;
import org.soretflow.viz.table.DamagedFileException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// A `.pvd` file: the list of files of a time series with their times.
///
/// The file is written whole and in one step at every change, so that a viewer can load it while the run goes on.
public final class PvdCollection {

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();

    /// One file of the series.
    ///
    /// @param time time of its fields [s]
    /// @param reference its path relative to the folder of the `.pvd` file, with `/` between names
    public record Entry(double time, String reference) {}

    private PvdCollection(Path file) {
        this.file = file;
    }

    /// A series without entries; nothing is written before the first change.
    public static PvdCollection empty(Path file) {
        return new PvdCollection(file);
    }

    /// The series as it stands in a file; without entries if there is no such file.
    ///
    /// @throws DamagedFileException if the file is no collection
    public static PvdCollection read(Path file) throws IOException {
        PvdCollection collection = new PvdCollection(file);
        if (!Files.exists(file)) {
            return collection;
        }
        try (InputStream in = Files.newInputStream(file)) {
            NodeList sets = XmlText.parse(in).getElementsByTagName("DataSet");
            for (int n = 0; n < sets.getLength(); n++) {
                Element set = (Element) sets.item(n);
                double time = Double.parseDouble(set.getAttribute("timestep"));
                collection.entries.add(new Entry(time, set.getAttribute("file")));
            }
        } catch (SAXException | NumberFormatException e) {
            throw new DamagedFileException(file + " is not a ParaView collection: " + e.getMessage(), e);
        }
        return collection;
    }

    /// The entries in the order of the file.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Adds an entry at the end, in the place of older ones for the same file or time, and writes the list.
    ///
    /// Viewers show one file per time; in a steady calculation, where all times are 0, that is the newest state.
    public void add(double time, String reference) throws IOException {
        entries.removeIf(entry -> entry.reference().equals(reference) || entry.time() == time);
        entries.add(new Entry(time, reference));
        write();
    }

    /// Drops entries and writes the list.
    public void removeIf(Predicate<Entry> unwanted) throws IOException {
        entries.removeIf(unwanted);
        write();
    }

    private void write() throws IOException {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <VTKFile type="Collection" version="1.0" byte_order="LittleEndian">
                <Collection>
                """);
        for (Entry entry : entries) {
            xml.append("<DataSet timestep=\"").append(entry.time()).append("\" part=\"0\" file=\"")
                    .append(XmlText.escape(entry.reference())).append("\"/>\n");
        }
        AtomicFile.writeText(file, xml.append("</Collection>\n</VTKFile>\n"));
    }
}
