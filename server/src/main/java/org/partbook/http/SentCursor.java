package org.partbook.http;

/// A cursor that came with a request, once it is sure that whoever made the request was given it
/// here: then it is no secret that has got into the wrong place, and may be shown.
public record SentCursor(String text) {}
