/// A run as one page for a browser, which needs nothing beside itself.
package org.soretflow.viz.report;
