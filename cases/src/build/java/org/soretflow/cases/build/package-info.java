/// What the build does to the program when it is put together.
package org.soretflow.cases.build;
