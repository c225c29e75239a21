"""What a sentence begins with before its subject: "With ⟨M⟩ from ⟨N⟩, ⟨N⟩ plans to hire"."""

import re

from graph.extract.marked import L, M, N

_OPENS = r"(?:[Ww]ith|[Bb]acked (?:by|with)|[Aa]rmed with|[Ff]lush with|[Ff]uel(?:l)?ed by|[Bb]uoyed by|[Ff]resh (?:off|from)|[Oo]n the (?:heels|back) of|[Hh]aving (?:just |recently )?(?:raised|secured|closed)|[Ff]ollowing|[Tt]hanks to|[Hh]ot off)"
_FRONTED = re.compile(rf"\W*{_OPENS} ")
# ", ⟨N⟩ plans": where the clause of the sentence begins
_MAIN = re.compile(
    rf", (?:the \w+ )?(?P<name>{N}) (?:(?:also|now|has|had|is|was|will|can|aims|hopes|plans|wants|expects|said|says|intends|looks|joins|would|may|could)\b|[a-z]{{3,20}}(?:s|ed)\b(?! by))"
)
_WON = re.compile(
    rf"\W*{_OPENS} (?:(?:an?|its|the|another|about|around|nearly|over|more than|some|up to|fresh|new|additional|extra|recent|latest|hefty) ){{0,4}}(?P<money>{M})(?! (?:worth )?(?:in|of|from) (?:annual |net |total )?(?:revenues?|sales|assets|debts?|orders|cash|contracts|profits?|customers|clients)\b)"
)


def fronted(shape: str) -> int | None:
    """Where the name stands whose clause follows an opening of the kind; None for other sentences."""
    if not _FRONTED.match(shape):
        return None
    main = _MAIN.search(shape)
    return main.start("name") if main else None


def is_won(shape: str, money: int) -> bool:
    """Whether a sum in front of a sentence is what its subject has got: "Backed by ⟨M⟩ from ⟨N⟩, ⟨N⟩ plans"."""
    won = _WON.match(shape)
    if not won or won.start("money") != money or fronted(shape) is None:
        return False
    return bool(
        re.match(
            rf"[^.;,{M}]{{0,60}}(?:\bfrom (?:[\w-]+ ){{0,5}}{N}|\b(?:funding|financing|round)\b|{L})",
            shape[money + 1 :],
        )
    )
