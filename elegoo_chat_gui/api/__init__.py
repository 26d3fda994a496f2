"""HTTP client of the Chats API; the only importer of httpx.

Importing this package is cheap: httpx, truststore and msgspec come in with the first request, in its own thread.
"""

from elegoo_chat_gui.api.client import ChatClient
from elegoo_chat_gui.api.policy import Policy, Retries, Timeouts

__all__ = ["ChatClient", "Policy", "Retries", "Timeouts"]
