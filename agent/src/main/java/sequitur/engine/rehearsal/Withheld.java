package sequitur.engine.rehearsal;

/** What a transport writes and nobody is to get: a line, with the chunk that follows it, or a message's content up to its final dot. */
final class Withheld {

    private boolean line;
    private long chunk;
    private boolean content;
    private Place place = Place.START;
    private byte last = '\n';

    /** Where in the content's line something stands. */
    private enum Place {
        START,
        DOT,
        DOT_CR,
        WITHIN
    }

    /** The line that comes next, and as many octets after it. */
    void takeLine(long octets) {
        line = true;
        chunk = octets;
    }

    /** After that line, all up to the final dot. */
    void takeContent() {
        content = true;
        place = Place.START;
    }

    /** All that is left of a content, some of which may have been written already, with its final dot. */
    void takeRestOfContent() {
        content = true;
        place = last == '\n' ? Place.START : Place.WITHIN;
    }

    /** Whether the content that is withheld has ended; asked once. */
    private boolean isContentOver(byte octet) {
        boolean over = octet == '\n' && (place == Place.DOT || place == Place.DOT_CR);
        place = switch (octet) {
            case '\n' -> Place.START;
            case '.' -> place == Place.START ? Place.DOT : Place.WITHIN;
            case '\r' -> place == Place.DOT ? Place.DOT_CR : Place.WITHIN;
            default -> Place.WITHIN;
        };
        return over;
    }

    /**
     * Takes what is to be withheld.
     *
     * @param octets what is written
     * @param from where it begins
     * @param to where it ends
     * @param contentOver is run where the content ends
     * @return where that begins which is to go on
     */
    int take(byte[] octets, int from, int to, Runnable contentOver) {
        int at = from;
        while (at < to && (line || chunk > 0 || content)) {
            byte octet = octets[at++];
            if (line) {
                line = octet != '\n';
            } else if (chunk > 0) {
                chunk--;
            } else if (isContentOver(octet)) {
                content = false;
                contentOver.run();
            }
        }
        last = to > from ? octets[to - 1] : last;
        return at;
    }
}
