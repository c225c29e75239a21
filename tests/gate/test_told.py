"""The rules on sentences that nobody read to write them: what they read, and how often they are wrong."""

from tests.gate.told import by_rules, lines

# As measured; the first only rises, the second only falls. Most of these wordings are rarer than those of everyday news.
LEAST_READ, MOST_FALSE = 0.36, 0.016


def test_signals_in_wordings_that_nobody_had_in_mind():
    unread = list(lines())[::2]
    telling = [line for line in unread if line.sense != "none"]
    silent = [line for line in unread if line.sense == "none"]
    read = sum(line.sense in by_rules(line) for line in telling) / len(telling)
    false = sum(bool(by_rules(line)) for line in silent) / len(silent)
    assert (read >= LEAST_READ, false <= MOST_FALSE) == (True, True), f"{read:.4f} read, {false:.4f} false"
