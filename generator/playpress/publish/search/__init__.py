"""What pages say to the files of the search: small scripts that a browser loads as far as a question needs them."""
