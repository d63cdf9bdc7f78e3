/// Pictures of the fields of a run: planes by this program itself, scenes in three dimensions by a renderer that is
/// there if VTK is.
package org.soretflow.viz.render;
