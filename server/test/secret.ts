import { secretOf } from '../src/kernel/secret.ts';

/** The secret of every test. */
export const testSecret = secretOf('the secret of the tests, known to everybody');
