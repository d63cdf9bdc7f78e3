/// The CPU backend: plain loops over arrays, in threads. Its single-thread loops are the reference of the contract.
package org.soretflow.backend.cpu;
