"""Writes the sample catalogue: one compact source a work, LilyPond and MusicXML out."""
