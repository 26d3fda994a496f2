"""What the generated chats are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printer:
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Topic:
    question: str
    answer: str
    setting: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: how often it occurs, and its sentences."""

    weight: int
    opening: tuple[str, ...]
    topics: tuple[Topic, ...]
    remarks: tuple[str, ...]
    thanks: tuple[str, ...]


PRINTERS = (
    Printer("Elegoo Neptune 4 (0.4 nozzle)", "Elegoo Neptune4 (0.4 nozzle)"),
    Printer("Elegoo Neptune 4 Pro (0.4 nozzle)", "Elegoo Neptune4Pro (0.4 nozzle)"),
    Printer("Elegoo Neptune 4 Plus (0.4 nozzle)", "Elegoo Neptune4Plus (0.4 nozzle)"),
    Printer("Elegoo Neptune 4 Max (0.4 nozzle)", "Elegoo Neptune4Max (0.4 nozzle)"),
    Printer("Elegoo Neptune 3 Pro (0.4 nozzle)", "Elegoo Neptune3Pro (0.4 nozzle)"),
    Printer("Elegoo Centauri Carbon 0.4 nozzle", "Elegoo CC 0.4 nozzle"),
)
FILAMENTS = tuple(f"Elegoo Generic {kind}" for kind in ("PLA", "PETG", "ABS", "ASA", "TPU", "PLA Silk", "PLA Matte"))
PROCESSES = ("0.12mm Fine", "0.16mm Optimal", "0.20mm Standard", "0.24mm Draft", "0.28mm Extra Draft")

_ENGLISH = Tongue(
    6,
    (
        "🤖 Hello! I am your slicing assistant.",
        "You are now using:\n- Printer: **{}**\n- Filament: **{}**",
        "There is 1 model on the plate.",
    ),
    (
        Topic(
            "How do I stop {filament} from stringing at layer {value}?",
            "Lower the nozzle by a few degrees and dry the spool; I set the travel limit to **{value}**.",
            "travel_speed",
            "Less time for the nozzle to ooze.",
        ),
        Topic(
            "Corners lift after {value} minutes, what helps against warping?",
            "A brim of several lines and a warmer bed. Brim loops: **{value}**.",
            "brim_width",
            "More contact holds the corners.",
        ),
        Topic(
            "Is {value} % infill enough for a shelf bracket?",
            "Walls matter more than infill. I would take {value} % and one more wall.",
            "sparse_infill_density",
            "Keeps the walls from buckling.",
        ),
        Topic(
            "The seam on my vase is visible from {value} cm away",
            "Aligned to the back and with a slower outer wall of **{value} mm/s** it hides well.",
            "outer_wall_speed",
            "Slow starts leave smaller marks.",
        ),
        Topic(
            "My first layer looks like spaghetti, bed at {value} °C",
            "Clean the plate, then lower the first layer to {value} mm/s:\n\n- soap and water\n- no fingers on it",
            "initial_layer_speed",
            "Slow strands are pressed down.",
        ),
        Topic(
            "Supports are welded to the model, {value} of them!",
            "Tree supports with a larger gap come off by hand. I set the density to **{value}**.",
            "support_base_pattern_spacing",
            "Fewer contact points.",
        ),
        Topic(
            "Can the printer go {value} percent faster with {filament}?",
            "Only the inner walls, yes. The outer wall stays where it is.",
            "inner_wall_speed",
            "Nobody sees the inner walls.",
        ),
    ),
    (
        "Slice again and look at the preview before you print.",
        (
            "If it does not help, tell me what the first ten layers look like, "
            "because most faults show there already and the rest of the print only repeats them."
        ),
        "Change one thing at a time; two changes at once and you will not know which of them made the difference.",
        "The preset stays as it is, only this project changes.",
        "You can undo this at any time in the process settings.",
        "This makes the print about ten minutes longer.",
        (
            "A dry spool solves more problems than any setting does. "
            "PETG and TPU should spend a few hours in a dryer before every long print."
        ),
    ),
    ("Very helpful!", "Solved it.", "works, thank you"),
)
_CHINESE = Tongue(
    3,
    ("🤖 你好！我是你的切片助手。", "当前使用：\n- 打印机： **{}**\n- 耗材： **{}**", "打印板上有 1 个模型。"),
    (
        Topic(
            "{filament} 拉丝严重，第 {value} 层最明显，怎么办？",
            "先烘干耗材，再把喷嘴温度降低几度。空驶速度设为 **{value}**。",
            "travel_speed",
            "缩短渗料时间。",
        ),
        Topic(
            "打印 {value} 分钟后翘边，怎么解决？",
            "加宽裙边并提高热床温度。裙边圈数：**{value}**。",
            "brim_width",
            "增大附着面积。",
        ),
        Topic(
            "{value}% 的填充够结实吗？",
            "外墙比填充更重要，{value}% 再加一圈墙就可以。",
            "sparse_infill_density",
            "支撑外墙不变形。",
        ),
        Topic(
            "支撑很难拆除，一共 {value} 处。",
            "换成树状支撑，并增大间距。",
            "support_base_pattern_spacing",
            "接触点更少。",
        ),
        Topic(
            "首层不平，热床 {value} °C。",
            "先清洁打印板，首层速度降到 {value} mm/s。",
            "initial_layer_speed",
            "慢一点才能压实。",
        ),
    ),
    (
        "请重新切片并查看预览。",
        "如果没有改善，请描述一下前十层的样子，大多数问题在那里就能看出来。",
        "一次只改一个参数，否则不知道是哪个起了作用。",
        "打印时间大约增加十分钟。",
        "设置已应用，预设本身没有改变。",
    ),
    ("非常有用！", "解决了，谢谢"),
)
_GERMAN = Tongue(
    2,
    ("🤖 Hallo! Ich bin dein Slicing-Assistent.", "Du verwendest gerade:\n- Drucker: **{}**\n- Filament: **{}**"),
    (
        Topic(
            "{filament} zieht Fäden, vor allem ab Schicht {value}. Was tun?",
            "Rolle trocknen und die Düse etwas kühler stellen; Fahrgeschwindigkeit **{value}**.",
            "travel_speed",
            "Weniger Zeit zum Nachtropfen.",
        ),
        Topic(
            "Die Ecken lösen sich nach {value} Minuten.",
            "Ein breiterer Rand und ein wärmeres Bett helfen. Rand: **{value}**.",
            "brim_width",
            "Mehr Fläche hält die Ecken.",
        ),
        Topic(
            "Reichen {value} % Füllung für einen Haken?",
            "Wände tragen mehr als Füllung: {value} % und eine Wand mehr.",
            "sparse_infill_density",
            "Stützt die Wände.",
        ),
    ),
    (
        "Slice neu und prüfe die Vorschau.",
        "Ändere immer nur eine Sache auf einmal, sonst weißt du nicht, was geholfen hat.",
        "Das verlängert den Druck um etwa zehn Minuten.",
        "Die Voreinstellung selbst bleibt unverändert.",
    ),
    ("Sehr hilfreich!", "Hat geklappt, danke"),
)
_SPANISH = Tongue(
    1,
    ("🤖 ¡Hola! Soy tu asistente de laminado.", "Estás usando:\n- Impresora: **{}**\n- Filamento: **{}**"),
    (
        Topic(
            "{filament} deja hilos desde la capa {value}, ¿qué hago?",
            "Seca la bobina y baja un poco la temperatura. Velocidad de desplazamiento: **{value}**.",
            "travel_speed",
            "Menos tiempo de goteo.",
        ),
        Topic(
            "Las esquinas se levantan a los {value} minutos",
            "Un borde más ancho y la cama más caliente. Borde: **{value}**.",
            "brim_width",
            "Más superficie de agarre.",
        ),
    ),
    (
        "Vuelve a laminar y mira la vista previa.",
        "Cambia una sola cosa cada vez; así sabrás cuál ayudó.",
        "La impresión tardará unos diez minutos más.",
    ),
    ("¡Muy útil!",),
)
TONGUES = (_ENGLISH, _CHINESE, _GERMAN, _SPANISH)
