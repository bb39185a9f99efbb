"""What `packaging/make` is made of. Python's standard library only."""
