"""When each source is looked at, by whom, and how it went: due times, leases, the run log, health.

All of it lies in the archive's own database, so that whoever opens the archive knows the schedule, and a
restart changes nothing. Times are UTC, and every function that needs the time is handed it.

    times.py    when a source is due again; pure
    owner.py    who holds a lease, and whether that process still lives
    book.py     due times, leases and the run log as rows
    health.py   what the log says about a source, and its alarms; pure
    look.py     the same for readers, who write nothing
    rounds.py   one round: claim what is due, crawl it, write down how it went
"""
