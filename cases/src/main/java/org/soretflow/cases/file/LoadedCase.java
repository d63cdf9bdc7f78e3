package org.soretflow.cases.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.soretflow.physics.Problem;

/// A case file that was read.
///
/// @param name name of the case; also the name of the run folder
/// @param title one line for people, may be empty
/// @param problem what is to be solved
/// @param time steady or transient, and how
/// @param output what is to be written
/// @param resolvedYaml the case with all defaults and overrides written out and all parameters put in; reading it gives
///     the same problem
/// @param fingerprint SHA-256, in hexadecimal, of everything that decides how a state goes on: mesh, materials, zones,
///     equations, conditions, initial state, choice of steps, and the contents of the files used; not of names and
///     output, nor of the first step and the end of the run
/// @param source the file that was read; empty for a text
/// @param warnings what is allowed but probably not meant, one sentence each
/// @param illustrative materials and species whose numbers are of the right size only, with their names in the catalogue
public record LoadedCase(
        String name,
        String title,
        Problem problem,
        TimeSettings time,
        OutputSettings output,
        String resolvedYaml,
        String fingerprint,
        Optional<Path> source,
        List<String> warnings,
        List<String> illustrative) {

    public LoadedCase {
        warnings = List.copyOf(warnings);
        illustrative = List.copyOf(illustrative);
    }
}
