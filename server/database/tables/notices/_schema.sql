-- Messages that went out through a gateway, and how that ended.
create schema notices;
