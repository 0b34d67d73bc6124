const key = 'anhe.field';

/** Whether this phone was set up; kept apart from what it holds, so that it is noticed when the browser has cleared that away. */
export function wasSetUp(): boolean {
  try {
    return localStorage.getItem(key) === '1';
  } catch {
    // Storage may be shut off: then nothing was set up either.
    return false;
  }
}

export function markSetUp(): void {
  try {
    localStorage.setItem(key, '1');
  } catch {
    // Then a clearing is told as a phone that was never set up.
  }
}

export function forgetMark(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // There was none.
  }
}
