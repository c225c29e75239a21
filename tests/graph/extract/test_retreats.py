"""The will to fund that is no more, told in freer words, of invented backers."""

import pytest

from tests.graph.extract.harrow import said

TOLD = [
    "Harrow Capital sat on its hands all year.",
    "Harrow Capital has put all its plans for new investments on ice.",
    "Harrow Capital is staying on the sidelines until prices settle.",
    "Harrow Capital will not raise a successor fund.",
    "Harrow Capital won’t be writing any new cheques before the summer.",
    "Harrow Capital has called a halt to new investments.",
    "Harrow Capital is writing smaller cheques.",
    "Harrow Capital halved its average ticket size.",
    "Harrow Capital has withdrawn from the venture market.",
    "Harrow Capital has turned its back on late-stage deals.",
    "Harrow Capital has little appetite for new deals.",
    "Harrow Capital is reserving its remaining cash for existing companies.",
    "Harrow Capital dropped out of Kite’s Series C.",
    "Harrow Capital rejected requests for more money from Kite.",
    "Harrow Group has scrapped its corporate venture programme.",
    "Harrow Group, an investor, is shutting its accelerator.",
    "Harrow Capital wants its money back from Kite.",
    "Harrow Capital is far more reluctant to fund start-ups than a year ago.",
    "Harrow Capital has hit the brakes.",
    "Harrow Capital turned off the taps in May.",
    "There is no new money coming from Harrow Capital.",
    "Kite blamed Harrow Capital’s refusal to follow on.",
    "Founders spoke of Harrow Capital’s withdrawal from seed deals.",
    "Harrow Capital’s deal count fell by half.",
    "Staff were told of a freeze on new investments by Harrow Capital.",
    "Kite has lost Harrow Capital as one of its financial backers.",
]
SILENT = [
    "Harrow Capital led the round of Kite, which has put its plans for a listing on hold.",
    "Kite hit the brakes on hiring, its backer Harrow Capital said.",
    "Harrow Capital said that it has not lost Kite as a client.",
    "Kite, backed by Harrow Capital, is shutting its accelerator pedal factory.",
    "Harrow Capital noted that Kite did not join the round of Plume that closed in March.",
    "Harrow Capital put the offer on the table.",
]


@pytest.mark.parametrize("text", TOLD)
def test_told(text):
    assert said(text) == [("Harrow", "investment_pullback")]


@pytest.mark.parametrize("text", SILENT)
def test_not_told(text):
    assert "Harrow" not in dict(said(text))
