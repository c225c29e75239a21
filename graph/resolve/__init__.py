"""Whom a name means: normal forms, an alias table, pairwise rules with reasons, and the register of judgements."""
