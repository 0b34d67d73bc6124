import type { Day } from '@anhe/contract/kernel';
import type { ReferenceBook } from '../../../kernel/reference.ts';

/** A number that the city sets. */
export const limitOf = (book: ReferenceBook, code: 'unread-hours' | 'rung-hours' | 'auto-dispatch', day: Day): number => Number(book.row('request-limits', code, day).body['amount']); // the list's schema
