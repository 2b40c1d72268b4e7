"""One file per kind of feed, each with one FeedKind: found by the registry, named by `kind` in a pack's feeds.toml."""
