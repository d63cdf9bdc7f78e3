/// A run as it goes on: its numbers from the files it writes, its picture, and a server that shows both.
package org.soretflow.viz.live;
