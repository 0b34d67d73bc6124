/** Id of the control for a field of an input, as forms give it. */
export const fieldId = (path: readonly (string | number)[]): string => `field-${path.join('-')}`;

/** The control for a field of an input; for one deeper than the page's controls the nearest above it. */
function controlOf(path: readonly (string | number)[]): HTMLElement | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const control = document.getElementById(fieldId(path.slice(0, length)));
    if (control !== null) return control;
  }
  return undefined;
}

/** What the page calls a field: the label or legend of its control. */
export function labelOf(path: readonly (string | number)[]): string | undefined {
  const control = controlOf(path);
  const label = control === undefined ? null : (document.querySelector(`label[for="${control.id}"]`) ?? control.querySelector('legend, .field-label'));
  return label?.firstChild?.textContent?.trim() || undefined;
}

/**
 * Puts the cursor into the control of the first wrong field that the page has; opens the folded part it lies in. A field
 * deeper than the page's controls leads to the nearest one above it.
 */
export function focusField(paths: readonly (readonly (string | number)[])[]): void {
  for (const path of paths) {
    const control = controlOf(path);
    if (control === undefined) continue;
    for (let fold = control.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
    control.focus();
    control.scrollIntoView({ block: 'center' });
    return;
  }
}

/** Puts the cursor into the first field of a window; windows take the focus for themselves as they open. */
export function focusFirst(box: HTMLElement | null): void {
  // Somebody is typing already: a window that is still moving must not take the cursor away.
  if (box?.contains(document.activeElement) === true) return;
  const fields = box?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type="hidden"], [type="radio"], [type="checkbox"], [disabled]), textarea:not([disabled])') ?? [];
  ([...fields].find((field) => field.value === '') ?? fields[0])?.focus();
}
