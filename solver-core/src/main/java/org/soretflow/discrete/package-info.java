/// A problem on a mesh: coefficients, boundary faces and sources of each equation as stencil data.
package org.soretflow.discrete;
