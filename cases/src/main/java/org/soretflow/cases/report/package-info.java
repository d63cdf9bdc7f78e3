/// Tells of a run: reads the files of its folder and makes one page of them.
package org.soretflow.cases.report;
