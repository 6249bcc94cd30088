package sequitur.cli.probe;

import java.util.Optional;
import sequitur.cli.probe.ProbedSession.Need;

/** Asks a server whether it takes a sender and a recipient, and takes the question back: no content follows. */
final class EnvelopeQuestions {

    /** How far a server has followed. */
    enum Taken {
        /** It was not asked about both, and has refused nothing. */
        UNASKED,
        /** It takes both. */
        BOTH,
        /** It has refused one. */
        REFUSED
    }

    private final Question question;

    EnvelopeQuestions(Question question) {
        this.question = question;
    }

    /** Asks; the words say under which conditions, as {@code without AUTH}. */
    Taken ask(ProbedSession session, Need need, String conditions) {
        Optional<String> sender = question.sender();
        if (sender.isEmpty() || session.isOver()) {
            return Taken.UNASKED;
        }
        Heard mail = session.say(
                Stage.MAIL,
                "MAIL FROM:<" + sender.get() + ">",
                need,
                heard -> "The server takes this sender" + conditions + ".");
        if (!mail.accepts()) {
            return Taken.REFUSED;
        }
        Taken taken = recipient(session, need, conditions);
        session.say(Stage.RSET, "RSET", Need.MAY, heard -> "The question is taken back.");
        return taken;
    }

    private Taken recipient(ProbedSession session, Need need, String conditions) {
        if (question.recipient().isEmpty()) {
            return Taken.UNASKED;
        }
        Heard rcpt = session.say(
                Stage.RCPT,
                "RCPT TO:<" + question.recipient().get() + ">",
                need,
                heard -> "The server takes this recipient" + conditions + ".");
        return rcpt.accepts() ? Taken.BOTH : Taken.REFUSED;
    }
}
