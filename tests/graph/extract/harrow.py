"""What is said of invented backers, in short."""

from graph.facts import PressureSignal
from tests.graph.extract.test_other_kinds import read


def said(text):
    """Each signal of a text, with the first word of whom it is about: ``[("Harrow", "stake_sale")]``."""
    return [(one.subject.split()[0], one.signal) for one in read(text, PressureSignal)]


def the_one(text):
    """Of whom the one signal of a text is, and which: ``("Harrow Capital", "stake_sale")``."""
    (found,) = read(text, PressureSignal)
    return found.subject, found.signal
