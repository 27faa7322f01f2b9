"""Records of patent and trade mark offices, each read into the same neutral record."""
