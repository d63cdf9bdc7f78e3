package org.soretflow.backend;

/// Whether a backend can run here.
public sealed interface Probe {

    /// It can.
    ///
    /// @param device the device in words
    /// @param accelerator whether it is something else than the processor that the host runs on
    /// @param fp64 whether it computes in double precision
    /// @param memoryBytes memory it may use
    record Usable(String device, boolean accelerator, boolean fp64, long memoryBytes) implements Probe {}

    /// It cannot, and why.
    record Unusable(String reason) implements Probe {

        /// For a device without double precision.
        ///
        /// @param device in words
        public static Unusable singlePrecisionOnly(String device) {
            return new Unusable(device + " computes in single precision only, and also mixed precision needs double precision"
                    + " around its cycles");
        }
    }
}
