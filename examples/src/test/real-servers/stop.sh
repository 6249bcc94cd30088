#!/bin/bash
# Stops what start.sh started, and nothing else.
. "$(dirname "$0")/lib.sh"
stop_servers
