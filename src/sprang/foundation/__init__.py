"""The ground: people, scopes, records, the journal, files, jobs, imports and exports."""
