package sequitur.engine.mend;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sequitur.engine.act.Deeds;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Extensions;

/**
 * Lets the library begin an AUTH where the server offers none of its mechanisms. A server that takes tokens alone offers XOAUTH2; a library
 * that does not use that, or does not know it, gives up before it has sent anything, and there is nothing to be put right. So it reads
 * PLAIN and LOGIN besides in its EHLO reply. The AUTH that it begins with these is never sent: a token goes in its place.
 */
public final class PasswordOffer {

    private static final String AUTH = "AUTH ";
    private static final int CODE = 4;

    private final Deeds deeds;

    /**
     * Makes it.
     *
     * @param deeds what says whether anything is done
     */
    public PasswordOffer(Deeds deeds) {
        this.deeds = deeds;
    }

    /**
     * The reply to EHLO was read, and the library has not looked at it yet.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void complete(Conversation conversation) throws Throwable {
        Extensions offered = conversation.state().connection().extensions();
        boolean ofTokens = conversation.settings().credentials().proveToken()
                && conversation.settings().credentials().usableMechanisms().stream()
                        .anyMatch(mechanism -> offered.mechanisms().contains(mechanism.name()))
                && offered.mechanisms().stream().noneMatch(AuthCommand::provesPassword);
        if (!ofTokens
                || conversation.action(Rule.AUTH_PASSWORD_REFUSED) != Action.CORRECT
                || !deeds.mayReplaceLogin()) {
            return;
        }
        Wire wire = conversation.wire();
        List<String> lines = wire.replyText().lines().toList();
        wire.setReply(new LocalReply(
                wire.replyCode(),
                lines.stream().map(PasswordOffer::completed).collect(Collectors.joining("\n", "", "\n"))));
    }

    private static String completed(String line) {
        boolean offer = line.length() > CODE
                && line.substring(CODE).toUpperCase(Locale.ROOT).startsWith(AUTH);
        return offer ? line + " LOGIN PLAIN" : line;
    }
}
