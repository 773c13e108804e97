"""Running Språng on one machine: one supervisor, a web server and a worker as its children."""
