// Opened by the commits that follow.
