package org.soretflow.cases.study;

import java.util.Map;

/// How a study ended.
///
/// @param text for people
/// @param tree for machines
/// @param success whether the study has the results that it was made for
public record StudyEnd(String text, Map<String, Object> tree, boolean success) {}
