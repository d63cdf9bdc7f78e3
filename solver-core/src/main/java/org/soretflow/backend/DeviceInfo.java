package org.soretflow.backend;

/// A device of this machine as a backend sees it.
///
/// @param name in words
/// @param driver its version, or empty where nobody says
/// @param accelerator whether it is something else than the processor that the host runs on
/// @param fp64 whether it computes in double precision
/// @param memoryBytes memory it may use
public record DeviceInfo(String name, String driver, boolean accelerator, boolean fp64, long memoryBytes) {}
