"""Pictures of delays and of timelines: as SVG, and in plain characters for a terminal."""
