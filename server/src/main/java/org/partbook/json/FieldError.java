package org.partbook.json;

/// What is wrong with one field of a request, in words that name the value.
public record FieldError(String field, String message) {}
