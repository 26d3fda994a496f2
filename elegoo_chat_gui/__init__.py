"""Elegoo Chats: read and create Elegoo-Obico assistant chats."""

__version__ = "0.1.0"
