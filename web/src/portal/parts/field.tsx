/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from 'preact';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The control, given what ties it to its label, hint and error. */
  readonly children: (ties: { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: boolean }) => ComponentChildren;
}

/** A field with its label above, its hint, and what is wrong with it. */
export function Field({ id, label, hint, error, children }: Props): JSX.Element {
  const by = [...(error === undefined ? [] : [`${id}-error`]), ...(hint === undefined ? [] : [`${id}-hint`])].join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : <p id={`${id}-hint`} class="hint">{hint}</p>}
      {children({ id, ...(by === '' ? {} : { 'aria-describedby': by }), ...(error === undefined ? {} : { 'aria-invalid': true }) })}
      {error === undefined ? null : <p id={`${id}-error`} class="wrong" role="alert">✕ {error}</p>}
    </div>
  );
}
