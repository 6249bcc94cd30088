# $CATALINA_BASE/bin/setenv.sh
CATALINA_OPTS="$CATALINA_OPTS -javaagent:/opt/sequitur/sequitur-agent.jar=/etc/sequitur/sequitur.properties"
