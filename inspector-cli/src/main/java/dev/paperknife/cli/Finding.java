package dev.paperknife.cli;

import dev.paperknife.mime.source.Defect;

/** A defect with the place where a person finds it; line and column count from 1, columns in bytes. */
record Finding(Defect defect, long line, long column) {}
