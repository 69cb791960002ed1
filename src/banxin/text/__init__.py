"""Words in their looks in, set lines of glyphs out: Chinese setting."""
