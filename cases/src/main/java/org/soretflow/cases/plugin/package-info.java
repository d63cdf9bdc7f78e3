/// Plug-ins: jars of others that add materials, solutes and laws of the Soret coefficient without a change of the code.
package org.soretflow.cases.plugin;
