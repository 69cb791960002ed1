"""Official documents and briefs to pages: whole lines, the elements of GB/T 9704-2012 around the text."""
