/** Tests of the rooms of a probe. */
package sequitur.cli.probe;
