package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;

/** Writes what is wrong, in the order that the schema has. */
final class DefectJson {
    private DefectJson() {}

    /** What it is, and where. */
    static void properties(JsonRecord json, Defect defect) {
        json.text("id", defect.code().id());
        json.text("impact", defect.code().impact().id());
        json.text("section", defect.section());
        json.number("offset", defect.offset());
        json.number("length", defect.length());
    }

    /** What was found, and who says that it is wrong; how many it stands for, where a flood was cut short. */
    static void evidence(JsonRecord json, Defect defect) {
        json.text("detail", defect.detail());
        json.text("rfc", defect.code().rfc());
        if (defect.count() > 1) {
            json.number("count", defect.count());
        }
    }

    /** One that was found in a value alone, where offsets count from the value's start. */
    static void ofValue(JsonRecord json, Defect defect) {
        json.startObject();
        json.text("id", defect.code().id());
        json.text("impact", defect.code().impact().id());
        json.number("offset", defect.offset());
        json.number("length", defect.length());
        evidence(json, defect);
        json.endObject();
    }
}
