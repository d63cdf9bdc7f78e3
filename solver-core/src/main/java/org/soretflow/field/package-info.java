/// What others see of a running simulation: copies of fields, balances, how solves went. Immutable.
package org.soretflow.field;
