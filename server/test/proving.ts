/** Whether the full counts are run (`npm run prove`) instead of samples. */
export const proving = process.env['ANHE_PROVE'] === '1';
