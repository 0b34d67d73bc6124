import type { Locator } from 'playwright-core';

/** What somebody's fingers do on a phone: taps and typed characters are counted, and only go down. */
export class Hands {
  taps = 0;
  typed = 0;

  async tap(what: Locator): Promise<void> {
    await what.click();
    this.taps += 1;
  }

  /** Into the field, and the characters; on a Chinese keyboard each of them is a character that was chosen. */
  async write(field: Locator, text: string): Promise<void> {
    await this.tap(field);
    await field.fill(text);
    this.typed += [...text].length;
  }

  /** Opens a list and takes a line of it. */
  async pick(list: Locator, value: string): Promise<void> {
    await list.selectOption(value);
    this.taps += 2;
  }
}
