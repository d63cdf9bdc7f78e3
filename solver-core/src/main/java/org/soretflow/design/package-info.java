/// Closed forms by which separations are designed: thermogravitational columns and traps, thermal field-flow
/// fractionation. Pure functions of numbers in SI units; nothing here solves a field.
package org.soretflow.design;
