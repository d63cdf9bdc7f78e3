/// Studies: many runs of one case, side by side, resumable; sweeps, sensitivities, optimisation.
package org.soretflow.cases.study;
