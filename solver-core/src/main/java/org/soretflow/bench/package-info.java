/// Speed of kernels and solvers, measured against the memory bandwidth of the same run.
package org.soretflow.bench;
