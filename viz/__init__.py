"""Show a network and its answers: map, report and exports."""
