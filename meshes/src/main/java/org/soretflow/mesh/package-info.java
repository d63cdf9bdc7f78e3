/// Geometry of structured meshes: axes, cells, zones, patches, shapes. No fields, no physics, no files.
///
/// All lengths are in metres, all numbers are `double`. Everything public is immutable, except
/// [CellZones.Painter], which is used up by its `build()`.
package org.soretflow.mesh;
