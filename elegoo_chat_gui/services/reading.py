"""Opening one chat."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from elegoo_chat_gui.core.chats import Chat, ChatKey, chat_from_row
from elegoo_chat_gui.core.errors import ChatNotKeptError
from elegoo_chat_gui.services.ports import ChatCache


class ReadingService:
    """Gives decoded chats. Decoding runs in a thread of its own: a chat can be tens of megabytes."""

    def __init__(self, cache: ChatCache) -> None:
        self._cache = cache
        self._decoder = ThreadPoolExecutor(max_workers=1, thread_name_prefix="decode")

    async def open(self, key: ChatKey) -> Chat:
        """The chat with its messages decoded. Raises ChatNotKeptError, StoreError."""
        raw = await self._cache.raw(key)
        if raw is None:
            raise ChatNotKeptError
        return await asyncio.wrap_future(self._decoder.submit(_decode, key, raw))

    async def aclose(self) -> None:
        self._decoder.shutdown(wait=True, cancel_futures=True)


def _decode(key: ChatKey, raw: bytes) -> Chat:
    chat = chat_from_row(key.account, raw)
    _ = chat.log  # decoded here, kept in the chat
    return chat
