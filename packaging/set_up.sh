#!/usr/bin/env bash
# Makes the virtual environment with everything the program and its tests need; quick when nothing changed.
set -euo pipefail
venv=$1
cd "$(dirname "$0")/.."

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

apt_install() {
    command -v apt-get >/dev/null || return 1
    as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_python() {
    local name
    for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$name"; return; fi
    done
    echo "Python 3.11 or newer is needed; set PYTHON to one that this shell does not find by itself." >&2
    exit 1
}

make_venv() {
    local python
    python=$(find_python)
    if ! "$python" -m venv "$venv" 2>/dev/null; then
        rm -rf "$venv"
        echo "Installing Python's venv module …"
        apt_install python3-venv || { echo "Python's venv module is missing: install the package python3-venv." >&2; exit 1; }
        "$python" -m venv "$venv"
    fi
}

install_packages() {
    local stamp="$venv/.set-up" wanted
    wanted=$(cksum < pyproject.toml)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    echo "Installing the program and its tools into $venv …"
    "$venv/bin/python" -m pip install -q --upgrade "pip>=25.1"
    "$venv/bin/python" -m pip install -q --editable . --group dev
    echo "$wanted" > "$stamp"
}

# Debian's names of what Qt loads: the first line for any platform, the second for a window on X11.
QT_LIBRARIES="libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfreetype6 libfontconfig1 libdbus-1-3 fonts-dejavu-core
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
    libxcb-xkb1 libxkbcommon-x11-0"

qt_loads() {
    "$venv/bin/python" -c 'import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtNetwork' 2>/dev/null || return 1
    [ "$(uname)" != Linux ] && return 0
    local plugin
    plugin=$("$venv/bin/python" -c 'import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so")')
    ! ldd "$plugin" | grep -q 'not found'
}

[ -x "$venv/bin/python" ] || make_venv
install_packages
if ! qt_loads; then
    echo "Installing the system libraries that Qt needs …"
    # shellcheck disable=SC2086  # a list of words on purpose
    apt_install $QT_LIBRARIES || true
    if ! qt_loads; then
        echo "Qt cannot load its libraries. On Debian and Ubuntu install:" $QT_LIBRARIES >&2
        "$venv/bin/python" -c 'import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtNetwork'  # ends here only where Qt is unusable
    fi
fi
# The .qm files are not in the tree; installing makes them once, a changed .ts asks for it again.
"$venv/bin/python" packaging/translations.py --release

# For the check through AT-SPI; without it that one test says so and is skipped.
ACCESSIBILITY_TOOLS="python3-pyatspi gir1.2-atspi-2.0 at-spi2-core dbus xvfb xauth"
if [ "${2:-}" = accessibility ] && [ "$(uname)" = Linux ]; then
    if ! packaging/accessibility.sh "$venv/bin/python" --tools-only 2>/dev/null; then
        echo "Installing what looks at the program as a screen reader does …"
        # shellcheck disable=SC2086  # a list of words on purpose
        apt_install $ACCESSIBILITY_TOOLS || true
        packaging/accessibility.sh "$venv/bin/python" --tools-only || true  # says what is still missing
    fi
fi
