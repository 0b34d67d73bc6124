import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { assertAppRole } from '../src/kernel/database/roles.ts';
import { withClient } from '../src/kernel/database/connection.ts';
import { modules } from '../src/modules/index.ts';
import { cases } from './cases/index.ts';
import { useGround } from './ground.ts';
import { observe } from './row-security.ts';
import type { Observed, TableName } from './row-security.ts';
import { World, elsewherePlace } from './world.ts';

const ground = useGround(() => modules);
const areas = { here: '610524001201', elsewhere: elsewherePlace, post: '' };

/** Tables of our schemas without row security, each for a reason. Those of the libraries' own schemas lie with their own account. */
const exempt: Readonly<Record<string, string>> = {
  'kernel.data_key': 'wrapped keys: useless without the master key, needed by every row',
  'kernel.migration': 'what the owner applied; no other account may touch it',
  'kernel.outbox': 'written by all, read by the jobs alone',
  'kernel.reference': 'law and limits: public',
  'kernel.seal': 'digests over all counties',
  'kernel.seal_leaf': 'digests over all counties',
  'kernel.setting': 'of the installation, not of a county',
  'requests.type_habit': 'counts over all counties, by type alone',
  'requests.word': 'shares of common words over all counties; no text can be told from them',
};

/** Rows of an area: seen, written and moved within the scope alone; narrowed to one matter where they belong to one. */
const area: Observed = {
  here: 'some', elsewhere: 'none', unset: 'none', otherMatter: '-', jobs: 'no grant', insertHere: 'done', insertAway: 'refused', updateHere: 'done', updateAway: 'refused',
  updateFromElsewhere: 'none', deleteHere: 'no grant', deleteFromElsewhere: 'no grant',
};
const ofMatter: Observed = { ...area, otherMatter: 'none' };
/** What is let go of when it has served. */
const passing: Observed = { ...area, deleteHere: 'done', deleteFromElsewhere: 'none' };
const ofPost: Observed = { ...area, deleteHere: 'done', deleteFromElsewhere: 'none' };
/** Read by all staff, written within the scope. */
const directory: Observed = { ...area, elsewhere: 'some', unset: 'some' };

/** What each table lets be seen and done; a table that is not here fails. */
const tables: Readonly<Record<string, Observed>> = {
  // Refusals are written where the actor has no scope: writing is free, reading is not. `place` alone may change.
  'kernel.access_log': { ...ofMatter, insertAway: 'done' },
  // Found by its own id only; a counter tells nothing of anyone.
  'kernel.command': { ...area, elsewhere: 'some', unset: 'some', insertAway: '-', updateHere: '-', updateAway: '-', updateFromElsewhere: '-' },
  'kernel.series': { ...area, elsewhere: 'some', unset: 'some', insertAway: '-', updateHere: '-', updateAway: '-', updateFromElsewhere: '-' },
  'kernel.event': { ...ofMatter, jobs: 'some' },
  'kernel.file': { ...area, jobs: 'some' },
  'places.division': { ...directory, jobs: 'some' },
  'places.successor': { ...directory, jobs: 'some', updateHere: 'no grant', updateAway: 'no grant', updateFromElsewhere: 'no grant' },
  'places.code_import': area, 'places.code_list': area,
  'staff.credential': directory, 'staff.deputy': directory, 'staff.invitation': directory, 'staff.person': directory, 'staff.post': directory, 'staff.unit': directory,
  'staff.post_area': { ...directory, updateHere: 'no grant', updateAway: 'no grant', updateFromElsewhere: 'no grant', deleteHere: 'done', deleteFromElsewhere: 'none' },
  'parties.party': ofMatter,
  'matters.matter': area, 'matters.attachment': ofMatter, 'matters.clock': ofMatter, 'matters.content': ofMatter, 'matters.matter_party': ofMatter, 'matters.handover': ofMatter, 'matters.handover_told': ofMatter, 'matters.number': ofMatter,
  'matters.receipt': ofMatter, 'matters.receipt_pass': ofMatter, 'matters.search': { ...ofPost, otherMatter: 'none' }, 'matters.draft': { ...ofPost, otherMatter: 'none' }, 'matters.saved_view': ofPost,
  'disputes.agreement': ofMatter, 'disputes.consent': ofMatter, 'disputes.defect': ofMatter, 'disputes.dispute': ofMatter, 'disputes.follow_up': ofMatter, 'disputes.mediator': ofMatter,
  'disputes.application': ofMatter, 'disputes.breach': ofMatter, 'disputes.instalment': ofMatter, 'disputes.payment': ofMatter,
  'disputes.hand_in': ofMatter, 'disputes.way': ofMatter, 'disputes.seal_use': ofMatter, 'disputes.session': ofMatter, 'disputes.signature': ofMatter, 'disputes.group_member': ofMatter,
  'disputes.representation': ofMatter, 'disputes.exchange': ofMatter,
  'disputes.challenge': ofMatter, 'disputes.evidence': ofMatter, 'disputes.investigation': ofMatter, 'disputes.joint_fact': ofMatter, 'disputes.planned_session': ofMatter,
  'disputes.police_report': ofMatter, 'disputes.sealed_note': ofMatter, 'disputes.warning_sign': ofMatter, 'disputes.warning_visit': ofMatter, 'disputes.call': ofMatter,
  // Beyond the area: of the one post alone, and gone only with its note.
  'disputes.sealed_text': { ...area, updateHere: 'no grant', updateAway: 'no grant', updateFromElsewhere: 'no grant', otherPost: 'none', insertAsOther: 'refused' },
  'notices.notice': ofMatter,
  // A phone lies where its post does; what it sent lies with it.
  'devices.device': area, 'devices.act': ofMatter, 'devices.held': passing, 'devices.photo': passing, 'devices.piece': passing,
  // That there is a round everybody may know; what villages report in it lies with their place.
  'screening.round': directory, 'screening.report': area,
  'screening.report_version': area,
  'patrols.hazard': ofMatter, 'patrols.point': area, 'patrols.shift': area, 'patrols.shift_post': area, 'patrols.swap': area, 'patrols.patrol': area, 'patrols.patrol_post': area, 'patrols.check_in': area, 'patrols.seen': area,
  'patrols.feed': area,
  'errands.errand': ofMatter, 'errands.paper': ofMatter,
  // Where an officer is in charge; a joint session belongs to its dispute.
  'policing.assignment': area, 'policing.visit': area, 'policing.visit_item': area, 'policing.joint_work': ofMatter, 'policing.gap_notice': area, 'policing.proposal': area,
  'volunteers.volunteer': area, 'volunteers.task': area, 'volunteers.certificate': area, 'volunteers.recognition': area, 'volunteers.personal': passing, 'volunteers.service': passing,
  // Of these nothing but the place is ever changed; they go with whom they belong to.
  'volunteers.training': passing, 'volunteers.insurance': passing, 'volunteers.correction': passing,
  'volunteers.unit_hour': area,
  // Who holds an office and who answers for what everybody may know; a letter lies with the unit that it goes to.
  'supervision.office': directory, 'supervision.charge': directory, 'supervision.finding': ofMatter, 'supervision.letter': area, 'supervision.pledge': area, 'supervision.proof': area, 'supervision.reply': area, 'supervision.urge': area,
  // The plan of a campaign everybody on the staff may read; what is asked of a place and done there lies with it.
  'campaigns.campaign': directory, 'campaigns.duty': area, 'campaigns.report': area, 'campaigns.proof': area,
  'guidance.review': ofMatter, 'guidance.review_round': ofMatter, 'guidance.allowance': ofMatter, 'guidance.objection': ofMatter,
  // A drawn matter lies with the matter; what is asked and answered, with the survey.
  'surveys.survey': area, 'surveys.stratum': area, 'surveys.answer': { ...area, updateHere: 'no grant', updateAway: 'no grant', updateFromElsewhere: 'no grant' }, 'surveys.drawn': ofMatter,
  'awards.award': area, 'awards.act': area, 'awards.objection': area,
  'guidance.publication': area, 'guidance.statistics_return': area,
  // Schemes, and that there is an assessment, everybody on the staff may know; what came of it lies with its place.
  'assessment.scheme': directory, 'assessment.run': directory, 'assessment.tier_month': directory,
  'assessment.result': area, 'assessment.objection': area, 'assessment.sign': area, 'assessment.tier': area, 'assessment.tier_objection': area,
  // What was counted stays as it was; sums are put together by a job alone.
  'figures.entry': { ...ofMatter, updateHere: 'no grant', updateAway: 'no grant', updateFromElsewhere: 'no grant' }, 'figures.outside': area, 'figures.notice': ofMatter,
  'figures.rollup': { ...area, insertHere: 'no grant', insertAway: 'no grant', updateHere: 'no grant', updateAway: 'no grant', updateFromElsewhere: 'no grant' },
  // What was issued stays as it was.
  'yearly.edition': { ...area, updateHere: 'no grant', updateAway: 'no grant', updateFromElsewhere: 'no grant' },
  'requests.request': ofMatter, 'requests.joiner': ofMatter, 'requests.objection': ofMatter, 'requests.help': ofMatter, 'requests.hand': ofMatter, 'requests.call': ofMatter, 'requests.publication': ofMatter,
  'requests.ticket': ofMatter, 'requests.forwarding': ofMatter, 'requests.outreach': area, 'requests.api_key': area,
  // Who answers for what everybody may know; what was learned holds no message.
  'requests.duty': directory, 'requests.routing_model': { ...directory, updateHere: 'no grant', updateAway: 'no grant', updateFromElsewhere: 'no grant' },
};

const nameOf = ({ schema, table }: TableName): string => `${schema}.${table}`;
const ourSchemas = [...new Set(Object.keys({ ...tables, ...exempt }).map((name) => name.split('.')[0]))];

interface TableRow extends TableName {
  readonly secured: boolean;
  readonly owner: string;
}

const allTables = (): Promise<TableRow[]> => ground.rows<TableRow & Record<string, unknown>>(
  `select n.nspname as schema, c.relname as table, c.relrowsecurity as secured, c.relowner::regrole::text as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'sign_in', 'graphile_worker') order by 1, 2`);

let client: Client;

beforeAll(async () => {
  const world = await new World(ground).build();
  for (const { operation, case: one } of cases) {
    // It would take the rows out of the village.
    if (operation.kind !== 'command' || operation.name === 'matters.followPlace') continue;
    const made = await one.make(world);
    const actor = one.actor(world);
    await ground.command(operation, actor, await made.input(actor), { ...(made.basis === undefined ? {} : { basis: made.basis }) });
  }
  await fill(world);
  client = new Client(ground.database.admin);
  await client.connect();
}, 120_000);
afterAll(() => client.end());

/** Rows of tables that no command of the cases fills in the village itself. */
async function fill(world: World): Promise<void> {
  areas.post = world.mediator.post;
  const { at } = await world.dispute('accepted');
  const place = areas.here;
  await ground.command(matterOperations.saveDraft, world.mediator, { draft: newId(), form: 'disputes.holdSession', matter: at.matter, body: {} });
  await ground.insert('screening.round', {
    county: at.county, id: newId(), place, topic: 'general', area: [place], from_on: world.today, to_on: world.today, due_on: world.today, status: 'running', unit: world.unit('committee').id,
    started_by: world.mediator.post, chain: Buffer.alloc(32),
  });
  await ground.insert('guidance.publication', {
    county: at.county, id: newId(), place, unit: world.unit('committee').id, from_on: world.today, until_on: world.today, made_by: world.mediator.post, chain: Buffer.alloc(32),
  });
  const [scheme, chain] = [newId(), Buffer.alloc(32)];
  await ground.insert('assessment.scheme', {
    county: at.county, id: scheme, place, version: 1, kind: 'regular', status: 'draft', valid_from: world.today, body: '{}', digest: '0'.repeat(64), unit: world.unit('committee').id, drafted_by: world.mediator.post, chain,
  });
  await ground.insert('assessment.run', {
    county: at.county, id: newId(), place, scheme, from_on: world.today, to_on: world.today, status: 'dropped', results: 1, spreads: '[]', figures: '[]', computed_by: world.mediator.post, computed_on: world.today, chain,
  });
  await ground.insert('assessment.tier_month', { county: at.county, id: newId(), place, month: '2022-01', formula: 'village-workload', formula_from: world.today, villages: 1, computed_on: world.today, chain });
  await ground.insert('campaigns.campaign', {
    county: at.county, id: newId(), place, kind: 'other', status: 'draft', unit: world.unit('committee').id, plan: Buffer.alloc(8), from_on: world.today, to_on: world.today, places: [place], drafted_by: world.mediator.post, drafted_on: world.today, chain,
  });
  await ground.insert('requests.api_key', { county: at.county, id: newId(), place, name: '市民热心地图', key_index: Buffer.alloc(32, 7), made_on: world.today });
  await ground.insert('requests.routing_model', { county: at.county, id: newId(), place, made_at: ground.now, labels: ['甲', '乙'], examples: 20, model: Buffer.alloc(8) });
  await ground.insert('policing.gap_notice', { county: at.county, id: newId(), place, unit: world.unit('committee').id, day: world.today, villages: [place], recorded_at: ground.now, chain: Buffer.alloc(32) });
  await ground.insert('yearly.edition', { county: at.county, id: newId(), place, year: 2000, number: 1, report: '{}', digest: '0'.repeat(64), issued_on: world.today, issued_by: world.mediator.post, chain });
  const [survey, stratum] = [newId(), 'dispute'];
  await ground.insert('surveys.survey', {
    county: at.county, id: survey, place, unit: world.unit('committee').id, title: '满意度调查', method: '{}', kinds: ['dispute'], strata_by: 'kind', modes: ['link'], from_on: world.today, to_on: world.today, status: 'draft', chain,
  });
  await ground.insert('surveys.stratum', { county: at.county, survey, code: stratum, place, frame: [at.matter], size: 1 });
  await ground.insert('surveys.answer', { county: at.county, id: randomUUID(), survey, place, stratum, mode: 'link', answered_on: world.today, answers: '{}' });
  await ground.rows('select figures.fold(100000)');
  await ground.insert('disputes.defect', { ...at, id: newId(), place, code: 'not-told', article: 'moj75-30', step: 'holdSession', happened_on: world.today });
}

/** Runs work in a transaction that is taken back. */
async function undone<T>(work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    return await work();
  } finally {
    await client.query('rollback');
  }
}

const split = (name: string): TableName => {
  const [schema = '', table = ''] = name.split('.');
  return { schema, table };
};

describe('the application’s account', () => {
  it('is held by row security, on the road’s own connections', async () => {
    const { rows } = await ground.pool.query<{ account: string }>('select current_user as account');
    expect(rows).toEqual([{ account: 'anhe_app' }]);
    await withClient(ground.database.app, (app) => assertAppRole(app));
    await expect(withClient(ground.database.owner, (owner) => assertAppRole(owner))).rejects.toThrow('owner of');
  });

  it('may not touch the tables of sign-in, nor change what is append-only', async () => {
    const touched = await ground.rows(
      `select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('sign_in', 'graphile_worker') and c.relkind in ('r', 'p') and has_table_privilege('anhe_app', c.oid, 'select, insert, update, delete')`);
    expect(touched).toEqual([]);
    const changeable = await ground.rows(
      `select t as table, p as privilege from unnest(array['kernel.event', 'kernel.access_log', 'kernel.file', 'kernel.seal', 'kernel.seal_leaf']) t, unnest(array['update', 'delete', 'truncate']) p
        where has_table_privilege('anhe_app', t, p)`);
    expect(changeable).toEqual([]);
  });
});

describe('row security', () => {
  it('is on for every table of every capability, or the table is exempt for a reason', async () => {
    const found = await allTables();
    expect(found.filter(({ secured }) => !secured).map(nameOf)).toEqual(Object.keys(exempt).toSorted());
    expect(found.filter(({ secured }) => secured).map(nameOf)).toEqual(Object.keys(tables).toSorted());
    expect([...new Set(found.map(({ schema }) => schema))].toSorted()).toEqual(ourSchemas.toSorted());
    expect([...new Set(found.map(({ owner }) => owner))]).toEqual(['anhe_owner']);
  });

  it.each(Object.keys(tables))('lets of %s be seen and done what it should', async (name) => {
    expect(await undone(() => observe(client, split(name), areas))).toEqual(tables[name]);
  });
});

interface Policy extends TableName {
  readonly policy: string;
  readonly qual: string | null;
  readonly with_check: string | null;
}

const policies = (): Promise<Policy[]> => ground.rows<Policy & Record<string, unknown>>(
  'select schemaname as schema, tablename as table, policyname as policy, qual, with_check from pg_policies where schemaname = any($1) order by 1, 2, 3', [ourSchemas]);

/** What is noticed when a statement was run before: nothing, when the table still lets be seen and done the same. */
async function noticed(statement: string, name: TableName): Promise<boolean> {
  return undone(async () => {
    await client.query(statement);
    const after = await observe(client, name, areas);
    return JSON.stringify(after) !== JSON.stringify(tables[nameOf(name)]);
  });
}

describe('a missing policy', () => {
  it('is noticed, whichever is dropped', async () => {
    const all = await policies();
    expect(all.length).toBeGreaterThan(60);
    const missed: string[] = [];
    for (const one of all) if (!(await noticed(`drop policy "${one.policy}" on ${nameOf(one)}`, one))) missed.push(`${one.policy} on ${nameOf(one)}`);
    expect(missed).toEqual([]);
  }, 60_000);

  it('is noticed, whichever is opened to everything', async () => {
    const missed: string[] = [];
    for (const one of await policies()) {
      const parts = [one.qual === null ? '' : 'using (true)', one.with_check === null ? '' : 'with check (true)'];
      if ([one.qual, one.with_check].every((text) => text === null || text === 'true')) continue;
      if (!(await noticed(`alter policy "${one.policy}" on ${nameOf(one)} ${parts.join(' ')}`, one))) missed.push(`${one.policy} on ${nameOf(one)}`);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  it('and row security switched off shows rows of elsewhere', async () => {
    for (const name of Object.keys(tables).filter((table) => tables[table]?.elsewhere === 'none')) {
      const after = await undone(async () => {
        await client.query(`alter table ${name} disable row level security`);
        return observe(client, split(name), areas);
      });
      expect(after, name).toMatchObject({ elsewhere: 'some', unset: 'some' });
    }
  }, 60_000);
});
