/// Backends for accelerators. The physics they run stands in `org.soretflow.cell`, their contract in
/// `org.soretflow.backend`; this package will hold loops and device handling, never a formula.
package org.soretflow.gpu;
