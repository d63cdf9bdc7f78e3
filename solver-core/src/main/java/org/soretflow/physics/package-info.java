/// A problem as immutable data: which equations, which sources, which conditions.
package org.soretflow.physics;
