"""What pydantic made of the types of files, a module each, so that a build need not import it (``make schema``)."""
