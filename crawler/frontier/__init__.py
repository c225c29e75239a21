"""The durable frontier: what is to be fetched, what is being fetched and what was, kept with the archive.

A request is queued, leased to a worker, and done in the very transaction that keeps its page, notes its visit
and queues the links found in it. So a run that is killed at any instant is taken up where it was.
"""

from crawler.frontier.entries import Entry, Failed, Kept, Note, Outcome, Read, Unchanged
from crawler.frontier.leases import Frontier

__all__ = ["Entry", "Failed", "Frontier", "Kept", "Note", "Outcome", "Read", "Unchanged"]
