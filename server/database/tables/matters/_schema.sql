-- What is the same for every kind of matter: number, timeline, holder, clock, attachment, receipt.
create schema matters;
