"""The lines with which the slicer's assistant opens a conversation; no model writes them."""

_OPENINGS: dict[str, tuple[str, str, str]] = {
    "en": (
        "🤖 Hello! I am your slicing assistant.",
        "You are now using:\n- Printer: **{machine}**\n- Filament: **{filament}**",
        'I see "{file}" on the plate.',
    ),
    "zh-CN": (
        "🤖 你好！我是你的切片助手。",
        "当前使用：\n- 打印机： **{machine}**\n- 耗材： **{filament}**",
        "打印板上有 “{file}”。",
    ),
    "zh-TW": (
        "🤖 你好！我是你的切片助理。",
        "目前使用：\n- 印表機： **{machine}**\n- 線材： **{filament}**",
        "列印板上有「{file}」。",
    ),
    "de": (
        "🤖 Hallo! Ich bin dein Slicing-Assistent.",
        "Du verwendest gerade:\n- Drucker: **{machine}**\n- Filament: **{filament}**",
        "Auf der Platte liegt „{file}“.",
    ),
    "pt-BR": (
        "🤖 Olá! Sou seu assistente de fatiamento.",
        "Você está usando:\n- Impressora: **{machine}**\n- Filamento: **{filament}**",
        "Vejo “{file}” na mesa.",
    ),
    "es": (
        "🤖 ¡Hola! Soy tu asistente de laminado.",
        "Estás usando:\n- Impresora: **{machine}**\n- Filamento: **{filament}**",
        "Veo «{file}» en la placa.",
    ),
    "fr": (
        "🤖 Bonjour ! Je suis votre assistant de découpe.",
        "Vous utilisez :\n- Imprimante : **{machine}**\n- Filament : **{filament}**",
        "Je vois « {file} » sur le plateau.",
    ),
    "it": (
        "🤖 Ciao! Sono il tuo assistente di slicing.",
        "Stai usando:\n- Stampante: **{machine}**\n- Filamento: **{filament}**",
        "Vedo “{file}” sul piatto.",
    ),
    "ru": (
        "🤖 Здравствуйте! Я ваш помощник по слайсингу.",
        "Сейчас используется:\n- Принтер: **{machine}**\n- Филамент: **{filament}**",
        "На столе «{file}».",
    ),
    "ja": (
        "🤖 こんにちは！スライスのアシスタントです。",
        "現在の設定：\n- プリンター： **{machine}**\n- フィラメント： **{filament}**",
        "プレートに「{file}」があります。",
    ),
    "ar": (
        "🤖 مرحبًا! أنا مساعد التقطيع.",
        "تستخدم الآن:\n- الطابعة: **{machine}**\n- الخيط: **{filament}**",
        "أرى «{file}» على اللوح.",
    ),
}


def opening_lines(language: str, machine: str | None, filament: str | None, file: str) -> list[dict[str, object]]:
    """Greeting, presets and model, as three messages; a missing preset reads `undefined`, as it does there."""
    facts = {"machine": machine or "undefined", "filament": filament or "undefined", "file": file}
    return [{"role": "assistant", "content": line.format(**facts)} for line in _OPENINGS[language]]
