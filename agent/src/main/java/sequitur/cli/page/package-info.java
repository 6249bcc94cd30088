/** Checked records as one page of HTML, which needs no network and no script. */
@NullMarked
package sequitur.cli.page;

import org.jspecify.annotations.NullMarked;
