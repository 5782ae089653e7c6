"""Decodes every leaf of every file in a directory with GMime 3, called in its library: gmime.py DIR. Without DIR: is it there?"""

import ctypes
import os
import pathlib
import sys

gmime = ctypes.CDLL("libgmime-3.0.so.0")
gobject = ctypes.CDLL("libgobject-2.0.so.0")


def function(library, name, result, *arguments):
    found = getattr(library, name)
    found.restype = result
    found.argtypes = arguments
    return found


P = ctypes.c_void_p
open_file = function(gmime, "g_mime_stream_fs_open", P, ctypes.c_char_p, ctypes.c_int, ctypes.c_int, P)
new_parser = function(gmime, "g_mime_parser_new_with_stream", P, P)
construct = function(gmime, "g_mime_parser_construct_message", P, P, P)
parts = function(gmime, "g_mime_part_iter_new", P, P)
next_part = function(gmime, "g_mime_part_iter_next", ctypes.c_int, P)
current = function(gmime, "g_mime_part_iter_get_current", P, P)
free_parts = function(gmime, "g_mime_part_iter_free", None, P)
content = function(gmime, "g_mime_part_get_content", P, P)
nowhere = function(gmime, "g_mime_stream_null_new", P)
decode = function(gmime, "g_mime_data_wrapper_write_to_stream", ctypes.c_ssize_t, P, P)
is_a = function(gobject, "g_type_check_instance_is_a", ctypes.c_int, P, ctypes.c_size_t)
unref = function(gobject, "g_object_unref", None, P)
gmime.g_mime_init()
PART = function(gmime, "g_mime_part_get_type", ctypes.c_size_t)()


def read(path):
    stream = open_file(os.fsencode(path), os.O_RDONLY, 0, None)
    parser = new_parser(stream)
    message = construct(parser, None)
    leaves = parts(message)
    octets = 0
    going = True
    while going:
        part = current(leaves)
        if part and is_a(part, PART):
            sink = nowhere()
            octets += decode(content(part), sink)
            unref(sink)
        going = next_part(leaves)
    free_parts(leaves)
    for held in (message, parser, stream):
        unref(held)
    return octets


if len(sys.argv) > 1:
    sum(read(path) for path in pathlib.Path(sys.argv[1]).glob("*.eml"))
