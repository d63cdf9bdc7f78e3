package org.soretflow.cases.study;

import java.io.IOException;
import java.util.List;
import org.soretflow.cases.file.StudyReader;
import org.soretflow.cases.run.Console;

/// Runs of a case at points of a grid, a list or a sample.
public final class Sweep {

    private Sweep() {}

    /// Does the runs that are not there yet, and writes the table and the figures.
    ///
    /// @throws IllegalArgumentException if the folder holds something else
    /// @throws org.soretflow.cases.file.CaseFileException if the study is not well stated
    public static StudyEnd execute(StudySettings settings, Console console) throws IOException {
        StudyCase subject = StudyCase.of(StudyReader.read(settings.file()));
        List<double[]> points = Points.of(subject.study());
        try (Session session = Session.open(subject, "sweep", points.size(), settings, console)) {
            Neighbours neighbours = session.runs().canStartFromOthers() ? Neighbours.among(subject.study(), points)
                    : Neighbours.none(points.size());
            List<Outcome> outcomes = session.runs().all(points, neighbours);
            session.table();
            StudyFigures.sweep(session, outcomes);
            boolean success = outcomes.stream().allMatch(Outcome::isFinished);
            String text = session.failures() + "table: " + session.file("results.csv") + "\n";
            return session.end(text, session.tree("sweep"), success);
        }
    }
}
