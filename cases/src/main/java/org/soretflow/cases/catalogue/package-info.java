/// Pages that tell of materials, solutes and Soret laws: numbers at temperatures, sources, plots.
package org.soretflow.cases.catalogue;
