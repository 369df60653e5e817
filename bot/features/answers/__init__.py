"""Answers: what was asked before and answered for everybody, with its sources."""
