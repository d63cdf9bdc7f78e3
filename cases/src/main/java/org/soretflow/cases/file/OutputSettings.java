package org.soretflow.cases.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.soretflow.diagnostics.Nusselt;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.diagnostics.Sorter;
import org.soretflow.mesh.Point;
import org.soretflow.run.Observer;
import org.soretflow.run.Schedule;
import org.soretflow.viz.vtk.VtkOptions;

/// The `output` part of a case: what is written, and when.
///
/// @param sorter what tells what the outlets deliver at the end of the run
/// @param report whether a page that tells of the run is made at its end
/// @param watchers observers of plug-ins
public record OutputSettings(
        Fields fields,
        Optional<Probes> probes,
        List<Line> lines,
        Reports reports,
        Optional<Checkpoints> checkpoint,
        Optional<Sorter> sorter,
        boolean report,
        List<Watcher> watchers) {

    public OutputSettings {
        lines = List.copyOf(lines);
        watchers = List.copyOf(watchers);
    }

    /// Without the report of a sorter and observers of plug-ins.
    public OutputSettings(
            Fields fields,
            Optional<Probes> probes,
            List<Line> lines,
            Reports reports,
            Optional<Checkpoints> checkpoint,
            boolean report) {
        this(fields, probes, lines, reports, checkpoint, Optional.empty(), report, List.of());
    }

    /// An observer of a plug-in.
    ///
    /// @param maker makes it for the folder of the run
    public record Watcher(Schedule schedule, Function<Path, Observer> maker) {}

    /// All numbers of the end of the run: the reports, then those of the sorter that are not among them.
    public List<Quantity> quantities() {
        List<Quantity> all = new ArrayList<>(reports.quantities());
        sorter.ifPresent(one -> one.quantities().stream()
                .filter(each -> reports.quantities().stream().noneMatch(other -> other.name().equals(each.name())))
                .forEach(all::add));
        return all;
    }

    /// Files for ParaView.
    ///
    /// @param schedule when
    /// @param names fields to write, in this order; never empty
    /// @param options format, compression and unit of the coordinates
    public record Fields(Schedule schedule, List<String> names, VtkOptions options) {
        public Fields {
            names = List.copyOf(names);
        }
    }

    /// Time series at points, one table per point.
    ///
    /// @param at points by name [m]
    /// @param names fields to sample
    public record Probes(Schedule schedule, SequencedMap<String, Point> at, List<String> names) {
        public Probes {
            names = List.copyOf(names);
        }
    }

    /// Profiles along a straight line.
    ///
    /// @param name name of the line and of its files
    /// @param points number of samples, both ends included
    /// @param names fields to sample
    public record Line(String name, Schedule schedule, Point from, Point to, int points, List<String> names) {
        public Line {
            names = List.copyOf(names);
        }
    }

    /// Numbers of the whole domain over time; their last values go into the summary.
    ///
    /// @param balances whether the balances of heat and species are wanted
    /// @param quantities all other numbers, in the order of the file
    /// @param profiles Nusselt numbers by the names under which their local values are written where fields are
    public record Reports(
            Schedule schedule, boolean balances, List<Quantity> quantities, SequencedMap<String, Nusselt> profiles) {
        public Reports {
            quantities = List.copyOf(quantities);
        }
    }

    /// States from which a run can be continued.
    ///
    /// @param keep number of files kept, the newest ones
    public record Checkpoints(Schedule schedule, int keep) {}
}
