package org.soretflow.cases.file;

/// A key of a plug-in's word that holds a text, such as the name of a species.
///
/// @param name as in the case file: `of`
/// @param meaning one line for people
/// @param example as it may stand in a case file
/// @param required whether it must be given
public record TextKey(String name, String meaning, String example, boolean required) {}
