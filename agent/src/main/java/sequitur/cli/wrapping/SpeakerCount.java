package sequitur.cli.wrapping;

import java.util.Optional;

/** How often each side has spoken behind some word. */
final class SpeakerCount {

    private int commands;
    private int replies;

    void add(Speech speech) {
        switch (speech) {
            case COMMAND -> commands++;
            case REPLY -> replies++;
            case REMARK -> {}
        }
    }

    void add(SpeakerCount other) {
        commands += other.commands;
        replies += other.replies;
    }

    boolean isOfClient() {
        return commands > 0;
    }

    boolean isOfServer() {
        return replies > 0;
    }

    /** The only side that has spoken; nothing if both have, or neither. */
    Optional<Speech> onlySide() {
        if ((commands > 0) == (replies > 0)) {
            return Optional.empty();
        }
        return Optional.of(commands > 0 ? Speech.COMMAND : Speech.REPLY);
    }
}
