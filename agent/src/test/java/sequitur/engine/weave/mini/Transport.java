package sequitur.engine.weave.mini;

/** Stands for the library's. */
public class Transport {}
