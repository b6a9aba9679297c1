package io.labport.core.runtime.testadapters;

import io.labport.core.spi.config.Key;

public record NoteConfig(@Key(doc = "What to say") String greeting) {}
