package sequitur.engine.transport;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A handshake that is over, shown to a trust manager as if it were going on: that is the one form in which JSSE checks a
 * certificate against a host, and it asks for nothing but the session and the parameters. No octet passes through here.
 */
final class FinishedHandshake extends SSLEngine {

    /** JSSE's name for the comparison that RFC 2818 section 3.1 describes. */
    private static final String ENDPOINT_IDENTIFICATION = "HTTPS";

    private final SSLSession session;

    /**
     * Takes the session that the handshake has made, and the host that it should be with: the session itself may know another name.
     */
    FinishedHandshake(SSLSession session, String host) {
        super(host, session.getPeerPort());
        this.session = withPeer(session, host);
    }

    private static SSLSession withPeer(SSLSession session, String host) {
        return (SSLSession) Proxy.newProxyInstance(
                FinishedHandshake.class.getClassLoader(),
                new Class<?>[] {SSLSession.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getPeerHost")) {
                        return host;
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause() == null ? thrown : thrown.getCause();
                    }
                });
    }

    @Override
    public SSLParameters getSSLParameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm(ENDPOINT_IDENTIFICATION);
        return parameters;
    }

    @Override
    public SSLSession getHandshakeSession() {
        return session;
    }

    @Override
    public SSLSession getSession() {
        return session;
    }

    @Override
    public boolean getUseClientMode() {
        return true;
    }

    @Override
    public SSLEngineResult.HandshakeStatus getHandshakeStatus() {
        return SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return getEnabledCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return new String[] {session.getCipherSuite()};
    }

    @Override
    public String[] getSupportedProtocols() {
        return getEnabledProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return new String[] {session.getProtocol()};
    }

    @Override
    public boolean isInboundDone() {
        return true;
    }

    @Override
    public boolean isOutboundDone() {
        return true;
    }

    @Override
    public boolean getNeedClientAuth() {
        return false;
    }

    @Override
    public boolean getWantClientAuth() {
        return false;
    }

    @Override
    public boolean getEnableSessionCreation() {
        return false;
    }

    @Override
    public @Nullable Runnable getDelegatedTask() {
        return null;
    }

    @Override
    public void closeInbound() {
        throw over();
    }

    @Override
    public void closeOutbound() {
        throw over();
    }

    @Override
    public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target) {
        throw over();
    }

    @Override
    public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length) {
        throw over();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        throw over();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        throw over();
    }

    @Override
    public void beginHandshake() {
        throw over();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        throw over();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        throw over();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        throw over();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        throw over();
    }

    private static UnsupportedOperationException over() {
        return new UnsupportedOperationException("the handshake is over");
    }
}
