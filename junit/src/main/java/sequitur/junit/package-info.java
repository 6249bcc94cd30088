/** Tests that can't miss a fault: a JUnit test fails when its mail breaks a rule of SMTP, whatever the app makes of it. */
@NullMarked
package sequitur.junit;

import org.jspecify.annotations.NullMarked;
