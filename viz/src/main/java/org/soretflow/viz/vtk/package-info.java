/// VTK XML files that ParaView, VisIt and PyVista open: uniform meshes as `.vti`, stretched ones as `.vtr`, and the
/// `.pvd` list that makes a time series of them.
package org.soretflow.viz.vtk;
