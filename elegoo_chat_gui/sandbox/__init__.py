"""A server on loopback that speaks the Chats API: demo, test double and playground in one.

It shares no code with the client: a fault in the client's double encoding cannot cancel itself out here.
"""

from elegoo_chat_gui.sandbox.faults import Fault, Faults
from elegoo_chat_gui.sandbox.server import SandboxServer
from elegoo_chat_gui.sandbox.users import RENEWED_TOKEN, USERS

__all__ = ["RENEWED_TOKEN", "USERS", "Fault", "Faults", "SandboxServer"]
