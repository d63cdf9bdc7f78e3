/// Observers that write what a run leaves behind.
package org.soretflow.viz.output;
