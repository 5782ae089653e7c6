"""Prints what Python's email package reads in a message, a line for each thing: an independent reader for the tests."""

import sys
from email import policy
from email.parser import BytesParser

sys.stdout.reconfigure(encoding="utf-8", newline="\n")
with open(sys.argv[1], "rb") as source:
    message = BytesParser(policy=policy.default).parse(source)

print("subject", message["Subject"])
for address in message["From"].addresses + message["To"].addresses:
    print("address", address.display_name, address.addr_spec)
for part in message.walk():
    if part.is_multipart():
        print("part", part.get_content_type())
        continue
    content = part.get_content()
    shown = content.replace("\r\n", "\n") if isinstance(content, str) else content.hex()
    print(
        "part", part.get_content_type(), part.get_content_charset(), part.get_filename(), part["Content-ID"],
        part.get_param("method"), repr(shown),
    )
defects = [defect for part in message.walk() for defect in part.defects]
print("defects", len(defects))
