package uk.ac.manchester.tornado.runtime.tasks.meta;

public class ScheduleContext {}
