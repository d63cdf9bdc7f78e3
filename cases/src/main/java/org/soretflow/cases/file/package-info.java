/// The case file: YAML text to records to a [org.soretflow.physics.Problem], with errors that name line, key and
/// remedy.
package org.soretflow.cases.file;
