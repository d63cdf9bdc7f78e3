/// Scenes drawn by VTK. Compiled only where VTK's Java classes are installed; nothing else names them.
package org.soretflow.viz.vtkjava;
