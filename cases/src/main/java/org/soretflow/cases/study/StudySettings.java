package org.soretflow.cases.study;

import java.nio.file.Path;
import java.util.Optional;

/// What the command line says about a study.
///
/// @param file the study file
/// @param out the folder for the results; empty for `out/<study>-<kind>`
/// @param jobs runs at a time
/// @param fresh whether the runs of an earlier study are removed
/// @param shared whether other processes may do runs of the same study in the same folder
public record StudySettings(Path file, Optional<Path> out, int jobs, boolean fresh, boolean shared) {

    /// More runs at a time than any machine has use for.
    public static final int MOST_JOBS = 1024;
}
