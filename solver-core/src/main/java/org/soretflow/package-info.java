/// SoretFlow: heat conduction and thermophoretic transport of species on structured meshes.
package org.soretflow;
