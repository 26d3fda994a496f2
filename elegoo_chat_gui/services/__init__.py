"""What the program does, without Qt, HTTP or SQLite."""
