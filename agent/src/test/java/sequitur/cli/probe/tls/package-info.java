/** Tests of what a probe says of certificates. */
package sequitur.cli.probe.tls;
