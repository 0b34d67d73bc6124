import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { tokensOf } from '../../../kernel/text/tokens.ts';

export interface AlikeRow {
  readonly county: string;
  readonly matter: string;
  /** How much of the words' weight it holds; compared with others of the same question only. */
  readonly alike: number;
}

/** Of a long text the beginning says what it is about. */
const longest = 600;

/**
 * Matters of which the text is most like this one, the likest first, by the index and whatever their age. The ids alone: each is
 * read again under row security.
 * @param scope as `scopeText` writes it
 */
export const alikeMatters = (scope: string, text: string, most: number): Statement<readonly AlikeRow[]> =>
  raw('select county, matter, alike from requests.find_alike($1::kernel.place_ranges, $2, $3)', [scope, tokensOf(text.slice(0, longest)), most], (rows) => rows as readonly AlikeRow[]); // the columns of the function
