/// Linear solvers over the stencil kernels: geometric multigrid and Krylov methods.
package org.soretflow.linear;
