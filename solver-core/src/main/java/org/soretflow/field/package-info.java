/// Fields of a running simulation and immutable copies of them for writers.
package org.soretflow.field;
