/** Tests of the settings that a probe prints. */
package sequitur.cli.probe.setup;
