package uk.ac.manchester.tornado.api;

public class ImmutableTaskGraph {}
