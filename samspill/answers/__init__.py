"""Answers as tables for a person: one module a family of questions."""
