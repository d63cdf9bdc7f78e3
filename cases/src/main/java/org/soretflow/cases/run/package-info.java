/// Running a case: the run folder with its manifest and summary, progress, logging, signals.
package org.soretflow.cases.run;
