"""HTTP client of the Chats API; the only importer of httpx."""
