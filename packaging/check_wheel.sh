#!/usr/bin/env bash
# Builds the wheel, unpacks it elsewhere and asks it for its resources: an editable install hides what a wheel lacks.
set -euo pipefail
bin=$1
cd "$(dirname "$0")/.."
python=$(cd "$bin" && pwd)/python
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m pip wheel -q --no-deps --wheel-dir "$folder" .
"$python" -m pip install -q --no-deps --target "$folder/site" "$folder"/*.whl
cd "$folder"
PYTHONPATH="$folder/site" QT_QPA_PLATFORM=offscreen "$python" - "$folder/site" <<'PYTHON'
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator

import elegoo_chat_gui
from elegoo_chat_gui.core.settings_words import read_settings_words
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.sandbox.seed import seed_chats
from elegoo_chat_gui.sandbox.slicer_sample import write_slicer_sample

assert elegoo_chat_gui.__file__.startswith(sys.argv[1]), elegoo_chat_gui.__file__
icons = list(resource_path("icons").glob("*.svg"))
assert len(icons) > 40 and str(icons[0]).startswith(sys.argv[1]), icons[:1]
assert resource_path("catalogue.json").stat().st_size > 100
assert seed_chats is not None
assert write_slicer_sample(Path.cwd() / "sample").project.stat().st_size > 100
assert len(read_settings_words(resource_path("settings-words.json")).category_order()) > 10
catalogues = sorted(resource_path("translations").glob("*.qm"))
sources = sorted(resource_path("translations").glob("*.ts"))
assert [path.stem for path in catalogues] == [path.stem for path in sources] != [], (catalogues, sources)
for path in catalogues:
    translator = QTranslator()
    assert translator.load(str(path)), f"{path.name} does not load"
    assert translator.translate("elegoo-chat-gui", "New chat"), f"{path.name} holds no translations"
    own = path.stem.removeprefix("elegoo_chats")
    assert Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase{own}.qm").exists(), own
print(f"wheel: {len(icons)} icons, {len(catalogues)} translation, catalogue, settings' table and sandbox seed inside")
PYTHON
