/// What `soretflow design` tells, draws, writes as a case file, and compares with a run.
package org.soretflow.cases.design;
