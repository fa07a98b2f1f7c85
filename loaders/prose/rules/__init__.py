"""The rules that find ties in one sentence, each by how such sentences are built."""
