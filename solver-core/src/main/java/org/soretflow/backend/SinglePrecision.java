package org.soretflow.backend;

/// Single precision beside a backend in double precision, on the same device.
///
/// Multigrid cycles inside an iteration in double precision need no more: half the memory to move, and the iteration
/// takes the rounding away.
public interface SinglePrecision {

    /// Backend whose buffers hold single precision; uploads and downloads convert.
    Backend backend();

    /// `to = factor · from`, rounded.
    ///
    /// @param from of the backend in double precision
    /// @param factor of the backend in double precision
    /// @param to of [#backend()]; modified
    void narrow(Buffer from, Parameter factor, Buffer to);

    /// `to = factor · from`.
    ///
    /// @param from of [#backend()]
    /// @param factor of the backend in double precision
    /// @param to of the backend in double precision; modified
    void widen(Buffer from, Parameter factor, Buffer to);
}
