package sequitur.engine.intercept;

/**
 * The credentials in what a server says to a command of the agent's own. The library puts the server's words into its exceptions, and
 * keeps them for the app; without the agent there would be neither.
 */
final class Echo {

    private final TransportMembers members;
    private final Object transport;
    private final Conversation conversation;

    Echo(TransportMembers members, Object transport, Conversation conversation) {
        this.members = members;
        this.transport = transport;
        this.conversation = conversation;
    }

    /**
     * An exception of the library's as the app may see it: itself where no credentials stand in it, else another one of the same kind.
     */
    Throwable takenOut(Throwable failure) throws Throwable {
        takeOutOfTheReply();
        if (isClean(failure)) {
            return failure;
        }
        String message =
                conversation.words(String.valueOf(failure.getMessage())).toString();
        Throwable clean = members.isAuthenticationFailure(failure)
                ? members.authenticationFailed(message)
                : members.messagingException(message, null);
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }

    private void takeOutOfTheReply() throws Throwable {
        String reply = members.lastServerResponse(transport);
        String clean = conversation.withoutSecrets(reply);
        if (!reply.startsWith(clean)) {
            members.setLastReply(transport, members.lastReturnCode(transport), clean);
        }
    }

    /** A long text of which nothing but the end is missing has nothing to be taken out of it. */
    private boolean isClean(Throwable failure) {
        for (Throwable thrown = failure; thrown != null; thrown = thrown.getCause()) {
            String message = String.valueOf(thrown.getMessage());
            if (!message.startsWith(conversation.withoutSecrets(message))) {
                return false;
            }
        }
        return true;
    }
}
