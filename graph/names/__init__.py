"""The rules that prove two names to mean one actor, and the words they rest on."""
