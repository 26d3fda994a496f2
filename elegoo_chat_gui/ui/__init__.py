"""The Qt skin: it shows what services know and reports what a person asks for."""
