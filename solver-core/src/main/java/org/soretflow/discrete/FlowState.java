package org.soretflow.discrete;

import java.util.List;
import org.soretflow.backend.Buffer;

/// The fields of a flow problem on the device.
///
/// @param velocity one buffer per component, by place of the staggered mesh [m/s]
/// @param pressure by cell [Pa]
/// @param temperature by cell [K]
/// @param concentrations of all species, by cell
public record FlowState(Buffer[] velocity, Buffer pressure, Buffer temperature, List<Buffer> concentrations) {}
