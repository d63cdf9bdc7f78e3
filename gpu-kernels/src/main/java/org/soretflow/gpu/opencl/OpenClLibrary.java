package org.soretflow.gpu.opencl;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;

/// The library that hands the calls of OpenCL on to drivers.
///
/// Looked for before JOCL does, which writes to the console of everybody who has none.
final class OpenClLibrary {

    /// As JOCL calls it on Linux, Windows and macOS.
    private static final List<String> NAMES = List.of(
            "libOpenCL.so.1", "libOpenCL.so", "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL");

    private OpenClLibrary() {}

    static boolean isThere() {
        return NAMES.stream().anyMatch(OpenClLibrary::canBeLoaded);
    }

    @SuppressWarnings("restricted")
    private static boolean canBeLoaded(String name) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(name, arena);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
