"""The keeper's desk: Django's admin, for what people decide. Everything else is only shown."""
