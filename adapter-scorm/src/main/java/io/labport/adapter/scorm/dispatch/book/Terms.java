package io.labport.adapter.scorm.dispatch.book;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.dispatch.Access;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import io.labport.adapter.scorm.dispatch.Handling;
import io.labport.adapter.scorm.dispatch.Limits;
import java.util.List;

/** What an administrator decides about a dispatch. */
record Terms(
    String title,
    Flavour flavour,
    List<DispatchedLab> labs,
    Access access,
    Limits limits,
    Handling handling,
    MappingPolicy mapping) {}
