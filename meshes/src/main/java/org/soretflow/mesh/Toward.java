package org.soretflow.mesh;

/// Which end of an axis the fine cells lie at.
public enum Toward { START, END, BOTH }
