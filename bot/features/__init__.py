"""What each capability knows: rules, use cases, tables, wording."""
