"""Charts: what authors write, what is decided, and what is drawn."""
