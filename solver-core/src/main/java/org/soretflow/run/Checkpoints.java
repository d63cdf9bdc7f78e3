package org.soretflow.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The checkpoints of one run: a folder, when to write, how many to keep.
///
/// @param folder made when the first one is written
/// @param schedule when to write
/// @param keep how many of the newest are kept, at least one
record Checkpoints(Path folder, Schedule schedule, int keep) {

    private static final String SUFFIX = ".chk";

    Checkpoints {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one checkpoint must be kept, got " + keep);
        }
    }

    void write(Checkpoint checkpoint) {
        try {
            Files.createDirectories(folder);
            checkpoint.write(folder.resolve(String.format(Locale.ROOT, "%06d%s", checkpoint.step(), SUFFIX)));
            List<Path> all;
            try (Stream<Path> files = Files.list(folder)) {
                // longer names are later steps: step 1000000 comes after 999999
                all = files.filter(file -> file.getFileName().toString().matches("[0-9]{6,}\\" + SUFFIX))
                        .sorted(Comparator.comparingInt((Path file) -> file.getFileName().toString().length())
                                .thenComparing(Comparator.naturalOrder()))
                        .toList();
            }
            for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a checkpoint into " + folder + ": " + e.getMessage(), e);
        }
    }
}
