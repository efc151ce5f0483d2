package org.partbook.fault.shop;

import java.util.Map;

/// What a shop sends to have something registered.
///
/// @param path of one line or ensemble, or of a whole order
record Registration(String path, Map<String, Object> request) {}
