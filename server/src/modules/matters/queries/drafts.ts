import { z } from 'zod';
import { instantOf } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { actingPost } from '../../../kernel/access/actor.ts';
import { all, db } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';

export const draftBound = (county: County, id: Id): string => `matters.draft ${county} ${id}`;

const Body = z.record(z.string(), z.unknown());

/** Drafts of the acting post, newest first. */
export const drafts = onQuery({
  operation: matterOperations.drafts,
  facts: ({ actor, input }) => {
    const { county, post } = actingPost(actor);
    const mine = db.selectFrom('matters.draft').select(['county', 'id', 'form', 'matter', 'sealed', 'changed_at']).where('county', '=', county).where('post', '=', post);
    const ofForm = input.form === undefined ? mine : mine.where('form', '=', input.form);
    const ofMatter = input.matter === undefined ? ofForm : ofForm.where('matter', '=', input.matter);
    return { rows: all(ofMatter.orderBy('changed_at', 'desc').limit(100)) };
  },
  answer: ({ keys }, { facts }) => ({
    items: facts.rows.map(({ county, id, form, matter, sealed, changed_at }) => ({
      id, form, matter, body: Body.parse(keys.open(sealed, draftBound(county, id))), changedAt: instantOf(changed_at),
    })),
  }),
});

/** Views of the acting post, by name. */
export const views = onQuery({
  operation: matterOperations.views,
  facts: ({ actor }) => {
    const { county, post } = actingPost(actor);
    return { rows: all(db.selectFrom('matters.saved_view').select(['id', 'name', 'filters']).where('county', '=', county).where('post', '=', post).orderBy('name').limit(200)) };
  },
  answer: (_request, { facts }) => ({ items: facts.rows.map(({ id, name, filters }) => ({ id, name, filters: Body.parse(filters) })) }),
});
