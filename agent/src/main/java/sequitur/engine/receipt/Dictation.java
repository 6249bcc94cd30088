package sequitur.engine.receipt;

import java.util.List;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Transcripts;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Transcript;
import sequitur.engine.report.Sink;

/** Has the dialogue of a connection written down, where the settings ask for it: when something has failed, or whenever a connection ends. */
public final class Dictation {

    private final CurrentSettings settings;
    private final Sink sink;

    /**
     * Makes it.
     *
     * @param settings when it is written down
     * @param sink where it goes
     */
    public Dictation(CurrentSettings settings, Sink sink) {
        this.settings = settings;
        this.sink = sink;
    }

    /** The app asks for a connection. */
    void connecting(Conversation conversation) {
        Transcript transcript = conversation.transcript();
        if (transcript.isKept()) {
            connectionClosed(conversation);
        }
        if (settings.now().transcripts() == Transcripts.NEVER) {
            transcript.stop();
        } else {
            transcript.begin();
        }
    }

    /** An attempt to connect or to send has failed. */
    void failed(Conversation conversation) {
        tell(conversation);
    }

    /** The connection was closed. */
    void connectionClosed(Conversation conversation) {
        if (settings.now().transcripts() == Transcripts.ALWAYS) {
            tell(conversation);
        }
    }

    private void tell(Conversation conversation) {
        Transcript transcript = conversation.transcript();
        if (transcript.isKept() && transcript.takeNews()) {
            List<String> lines = transcript.lines(
                    conversation.login(), settings.now().addresses().mask());
            sink.transcript(
                    conversation.wire().application(), conversation.server().address(), lines);
        }
    }
}
