/// The command line: one class a command, exit codes, and one clear message for every error.
package org.soretflow.cases.cli;
