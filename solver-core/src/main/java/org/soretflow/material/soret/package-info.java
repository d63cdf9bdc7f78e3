/// Laws of the Soret coefficient: what theory or experience says of S_T(T) for a species in a solvent, each made into
/// piecewise polynomials that every backend can evaluate. Immutable.
package org.soretflow.material.soret;
