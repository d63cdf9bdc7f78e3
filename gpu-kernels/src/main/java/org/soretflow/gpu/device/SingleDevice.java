package org.soretflow.gpu.device;

/// A device whose memory holds single precision, beside one with double precision.
public interface SingleDevice extends Device {

    /// `to = factor · from`, rounded.
    ///
    /// @param from of the device in double precision
    /// @param factor of the device in double precision, read at `at`
    void narrow(Memory from, Memory factor, int at, Memory to);

    /// `to = factor · from`.
    ///
    /// @param to of the device in double precision
    void widen(Memory from, Memory factor, int at, Memory to);
}
