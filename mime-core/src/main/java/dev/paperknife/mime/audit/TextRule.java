package dev.paperknife.mime.audit;

import dev.paperknife.mime.charset.DecodedText;
import dev.paperknife.mime.source.DefectSink;

/** One thing that is looked for in the text of a part, which is decoded once for all of them. */
interface TextRule {
    /** Looks at a text leaf, its transfer encoding undone. */
    void check(Part part, DecodedText text, DefectSink defects);
}
