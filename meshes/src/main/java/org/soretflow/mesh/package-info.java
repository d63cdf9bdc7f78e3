/// Geometry of structured meshes: axes, cells, zones, patches. No fields, no physics, no files.
package org.soretflow.mesh;
