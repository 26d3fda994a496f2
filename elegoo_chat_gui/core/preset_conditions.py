"""The language of `compatible_printers_condition`, as far as shipped profiles use it.

    printer_notes=~/.*PRINTER_MODEL_MK4.*/ and nozzle_diameter[0]==0.4 and num_extruders>1

Source: PlaceholderParser of PrusaSlicer, which OrcaSlicer and its kin have kept: `or and not` (also `|| && !`),
`== != <> < <= > >=`, `=~ !~` against a whole text, `+ - * / %`, `a ? b : c`, brackets, numbers, texts, `true` and
`false`, values by name and `name[index]`. Anything else is a ConditionError, and so is an answer that is not true or
false; the slicer's own way with a condition that it cannot read is to count the preset as compatible.
"""

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from elegoo_chat_gui.core.setting_values import SettingValue, all_values

_LONGEST: Final = 10_000  # characters of a condition
_LONGEST_PATTERN: Final = 300
_LONGEST_SUBJECT: Final = 20_000
_MOST_STEPS: Final = 50_000_000  # that a pattern may need at the worst: each repeat tries every place
_DEEPEST: Final = 60
_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d+)?|\.\d+)
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | "(?P<text>(?:[^"\\]|\\.)*)"
      | (?P<op>=~|!~|==|!=|<>|<=|>=|\|\||&&|[<>!()\[\]+\-*/%?:])
    )""",
    re.VERBOSE,
)
_PATTERN: Final = re.compile(r"\s*/((?:[^/\\]|\\.)*)/")
_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t"}
# A repeated group, back references, look-arounds: such a pattern may never come to an end. Profiles use `.*` alone.
_RISKY: Final = re.compile(r"\)[*+{?]|\(\?|\\[1-9]|[*+}][*+{]")

# Values that stand in no file, since the slicer has them built in, where shipped conditions ask for them.
BUILT_IN: Final[Mapping[str, SettingValue]] = {
    "printer_notes": "",
    "printer_model": "",
    "printer_variant": "",
    "nozzle_diameter": ("0.4",),
    "single_extruder_multi_material": "1",
}


class _Stored(str):
    """A setting's own text. The files write everything as text: it is a number or a truth where one is asked for."""

    __slots__ = ()


Value: TypeAlias = "bool | float | str"


class ConditionError(ValueError):
    """A condition that this program cannot evaluate."""


def evaluate(condition: str, values: Mapping[str, SettingValue]) -> bool:
    """Whether the condition holds for a machine's (or process's) resolved values. Raises ConditionError."""
    if len(condition) > _LONGEST:
        raise ConditionError("too long")
    reader = _Reader(condition, values)
    result = reader.either()
    reader.end()
    return _truth(result)


class _Reader:
    """Reads and evaluates in one pass: the language has no effects, so both sides of `or` may be evaluated."""

    def __init__(self, source: str, values: Mapping[str, SettingValue]) -> None:
        self._source = source
        self._values = values
        self._at = 0
        self._depth = 0

    # -- tokens -----------------------------------------------------------------------------------

    def _peek(self) -> re.Match[str] | None:
        return _TOKEN.match(self._source, self._at)

    def _take(self, *wanted: str) -> str:
        """The operator or word that comes next if it is one of these, else nothing."""
        token = self._peek()
        if token is None:
            return ""
        text = token["op"] or token["name"] or ""
        if text not in wanted:
            return ""
        self._at = token.end()
        return text

    def _need(self, wanted: str) -> None:
        if not self._take(wanted):
            raise ConditionError(f"no {wanted} at {self._at}")

    def end(self) -> None:
        if self._source[self._at :].strip():
            raise ConditionError(f"not understood at {self._at}")

    # -- from the weakest to the strongest ----------------------------------------------------------

    def either(self) -> Value:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ConditionError("nested too deeply")
        result = self._any()
        if self._take("?"):
            holds, if_so = _truth(result), self.either()
            self._need(":")
            otherwise = self.either()
            result = if_so if holds else otherwise
        self._depth -= 1
        return result

    def _any(self) -> Value:
        result = self._both()
        while self._take("or", "||"):
            right = self._both()
            result = _truth(result) or _truth(right)
        return result

    def _both(self) -> Value:
        result = self._comparison()
        while self._take("and", "&&"):
            right = self._comparison()
            result = _truth(result) and _truth(right)
        return result

    def _comparison(self) -> Value:
        left = self._sum()
        while operator := self._take("==", "!=", "<>", "<", "<=", ">", ">=", "=~", "!~"):
            if operator in {"=~", "!~"}:
                left = _matches(left, self._pattern()) == (operator == "=~")
            else:
                left = _compare(operator, left, self._sum())
        return left

    def _sum(self) -> Value:
        result = self._product()
        while operator := self._take("+", "-"):
            right = self._product()
            if operator == "+" and not (_is_number(result) and _is_number(right)):
                result = _text(result) + _text(right)
            else:
                result = _number(result) + _number(right) if operator == "+" else _number(result) - _number(right)
        return result

    def _product(self) -> Value:
        result = self._single()
        while operator := self._take("*", "/", "%"):
            left, right = _number(result), _number(self._single())
            if operator != "*" and right == 0:
                raise ConditionError("division by zero")
            result = left * right if operator == "*" else left / right if operator == "/" else math.fmod(left, right)
        return result

    def _single(self) -> Value:
        signs: list[Callable[[Value], Value]] = []
        while sign := self._take("not", "!", "-", "+"):
            signs.append({"-": _negative, "+": _number}.get(sign, _denied))
            if len(signs) > _DEEPEST:
                raise ConditionError("nested too deeply")
        value = self._atom()
        for sign_of in reversed(signs):
            value = sign_of(value)
        return value

    def _atom(self) -> Value:
        if self._take("("):
            value = self.either()
            self._need(")")
            return value
        token = self._peek()
        if token is None:
            raise ConditionError(f"not understood at {self._at}")
        self._at = token.end()
        if token["number"] is not None:
            return float(token["number"])
        if token["text"] is not None:
            return _unescaped(token["text"])
        if token["name"] is None:
            raise ConditionError(f"not understood at {token.start()}")
        return self._variable(token["name"])

    def _variable(self, name: str) -> Value:
        if name in {"true", "false"}:
            return name == "true"
        value = self._values.get(name, BUILT_IN.get(name))
        if value is None:
            raise ConditionError(f"{name} is not known")
        if not self._take("["):
            if not isinstance(value, str) and len(value) != 1:
                raise ConditionError(f"{name} holds several values")
            return _Stored(all_values(value)[0])
        index = _number(self._sum())
        self._need("]")
        entries = all_values(value)
        if not entries or index < 0 or index != int(index):
            raise ConditionError(f"{name} has no such entry")
        return _Stored(entries[int(index)] if index < len(entries) else entries[0])

    def _pattern(self) -> str:
        found = _PATTERN.match(self._source, self._at)
        if found is None:
            raise ConditionError(f"no pattern at {self._at}")
        self._at = found.end()
        return found[1].replace("\\/", "/")


# -- values ---------------------------------------------------------------------------------------


def _is_number(value: Value) -> bool:
    if isinstance(value, _Stored):
        return re.fullmatch(r"[+-]?\d{1,30}(\.\d{1,30})?", value, re.ASCII) is not None
    return isinstance(value, float)


def _number(value: Value) -> float:
    if not _is_number(value):
        raise ConditionError("that is no number")
    return float(value)


def _truth(value: Value) -> bool:
    if isinstance(value, _Stored) and value in {"0", "1"}:
        return value == "1"
    if not isinstance(value, bool):
        raise ConditionError("that is neither true nor false")
    return value


def _negative(value: Value) -> Value:
    return -_number(value)


def _denied(value: Value) -> Value:
    return not _truth(value)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _compare(operator: str, left: Value, right: Value) -> bool:
    if _is_number(left) and _is_number(right):
        return _ordered(operator, float(left), float(right))
    if isinstance(left, bool) or isinstance(right, bool):
        if operator not in {"==", "!=", "<>"}:
            raise ConditionError("neither is more than the other")
        return (_truth(left) == _truth(right)) == (operator == "==")
    return _ordered(operator, _text(left), _text(right))


def _ordered(operator: str, left: float | str, right: float | str) -> bool:
    same, below = left == right, left < right  # type: ignore[operator]  # both of one type
    return {
        "==": same,
        "!=": not same,
        "<>": not same,
        "<": below,
        "<=": below or same,
        ">": not below and not same,
        ">=": not below,
    }[operator]


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), text, flags=re.DOTALL)


def _matches(subject: Value, pattern: str) -> bool:
    """The whole text must match; "." matches a line break too, as the slicer's engine has it."""
    text = _text(subject)
    repeats = sum(map(pattern.count, "*+{?"))
    if len(text) > _LONGEST_SUBJECT or len(text) ** max(1, repeats - 1) > _MOST_STEPS:
        raise ConditionError("a pattern that might take too long")
    return _compiled(pattern).fullmatch(text) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    if len(pattern) > _LONGEST_PATTERN or _RISKY.search(pattern):
        raise ConditionError("a pattern that might never end")
    try:
        return re.compile(pattern, re.DOTALL)
    except (re.error, RecursionError, OverflowError):
        raise ConditionError("a pattern that cannot be read") from None
