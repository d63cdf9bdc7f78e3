package org.soretflow.diagnostics;

import org.soretflow.mesh.Point;

/// An extreme value and where it is.
///
/// @param value the value
/// @param at its place [m]
record Peak(double value, Point at) {}
