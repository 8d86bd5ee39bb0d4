"""Which times a sentence names, as EDTF."""
