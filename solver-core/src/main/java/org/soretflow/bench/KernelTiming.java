package org.soretflow.bench;

/// Speed of one kernel.
///
/// @param kernel name
/// @param cellsPerSecond [1/s]
/// @param bytesPerCell bytes that must move between memory and processor per cell, every array counted once per pass
/// @param triadShare bandwidth over that of the triad `a = b + s c` in the same run [1]
/// @param copyShare bandwidth over that of a copy in the same run [1]
public record KernelTiming(
        String kernel, double cellsPerSecond, int bytesPerCell, double triadShare, double copyShare) {

    /// [B/s].
    public double bytesPerSecond() {
        return cellsPerSecond * bytesPerCell;
    }
}
