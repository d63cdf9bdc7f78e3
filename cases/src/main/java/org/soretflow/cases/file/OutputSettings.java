package org.soretflow.cases.file;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.mesh.Point;
import org.soretflow.run.Schedule;

/// The `output` part of a case: what is written, and when.
public record OutputSettings(
        Fields fields,
        Optional<Probes> probes,
        List<Line> lines,
        Reports reports,
        Optional<Checkpoints> checkpoint) {

    public OutputSettings {
        lines = List.copyOf(lines);
    }

    /// Kind of the field files.
    public enum Format {
        /// `.vti` on uniform axes, `.vtr` otherwise.
        AUTO,
        VTI,
        VTR
    }

    /// Files for ParaView.
    ///
    /// @param schedule when
    /// @param names fields to write, in this order; never empty
    /// @param compressed whether the numbers are compressed with zlib
    /// @param scale factor from metres to the coordinates in the file: 1 for m, 1e6 for µm
    public record Fields(Schedule schedule, List<String> names, Format format, boolean compressed, double scale) {
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
    public record Reports(Schedule schedule, boolean balances, List<Quantity> quantities) {
        public Reports {
            quantities = List.copyOf(quantities);
        }
    }

    /// States from which a run can be continued.
    ///
    /// @param keep number of files kept, the newest ones
    public record Checkpoints(Schedule schedule, int keep) {}
}
