import { useEffect, useState } from 'preact/hooks';

/** How the pages look: as usual, with the strongest contrast in the sun, or dark at night. */
export const lights = ['usual', 'sun', 'night'] as const;
export type Light = (typeof lights)[number];

export interface Look {
  readonly elder: boolean;
  readonly light: Light;
}

const keys = { elder: 'anhe.elder', light: 'anhe.light' } as const;
const listeners = new Set<() => void>();

function read(): Look {
  try {
    return { elder: localStorage.getItem(keys.elder) === '1', light: lights.find((one) => one === localStorage.getItem(keys.light)) ?? 'usual' };
  } catch {
    // Storage may be shut off; the usual look then.
    return { elder: false, light: 'usual' };
  }
}

let now: Look | undefined;

/** The look that was chosen on this phone. */
export function look(): Look {
  now ??= read();
  return now;
}

/** Changes the look and remembers it on this phone. */
export function setLook(part: Partial<Look>): void {
  now = { ...look(), ...part };
  try {
    localStorage.setItem(keys.elder, now.elder ? '1' : '0');
    localStorage.setItem(keys.light, now.light);
  } catch {
    // Not remembered then; the switch works for this time.
  }
  for (const listener of listeners) listener();
}

/** Draws the page in the look that was chosen. */
export function useLook(): Look {
  const [chosen, setChosen] = useState(look);
  useEffect(() => {
    const changed = (): void => setChosen(look());
    listeners.add(changed);
    return () => void listeners.delete(changed);
  }, []);
  useEffect(() => {
    const { classList, dataset } = document.documentElement;
    classList.toggle('elder', chosen.elder);
    classList.toggle('sun', chosen.light === 'sun');
    if (chosen.light === 'night') dataset['theme'] = 'dark';
    else delete dataset['theme'];
  }, [chosen]);
  return chosen;
}
