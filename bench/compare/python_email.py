"""Decodes every leaf of every file in a directory with Python's email: python_email.py POLICY DIR."""

import email
import email.policy
import pathlib
import sys

policy = {"compat32": email.policy.compat32, "default": email.policy.default}[sys.argv[1]]
octets = 0
for path in pathlib.Path(sys.argv[2]).glob("*.eml"):
    message = email.message_from_bytes(path.read_bytes(), policy=policy)
    for part in message.walk():
        if not part.is_multipart():
            payload = part.get_payload(decode=True)
            if part.get_content_maintype() == "text":
                payload.decode(part.get_content_charset("us-ascii"), "replace")
            octets += len(payload)
