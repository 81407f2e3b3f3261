package org.lit4j.core.json;

final class Text {}
