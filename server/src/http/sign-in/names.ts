/** Addresses and names that the routes share with the library, without loading it. */
export const basePath = '/api/sign-in';
export const oidcProvider = 'oidc';
/** The address under which requests of our own routes reach the library; each carries the caller's real one. */
export const callerHeader = 'x-anhe-caller';

/** The library asks for an email address: ours are made from the login and lead nowhere (RFC 6761). */
export const addressOf = (login: string): string => `${login.toLowerCase()}@sign-in.invalid`;

/** Whether passkeys can work here: a browser gives them to names, not to addresses, and only where it is safe. */
export function passkeysPossible(publicUrl: string): boolean {
  const { hostname, protocol } = new URL(publicUrl);
  const isAddress = /^[\d.]+$/u.test(hostname) || hostname.startsWith('[');
  return !isAddress && (protocol === 'https:' || hostname === 'localhost');
}
