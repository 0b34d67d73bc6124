import { config } from 'zod';

// The server forbids code made of text; the schemas must know before the first of them is made, so this is imported first.
config({ jitless: true });
