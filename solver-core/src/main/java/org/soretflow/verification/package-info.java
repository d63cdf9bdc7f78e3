/// Gates against exact and manufactured solutions: what `soretflow verify` runs and what the tests hold.
package org.soretflow.verification;
