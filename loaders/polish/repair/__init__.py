"""Hard limits of Polish grammar put on the parser’s tree: one module a family of rules."""
