/// Cell functions: what happens in one cell or on one face. Static, numbers in, one number out, no arrays, no objects.
///
/// A formula exists here once; every backend's loops call it. Functions use `+ − × ÷`, comparisons and
/// `Math.{abs,min,max,sqrt}` only, so that the same source gives the same bits on any processor with IEEE 754 doubles.
package org.soretflow.cell;
