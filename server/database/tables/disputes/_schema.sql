-- People's mediation: from intake to the archive.
create schema disputes;
