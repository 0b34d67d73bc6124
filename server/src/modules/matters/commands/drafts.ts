import { Refusal, instantOf, invalid } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, remove, update, upsert } from '../../../kernel/database/changes.ts';
import { db, first } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import { draftBound } from '../queries/drafts.ts';

/** A form is a few fields and a long text; more than this is not a draft. */
const longestDraft = 100_000;

const draftOwner = (county: string, id: Id) => first(db.selectFrom('matters.draft').select('post').where('county', '=', county).where('id', '=', id));
const viewOwner = (county: string, id: Id) => first(db.selectFrom('matters.saved_view').select('post').where('county', '=', county).where('id', '=', id));

/** What someone is writing, kept for their post alone. */
export const saveDraft = onCommand({
  operation: matterOperations.saveDraft,
  facts: ({ actor, input }) => ({ owner: draftOwner(actor.county, input.draft) }),
  decide: ({ input, actor, keys, now }, { facts }) => {
    const { county, place, post } = actingPost(actor);
    if (facts.owner !== undefined && facts.owner.post !== post) throw new Refusal('matters.not-your-draft');
    if (JSON.stringify(input.body).length > longestDraft) throw invalid({ path: ['body'], code: 'too-long', details: { limit: longestDraft } });
    const row = {
      county, id: input.draft, place, post, matter: input.matter ?? null, form: input.form, sealed: keys.seal(input.body, draftBound(county, input.draft)), changed_at: now,
    };
    return { appends: [], changes: [upsert('matters.draft', ['county', 'id'], row)], answer: { changedAt: instantOf(now) } };
  },
});

export const dropDraft = onCommand({
  operation: matterOperations.dropDraft,
  facts: ({ actor, input }) => ({ owner: draftOwner(actor.county, input.draft) }),
  decide: ({ input, actor }, { facts }) => {
    const { county, post } = actingPost(actor);
    if (facts.owner === undefined) return { appends: [], changes: [], answer: { dropped: false } };
    if (facts.owner.post !== post) throw new Refusal('matters.not-your-draft');
    return { appends: [], changes: [remove('matters.draft', { county, id: input.draft, post }, 'any')], answer: { dropped: true } };
  },
});

/** A register's filters under a name of one's own. */
export const saveView = onCommand({
  operation: matterOperations.saveView,
  facts: ({ actor, input }) => ({
    owner: viewOwner(actor.county, input.view),
    twin: first(
      db.selectFrom('matters.saved_view').select('id').where('county', '=', actor.county).where('post', '=', actingPost(actor).post).where('name', '=', input.name).where('id', '<>', input.view),
    ),
  }),
  decide: ({ input, actor, now }, { facts }) => {
    const { county, place, post } = actingPost(actor);
    if (facts.owner !== undefined && facts.owner.post !== post) throw new Refusal('kernel.not-found');
    if (facts.twin !== undefined) throw new Refusal('matters.view-name-taken', { details: { name: input.name } });
    const set = { name: input.name, filters: JSON.stringify(input.filters), changed_at: now };
    const change = facts.owner === undefined
      ? insert('matters.saved_view', { county, id: input.view, place, post, ...set })
      : update('matters.saved_view', { county, id: input.view, post }, set);
    return { appends: [], changes: [change], answer: { id: input.view } };
  },
});

export const dropView = onCommand({
  operation: matterOperations.dropView,
  facts: ({ actor, input }) => ({ owner: viewOwner(actor.county, input.view) }),
  decide: ({ input, actor }, { facts }) => {
    const { county, post } = actingPost(actor);
    if (facts.owner === undefined) return { appends: [], changes: [], answer: { dropped: false } };
    if (facts.owner.post !== post) throw new Refusal('kernel.not-found');
    return { appends: [], changes: [remove('matters.saved_view', { county, id: input.view, post }, 'any')], answer: { dropped: true } };
  },
});
