"""OAI-PMH 2.0: the Protocol for Metadata Harvesting of the Open Archives Initiative."""
