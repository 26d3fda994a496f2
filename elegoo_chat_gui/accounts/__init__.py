"""Tokens in the system keyring; the only importer of keyring."""
