/// Tables of numbers as CSV files, and files that nobody ever sees half-written.
package org.soretflow.viz.table;
