/// Pictures without a display: field images, profiles and residual histories as PNG files.
package org.soretflow.viz.plot;
