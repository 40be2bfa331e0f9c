"""Render values as text: nothing here prints, reads a file or knows the terminal."""
