/** Shows on a terminal what each example app does without the agent and under each of its policies. */
@NullMarked
package sequitur.examples.demo;

import org.jspecify.annotations.NullMarked;
