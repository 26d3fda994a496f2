"""Values as bytes of files that leave the program."""
