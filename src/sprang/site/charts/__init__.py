"""Charts as coordinates for an SVG: the map of dots, the leap diagram, the leap line."""
