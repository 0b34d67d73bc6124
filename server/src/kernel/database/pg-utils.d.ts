// The driver's own way of writing a value for the wire; its published types leave it out.
declare module 'pg/lib/utils.js' {
  /** A value as the wire takes it: text, bytes, or null. Arrays as Postgres writes them, objects as JSON, instants with their zone. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
