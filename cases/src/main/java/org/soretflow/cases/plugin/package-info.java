/// Plug-ins: jars of others that add materials, solutes, laws of the Soret coefficient, shapes, reports and
/// observers without a change of the code.
package org.soretflow.cases.plugin;
