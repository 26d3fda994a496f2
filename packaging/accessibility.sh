#!/usr/bin/env bash
# Looks at the program as a screen reader does: accessibility.sh PYTHON [--tools-only]
# Gives the check a display, a session bus and with it the accessibility bus, all of its own.
# Ends with 77 and the reason where a tool is missing.
set -euo pipefail
python=$(readlink -f "$(dirname "$1")")/$(basename "$1")
cd "$(dirname "$0")/.."
system_python=${SYSTEM_PYTHON:-/usr/bin/python3}

missing() { echo "Not checked: $1 is missing." >&2; exit 77; }
[ "$(uname)" = Linux ] || missing "Linux, whose AT-SPI this is about,"
for tool in xvfb-run dbus-run-session; do command -v "$tool" >/dev/null || missing "$tool"; done
"$system_python" -c 'import pyatspi' 2>/dev/null || missing "python3-pyatspi"
[ -x /usr/libexec/at-spi-bus-launcher ] || [ -x /usr/lib/at-spi2-core/at-spi-bus-launcher ] || missing "at-spi2-core"
[ "${2:-}" != --tools-only ] || exit 0

unset WAYLAND_DISPLAY AT_SPI_BUS_ADDRESS
export NO_AT_BRIDGE=1 GSETTINGS_BACKEND=memory PYTHON_KEYRING_BACKEND=keyring.backends.null.Keyring
exec xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" dbus-run-session -- \
    "$system_python" tests/accessibility/check.py -- "$python" -m elegoo_chat_gui
