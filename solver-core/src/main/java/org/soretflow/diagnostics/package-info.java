/// Numbers that sum up a state: means, extremes, separations, flows through patches.
package org.soretflow.diagnostics;
