package org.soretflow.cases.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The files by which Linux lets programs use devices. Where none is that of a GPU, no driver can reach one; loading the drivers
/// to learn the same takes up to 0.1 s.
///
/// @param folder where they are
/// @param decisive whether the system has such files at all
record DeviceNodes(Path folder, boolean decisive) {

    /// Beginnings of names: NVIDIA, also on its boards, AMD, Windows below Linux, Mali and Adreno.
    private static final List<String> GPUS = List.of("nvidia", "nvhost", "nvgpu", "kfd", "dxg", "mali", "kgsl");
    /// Of all makers whose drivers are part of Linux.
    private static final String RENDERING = "dri";
    private static final String RENDERER = "renderD";

    /// Those of this machine.
    static DeviceNodes ofSystem() {
        return new DeviceNodes(Path.of("/dev"), System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux"));
    }

    /// Whether there may be a GPU that a program can use.
    boolean mayHaveGpu() {
        String[] nodes = folder.toFile().list();
        if (!decisive || nodes == null) {
            return true;
        }
        for (String node : nodes) {
            if (GPUS.stream().anyMatch(node::startsWith) || node.equals(RENDERING) && rendering()) {
                return true;
            }
        }
        return false;
    }

    private boolean rendering() {
        String[] nodes = new File(folder.toFile(), RENDERING).list();
        if (nodes == null) {
            return true;
        }
        for (String node : nodes) {
            if (node.startsWith(RENDERER)) {
                return true;
            }
        }
        return false;
    }
}
