import { placeOperations } from '@anhe/contract/places';
import { onQuery } from '../../../kernel/run/handler.ts';
import { shippedBorders } from '../borders.ts';

/** County borders as they ship: for looking at, not for deciding where something lies. */
export const borders = onQuery({ operation: placeOperations.borders, facts: () => ({}), answer: shippedBorders });
