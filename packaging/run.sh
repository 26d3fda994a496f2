#!/usr/bin/env bash
# Starts the program on the embedded sandbox; without a display, its tour off screen.
set -euo pipefail
bin=$1 tour=$2
cd "$(dirname "$0")/.."
if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/elegoo-chat-gui" --sandbox
fi
echo "There is no display here: the tour runs off screen and leaves its pictures in $tour."
QT_QPA_PLATFORM=offscreen:configfile=packaging/tour-screen.json exec "$bin/elegoo-chat-gui" --sandbox --tour "$tour"
