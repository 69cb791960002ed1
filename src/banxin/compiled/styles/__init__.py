"""The shipped styles as they were checked, a module each, so that a build need not read them (``make schema``)."""
