/** The library's way of keeping passwords (scrypt); it is loaded with the first one. */
export const hashPassword = async (password: string): Promise<string> => (await import('better-auth/crypto')).hashPassword(password);

export const verifyPassword = async (given: { readonly hash: string; readonly password: string }): Promise<boolean> =>
  (await import('better-auth/crypto')).verifyPassword(given);
