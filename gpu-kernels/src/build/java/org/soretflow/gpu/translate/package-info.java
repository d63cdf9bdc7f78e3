/// Turns the loops and cell functions into the source of other processors, at build time.
package org.soretflow.gpu.translate;
