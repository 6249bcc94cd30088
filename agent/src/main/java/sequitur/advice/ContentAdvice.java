package sequitur.advice;

import sequitur.advice.failure.Failure;
import sequitur.advice.failure.Thrown;

/** What mends a message whose own code fails while it is written. */
final class ContentAdvice {

    private ContentAdvice() {}

    static Advice of(Failure failure) {
        Thrown thrown = failure.incident().thrown();
        String root = thrown.rootName().orElse("an exception");
        if (thrown.says("no object DCH") || root.equals("UnsupportedDataTypeException")) {
            return new Advice(
                            "The activation library finds no handler for the message's content type (no object DCH).",
                            "set the thread's context class loader to the mail library's one before Transport.send()")
                    .noting("In a fat jar, keep every META-INF/mailcap.");
        }
        if (root.equals("FileNotFoundException") || root.equals("NoSuchFileException")) {
            return new Advice(
                    "A file that the message attaches is not there (" + root + ").",
                    "keep attached files until the message is sent");
        }
        return new Advice(
                "The message's own code threw " + root + " while its content was written.",
                "fix what the exception names, and call saveChanges() before sending so that it shows early");
    }
}
