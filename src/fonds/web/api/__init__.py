"""The programming interface: each endpoint declared once, from which come checking, answers and OpenAPI."""
