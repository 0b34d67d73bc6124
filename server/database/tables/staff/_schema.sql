-- Who works: units, persons with an account, posts with dates, deputies, credentials.
create schema staff;
