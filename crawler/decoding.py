"""From bytes to characters, as a browser would, without trusting what a page says of itself; pure."""

import codecs
import re
import unicodedata

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_PRESCAN = 4_096  # bytes; HTML asks for the declaration within the first 1,024, many pages come later

# Browsers read these labels as the Windows superset; encodings in which "<" is not one byte can't be
# declared inside the page, and UTF-7 is never honoured (it hides markup).
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}  # fmt: skip
_NEVER = re.compile(
    r"utf-?_?(?:7|16|32)|idna|punycode|unicode_escape|raw_unicode|undefined|mbcs|oem", re.IGNORECASE
)

# Everything that XML can't hold, and the invisible characters that split or reorder words.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CONTROL_BYTES = bytes({*range(32), 127} - set(b"\t\n"))  # a carriage return too: it becomes a line feed
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page: byte order mark, then valid UTF-8, then what header or page declare, then cp1252.

    UTF-8 goes before a declaration because text in another encoding is practically never valid UTF-8 by
    chance, while wrong declarations are common. Never raises; what can't be decoded becomes U+FFFD.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _plain(body[len(mark) :].decode(encoding, "replace"))
    try:
        # "final=False" forgives a last character that a size limit has cut in two.
        text = codecs.getincrementaldecoder("utf-8")().decode(body, final=False)
        # Bytes are counted a hundred times faster than characters are searched, and most pages are clean.
        is_clean = len(body.translate(None, _CONTROL_BYTES)) == len(body)
        return text if is_clean and "\ufffe" not in text and "\uffff" not in text else _plain(text)
    except UnicodeDecodeError:
        pass
    declared = _declared(body, content_type)
    return _plain(body.decode(declared or _likely(body), "replace"))


def tidy(text: str) -> str:
    """One line of text as people see it: composed, no invisible characters, single plain spaces."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def _declared(body: bytes, content_type: str | None) -> str | None:
    in_header = _HEADER.search(content_type or "")
    in_page = _META.search(body[:_PRESCAN])
    for label in (in_header[1] if in_header else "", in_page[1].decode("ascii") if in_page else ""):
        try:
            found = codecs.lookup(label)
        except (LookupError, ValueError):
            continue
        name = _SUPERSETS.get(found.name, found.name)
        if not _NEVER.match(name) and _is_text_encoding(name):
            return name
    return None


def _is_text_encoding(name: str) -> bool:
    """Python also has codecs from bytes to bytes (base64, zip); those are no charsets."""
    try:
        return b"<a>".decode(name) == "<a>"
    except (LookupError, ValueError):
        return False


def _likely(body: bytes) -> str:
    """Nothing is declared: UTF-8 with a few broken characters, or a legacy page."""
    start = body[:100_000]
    broken = start.decode("utf-8", "replace").count("\ufffd")
    high = len(start.translate(None, bytes(range(128))))
    # A damaged UTF-8 page keeps most of its characters whole; in a legacy page nearly each high byte breaks.
    return "utf-8" if broken * 4 < high else "cp1252"


def _plain(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
