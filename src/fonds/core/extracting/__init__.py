"""Reading: from the words of a document to names, offices, meetings, statements, figures, dates, marks, references.

`document` is what a finder reads, `facts` what it finds; one module a question, each with one public function.
Nothing here is decided: all of it is proposed, with its words, its finder and a confidence.
"""
