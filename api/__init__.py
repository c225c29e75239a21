"""Every way in: the command line and GraphQL. No logic lives here."""
