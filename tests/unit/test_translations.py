"""The script that keeps the translations: what it finds in the source, keeps in the files, and refuses."""

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).parents[2]


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PROJECT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


rules = _script("translation_rules")
translations = _script("translations")
GLOSSARY = rules.Glossary.read(PROJECT / "resources/translations/glossary_zh_CN.md")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small program with one source file and the real glossary."""
    (tmp_path / "elegoo_chat_gui").mkdir()
    (tmp_path / "resources/translations").mkdir(parents=True)
    shutil.copy(PROJECT / "resources/translations/glossary_zh_CN.md", tmp_path / "resources/translations")
    return tmp_path


def _write(project: Path, text: str) -> None:
    (project / "elegoo_chat_gui" / "words.py").write_text(text, "utf-8")


def _translate(project: Path, **by_source: str) -> None:
    path = translations.catalogue_path("zh_CN", project)
    kept = {**translations.read_catalogue(path), **by_source}
    translations.write_catalogue(path, "zh_CN", translations.sentences(project).values(), kept)


def test_every_sentence_of_the_program_is_translated() -> None:
    assert translations.check() == []


def test_literals_are_found_also_joined_ones_and_plurals(project: Path) -> None:
    _write(
        project,
        "def words(n):\n"
        "    tr('One ' 'two')\n"
        "    tr('A' + 'B' + 'C')\n"
        "    tr_n('{n} chat', '{n} chats', n)\n"
        "    return lambda: tr('{n} s ago', n=n)\n",
    )
    found = translations.sentences(project)
    assert list(found) == ["One two", "ABC", "{n} chats", "{n} s ago"]
    assert [sentence.plural for sentence in found.values()] == [False, False, True, True]
    assert found["{n} chats"].singular == "{n} chat"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("def f(x):\n    return tr(x)", "literal"),
        ("def f(x):\n    return tr(f'a {x}')", "literal"),
        ("def f(x):\n    return tr_n('one', x, 2)", "literal"),
        ("def f():\n    return tr()", "literal"),
        ("TITLE = tr('Title')", "import time"),
        ("class A:\n    title = tr('Title')", "import time"),
        ("def f(title=tr('Title')):\n    return title", "import time"),
    ],
)
def test_what_cannot_be_translated_is_refused(project: Path, source: str, reason: str) -> None:
    _write(project, source)
    with pytest.raises(translations.TranslationError, match=reason):
        translations.sentences(project)
    assert reason in translations.check(project)[0]


def test_updating_adds_and_removes_and_keeps_what_is_translated(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(project, "def f():\n    tr('New chat')\n    tr('Old <b> & more')\n")
    translations.update(project)
    _translate(project, **{"New chat": "新建对话", "Old <b> & more": "旧的 <b> & 其他"})
    assert translations.check(project) == []
    _write(project, "def f():\n    tr('Old <b> & more')\n    tr('Refresh')\n")
    assert sorted(line.split(":")[1].strip() for line in translations.check(project)) == ["missing", "vanished"]
    translations.update(project)
    kept = translations.read_catalogue(translations.catalogue_path("zh_CN", project))
    assert kept == {"Old <b> & more": "旧的 <b> & 其他", "Refresh": ""}
    assert "unfinished" in translations.check(project)[0]
    assert "1 to translate, 1 vanished" in capsys.readouterr().out


def test_a_sentence_that_moves_within_its_file_changes_nothing(project: Path) -> None:
    _write(project, "def f():\n    tr('New chat')\n")
    translations.update(project)
    before = translations.catalogue_path("zh_CN", project).read_bytes()
    _write(project, "\n\n\ndef f():\n    tr('New chat')\n")
    translations.update(project)
    assert translations.catalogue_path("zh_CN", project).read_bytes() == before


@pytest.mark.parametrize(
    ("source", "translation", "problem"),
    [
        ("Chat {id}", "对话 {name}", "placeholders"),
        ("Chat {id}", "对话", "placeholders"),
        ("Refresh, again", "刷新, 再次", "punctuation"),
        ("Done.", "完成.", "full stop"),
        ("Done.", "完成", "full stop"),
        ("Done", "完成。", "full stop"),
        ("Reading…", "正在读取...", "…"),
        ("Key (F5)", "快捷键(按键)", "brackets"),
        ("Say “yes”", '说"是"', "quotation"),
        ("As JSON", "以JSON格式", "no space"),
        ("Done", "完成 ", "spaces at the ends"),
        ("Done", "Done", "not Chinese"),
        ("New draft", "新建文稿", "草稿"),
        ("A, b", "甲， 乙", "space beside"),
    ],
)
def test_a_wrong_translation_is_told(source: str, translation: str, problem: str) -> None:
    assert any(problem in one for one in rules.problems_of(source, translation, GLOSSARY))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("{month} {year}", "{year}年{month}"),
        ("Chat {id}: “{title}”", "对话 {id}：“{title}”"),
        ("JSON", "JSON"),
        ("Key (F5)", "快捷键（F5）"),
        ("Welcome to Elegoo Chats", "欢迎使用 Elegoo Chats"),
        ("Line {line}, column {column}: this is not JSON.", "第 {line} 行第 {column} 列：这不是 JSON。"),
    ],
)
def test_a_good_translation_passes(source: str, translation: str) -> None:
    assert rules.problems_of(source, translation, GLOSSARY) == []


def test_a_missing_catalogue_of_qt_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(project, "def f():\n    tr('New chat')\n")
    translations.update(project)
    _translate(project, **{"New chat": "新建对话"})
    monkeypatch.setattr(translations, "QT_CATALOGUE", "no_such_catalogue")
    assert "no_such_catalogue_zh_CN.qm" in translations.check(project)[0]
