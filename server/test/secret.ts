import { secretOf } from '../src/kernel/secret.ts';

/** The secret of every test. */
export const testSecretText = 'the secret of the tests, known to everybody';

export const testSecret = secretOf(testSecretText);
