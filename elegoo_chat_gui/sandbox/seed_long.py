"""One conversation of two hundred messages: a weekend of calibration."""

from typing import Any

_STEPS: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    (
        "temperature",
        "nozzle_temperature",
        "°C",
        ("230", "226", "222", "219", "216", "214", "212", "210", "208", "206"),
        "The strings between the towers get thinner, the overhangs cleaner.",
    ),
    (
        "flow",
        "filament_flow_ratio",
        "",
        ("1.03", "1.02", "1.01", "1.00", "0.99", "0.985", "0.98", "0.975", "0.97", "0.965"),
        "Feel the top of the tile with a finger nail: ridges mean too much, gaps too little.",
    ),
    (
        "pressure advance",
        "pressure_advance",
        "",
        ("0.01", "0.016", "0.022", "0.028", "0.032", "0.034", "0.036", "0.038", "0.042", "0.05"),
        "Look at the corner where the speed changes: bulge before it, thin after it.",
    ),
    (
        "retraction",
        "filament_retraction_length",
        "mm",
        ("0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0", "1.1", "1.2", "1.4"),
        "Longer is not always better: past some point it only wears the filament.",
    ),
    (
        "outer wall speed",
        "outer_wall_speed",
        "mm/s",
        ("60", "80", "100", "120", "140", "150", "160", "170", "180", "200"),
        "Watch for ringing after the letters on the tower.",
    ),
)
_QUESTIONS = (
    "What does {name} {value} {unit} look like?",
    "Now {value} {unit}. Better or worse than before?",
    "Printed the {name} sample at {value} {unit}, one side is smooth and one is not.",
    "{value} {unit}: looks fine to me. Next?",
    "I think {value} {unit} is the one. Am I right?",
)
_ANSWERS = (
    "{hint} With **{value} {unit}** we are closer, but let us see the next one before deciding.",
    "Better. {hint}",
    "One-sided marks come from the *cooling*, not from the {name}. Turn the sample by 90° and compare.",
    "Noted: `{key}` = {value}. Next sample, please.",
    "It could be. Print it once more to be sure: **two equal samples** beat one lucky one.",
)


def long_chat() -> dict[str, Any]:
    """The chat in the short form of the seed files."""
    messages: list[object] = []
    for number in range(100):
        name, key, unit, values, hint = _STEPS[number // 20]
        value = values[number % 20 // 2]
        facts = {"name": name, "key": key, "unit": unit, "value": value, "hint": hint}
        question = " ".join(_QUESTIONS[number % 5].format(**facts).split())
        answer = " ".join(_ANSWERS[number % 5].format(**facts).split()).replace(" .", ".").replace(" :", ":")
        messages.append("> " + question.replace(" .", ".").replace(" :", ":").replace(" ?", "?"))
        if number % 20 == 19:
            overrides = {key: [float(value)]}
            messages.append(
                {
                    "content": f"Then we keep **{value}** for {name}. On to the next step.",
                    "explain": {name.capitalize(): "Measured on your printer this weekend."},
                    "apply": {"filament_overrides": overrides, "print_process_overrides": {}},
                }
            )
        else:
            messages.append(answer.replace("** ", "** ").replace(" **,", "**,"))
    messages[0] = "> Calibrate everything with me, step by step. I have the whole weekend and two spools."
    return {
        "at": "17 09:30",
        "lasts": 1420,
        "machine": "Elegoo Neptune 4 Pro (0.4 nozzle)",
        "filament": "Elegoo Generic PLA",
        "process": "0.20mm Standard @Elegoo Neptune4Pro (0.4 nozzle)",
        "feedback": "positive",
        "comment": "A whole weekend, but my prints have never looked better.",
        "messages": messages,
    }
