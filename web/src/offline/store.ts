import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { ActOutcome } from '@anhe/contract/devices';
import type { LockedVault, PasskeyLock, Sealed } from './vault.ts';

/** Whose phone it is, as the house knows it. */
export interface Identity {
  readonly county: string;
  readonly device: string;
  readonly person: string;
}

/** The one row that says what this phone is and how far its outbox has come. */
export interface Self {
  readonly key: 'self';
  readonly who: Identity;
  readonly vault: LockedVault;
  /** The second way in, where its owner has added one. */
  readonly passkey?: PasskeyLock | null;
  /** The number that the next act gets. */
  readonly next: number;
  /** Wrong passphrases in a row. */
  readonly tries: number;
  /** When the house last answered, by the phone's clock; and how far that clock is off, in milliseconds. */
  readonly heardAt: string | null;
  readonly clockOff: number;
  /** The day from which it locks itself. */
  readonly locksOn: string | null;
}

/** An act that waits: signed, and sealed as it will go out. */
export interface WaitingRow {
  readonly sequence: number;
  /** By which the house knows whether it was done, should the rest be spoilt; an older row has none. */
  readonly command?: string;
  readonly sealed: Sealed;
}

/** What became of an act, for its owner to see. */
export interface ReceiptRow {
  readonly sequence: number;
  readonly outcome: ActOutcome;
  readonly arrivedAt: string;
  readonly sealed: Sealed;
}

/** A thing of the village that the phone holds, under its kind and id. */
export interface HeldRow {
  readonly kind: string;
  readonly id: string;
  readonly sealed: Sealed;
}

/** A photograph that goes ahead of the act that names it: what is said of it, and the picture itself. */
export interface PhotoRow {
  readonly id: string;
  readonly head: Sealed;
  readonly body: Sealed;
}

/** An act whose photographs have not arrived yet; it is signed once they have. */
export interface ParcelRow {
  readonly number?: number;
  readonly sealed: Sealed;
}

/** What the app keeps for itself under a name: whose phone it is, how far it has pulled, what was begun. */
export interface OwnRow {
  readonly key: string;
  readonly sealed: Sealed;
}

/** What a phone keeps in the browser's database; nothing of it can be read without the passphrase or the phone's passkey but numbers and kinds. */
export class FieldStore extends Dexie {
  readonly self!: Table<Self, string>;
  readonly waiting!: Table<WaitingRow, number>;
  readonly receipts!: Table<ReceiptRow, number>;
  readonly held!: Table<HeldRow, [string, string]>;
  readonly photos!: Table<PhotoRow, string>;
  readonly parcels!: Table<ParcelRow, number>;
  readonly own!: Table<OwnRow, string>;

  constructor(name = 'anhe-field') {
    super(name);
    this.version(1).stores({ self: 'key', waiting: 'sequence', receipts: 'sequence', held: '[kind+id]' });
    this.version(2).stores({ photos: 'id', parcels: '++number', own: 'key' });
  }

  /** Everything goes: signed out, wiped, or after too many wrong passphrases. */
  async forget(): Promise<void> {
    await this.transaction('rw', this.tables, async () => {
      await Promise.all(this.tables.map((table) => table.clear()));
    });
  }
}
