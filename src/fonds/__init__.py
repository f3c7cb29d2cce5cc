"""fonds: a folder of documents and a spreadsheet become a digital archive."""

__version__ = "0.1.0"
