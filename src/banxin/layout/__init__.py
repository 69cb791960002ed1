"""Document and style in, pages out: each block is set into strips, the strips are cut into pages."""
