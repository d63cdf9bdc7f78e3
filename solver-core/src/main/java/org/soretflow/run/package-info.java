/// Running a problem: the simulation loop, time control, observers, checkpoints.
package org.soretflow.run;
