import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { addDays, dayOf, kernelErrors, signInErrors } from '@anhe/contract/kernel';
import { openInstallation } from '../compose.ts';
import type { Installation } from '../compose.ts';
import { mountImports } from '../http/imports.ts';
import type { TableImport } from '../http/imports.ts';
import type { SignIn } from '../http/sign-in/index.ts';
import { mountOperations } from '../http/mount.ts';
import { mountPages } from '../http/pages.ts';
import { mountCalendar } from '../pages/calendar/routes.ts';
import { mountOpen311 } from '../pages/open311/routes.ts';
import { mountField } from '../pages/field/routes.ts';
import { mountFilePages } from '../pages/file/routes.ts';
import { mountSurveyPages } from '../pages/survey/routes.ts';
import { mountReceiptPages } from '../pages/receipt/routes.ts';
import { demoLines, mountDemo, readMarker } from '../demo/index.ts';
import type { DemoMarker } from '../demo/index.ts';
import { createServer } from '../http/server.ts';
import { mountStatus } from '../http/status.ts';
import { mountUploads } from '../http/uploads.ts';
import { programFolder } from '../kernel/config.ts';
import type { Config } from '../kernel/config.ts';
import { growInSmallSteps } from '../kernel/heap.ts';
import { openLog } from '../kernel/log.ts';
import type { Log } from '../kernel/log.ts';
import type { OpenDatabase } from '../kernel/database/open.ts';
import type { HouseTask } from '../kernel/jobs/index.ts';
import type { Road } from '../kernel/run/run.ts';
import { askExpiring } from '../modules/awards/index.ts';
import { sweepPhotos } from '../modules/devices/index.ts';
import { sweepRooms } from '../modules/disputes/index.ts';
import { askErasing } from '../modules/errands/index.ts';
import { askTiers } from '../modules/assessment/index.ts';
import { foldFigures } from '../modules/figures/index.ts';
import { sweepPasses } from '../modules/matters/index.ts';
import { askGaps } from '../modules/policing/index.ts';
import { followForwarded } from '../modules/requests/index.ts';
import { importAnswers, importOldRegister, importRoster } from '../modules/disputes/index.ts';
import { askClimbing, askLapsing, countForSimilar, forgetIndexes, importTickets } from '../modules/requests/index.ts';
import { askCounting } from '../modules/campaigns/index.ts';
import { askLooking } from '../modules/supervision/index.ts';
import { importStaff } from '../modules/staff/index.ts';
import type { Lifetime } from '../kernel/process.ts';
import { errorCatalogue } from '../modules/index.ts';
import type { CommandContext } from './command.ts';
import { layOutApart } from './demo.ts';
import { exitCodes } from './run.ts';

/** The nightly removal of sign-ins, links and codes that are over (3:50 in China). */
const sweepSignIns = (signIn: SignIn): HouseTask => ({ name: 'sign-in.sweep', cron: '50 19 * * *', run: () => signIn.sweep() });

/** The nightly removal of receipts' passes and codes that are over (4:00 in China). */
const sweepReceipts = (pool: pg.Pool, clock: () => Date, log: Log): HouseTask => ({
  name: 'matters.sweep-passes', cron: '0 20 * * *',
  run: async () => {
    const removed = await sweepPasses(pool, clock());
    if (removed > 0) log.info({ part: 'jobs', removed }, 'passes of receipts that are over are gone');
  },
});

/** The nightly removal of photographs that phones began to send and did not go on with (4:10 in China). */
const sweepFieldPhotos = (pool: pg.Pool, clock: () => Date, log: Log): HouseTask => ({
  name: 'devices.sweep-photos', cron: '10 20 * * *',
  run: async () => {
    const removed = await sweepPhotos(pool, clock());
    if (removed > 0) log.info({ part: 'jobs', removed }, 'photographs that phones did not finish are gone');
  },
});

/** Requests by themselves: at 4:30 in China answered ones whose window is over end, digests of a week ago go, what similar ones are found by is counted; each office hour the ladder is looked at. */
const requestTasks = (pool: pg.Pool, { clock, book, log }: Pick<Installation, 'clock' | 'book' | 'log'>): readonly HouseTask[] => [
  {
    name: 'requests.night', cron: '30 20 * * *',
    run: async () => {
      const [lapsing, forgotten] = [await askLapsing(pool, dayOf(clock())), await forgetIndexes(pool, clock())];
      await countForSimilar(pool, clock());
      if (lapsing + forgotten > 0) log.info({ part: 'jobs', lapsing, forgotten }, 'requests whose window is over end, digests of floods are forgotten');
    },
  },
  {
    name: 'requests.ladder', cron: '20 0-9 * * *',
    run: async () => {
      const looked = await askClimbing(pool, book(), clock());
      if (looked > 0) log.info({ part: 'jobs', looked }, 'requests that lie are looked at');
    },
  },
];

/** Awards whose term is over end by themselves (4:40 in China). */
const endAwards = (pool: pg.Pool, clock: () => Date, log: Log): HouseTask => ({
  name: 'awards.night', cron: '40 20 * * *',
  run: async () => {
    const asked = await askExpiring(pool, dayOf(clock()));
    if (asked > 0) log.info({ part: 'jobs', asked }, 'awards whose term is over end');
  },
});

/** The nightly emptying of rooms whose mediator left and nobody followed (4:20 in China). */
const emptyRooms = (pool: pg.Pool, clock: () => Date, log: Log): HouseTask => ({
  name: 'disputes.sweep-rooms', cron: '20 20 * * *',
  run: async () => {
    const asked = await sweepRooms(pool, dayOf(clock()));
    if (asked > 0) log.info({ part: 'jobs', asked }, 'rooms of mediators who left are emptied');
  },
});

/** At 4:40 in China errands whose retention is over are erased; at 7:30 each station hears which of its villages nobody leads. */
const fieldTasks = (pool: pg.Pool, clock: () => Date, log: Log): readonly HouseTask[] => [
  {
    name: 'errands.ask-erasing', cron: '40 20 * * *',
    run: async () => {
      const asked = await askErasing(pool, dayOf(clock()));
      if (asked > 0) log.info({ part: 'jobs', asked }, 'errands whose retention is over are erased');
    },
  },
  { name: 'policing.ask-gaps', cron: '30 23 * * *', run: async () => void (await askGaps(pool, dayOf(clock()))) },
];

/** The nightly look at what lies (3:50 in China): findings are proposed, a person decides. */
const lookAtWork = (pool: pg.Pool, clock: () => Date): HouseTask => ({ name: 'supervision.night', cron: '50 19 * * *', run: async () => void (await askLooking(pool, dayOf(clock()))) });

/** Just after midnight in China: tasks of campaigns whose count reached its target by the day that ended become done. */
const countTasks = (pool: pg.Pool, clock: () => Date): HouseTask => ({ name: 'campaigns.count', cron: '20 16 * * *', run: async () => void (await askCounting(pool, addDays(dayOf(clock()), -1))) });

/** Every ten minutes: what was counted is put together for reading. */
const putTogether = (pool: pg.Pool): HouseTask => ({ name: 'figures.fold', cron: '*/10 * * * *', run: async () => void (await foldFigures(pool)) });

/** At 4:40 in China, from the second day of a month on, until it is done: the workload of villages in the month before. */
const monthlyTiers = (pool: pg.Pool, clock: () => Date): HouseTask => ({ name: 'assessment.tiers', cron: '40 20 * * *', run: async () => void (await askTiers(pool, dayOf(clock()))) });

/** Each hour: what other systems say of matters that were forwarded to them. */
const followOthers = (pool: pg.Pool, clock: () => Date): HouseTask => ({ name: 'requests.ask-following', cron: '7 * * * *', run: async () => void (await followForwarded(pool, clock())) });

const staffImport = (road: Road): TableImport => ({
  name: 'staff', access: ['administrator'], run: (actor, bytes, options) => importStaff(road, actor, bytes, options),
});

/** The roster of a group on one matter; who may is judged by the command itself as well. */
const rosterImport = (road: Road): TableImport => ({
  name: 'group', access: ['mediator', 'director'], run: (actor, bytes, { language, now, about }) => importRoster(road, actor, bytes, { language, about, today: dayOf(now) }),
});

/** Old registers of committees, and other platforms' answers; whose rows they may be is judged by the commands. */
const exchangeImports = ({ road, book }: Installation): readonly TableImport[] => [
  { name: 'old-register', access: ['mediator', 'director', 'clerk'], run: (actor, bytes, { language, about }) => importOldRegister(road, actor, bytes, { language, about }) },
  { name: 'exchange', access: ['mediator', 'director', 'clerk'], run: (actor, bytes, { language, now, about }) => importAnswers(road, actor, bytes, { language, about, today: dayOf(now), book: book() }) },
];

/** The hotline's tickets; whose rows they may be is judged by the command for each. */
const ticketImport = ({ road, book }: Installation): TableImport => ({
  name: 'tickets', access: ['clerk', 'supervisor'], run: (actor, bytes, { language, now, about, file }) => importTickets(road, actor, bytes, { language, about, file, today: dayOf(now), book: book() }),
});

/** The jobs of an installation: what commands left to do after commit, and the nightly work. */
export async function runJobs(installation: Installation, life: Lifetime): Promise<void> {
  const { config, connections, road, files, log, clock, signIn } = installation;
  // Loaded late: nobody who asks for a page waits for it.
  const { houseTasks, migrateQueue, openJobPool, startJobs } = await import('../kernel/jobs/index.ts');
  await migrateQueue(connections.job);
  const pool = openJobPool(connections.job, 2);
  await life.add('connections of the nightly work', () => pool.end());
  const house = [...houseTasks({ pool, files, clock, answerDays: config.answerDays, log }), sweepSignIns(signIn), sweepReceipts(pool, clock, log), sweepFieldPhotos(pool, clock, log), emptyRooms(pool, clock, log), endAwards(pool, clock, log), ...requestTasks(pool, installation), ...fieldTasks(pool, clock, log), followOthers(pool, clock), lookAtWork(pool, clock), countTasks(pool, clock), putTogether(pool), monthlyTiers(pool, clock)];
  const jobs = await startJobs({ job: connections.job, road, log, house });
  installation.onWork(() => jobs.wake());
  await life.add('jobs', () => jobs.stop());
}

const catalogue = { ...kernelErrors, ...signInErrors, ...errorCatalogue };

/** The http server with the built pages: what it needs no database for, so that it is made while that starts. */
async function openPages({ logLevel, tls }: Config): Promise<FastifyInstance> {
  const app = await createServer({ log: openLog(logLevel), tls, catalogue });
  mountPages(app, join(programFolder, 'web/dist'));
  return app;
}

/** The http server over an installation, listening. Gives the address. */
async function listen(app: FastifyInstance, installation: Installation, life: Lifetime, demo?: DemoMarker): Promise<string> {
  const { config, road, signIn, files, keys, clock, pool } = installation;
  signIn.register(app);
  mountUploads(app, { files, keys, clock, actorOf: signIn.actorOf });
  mountOperations(app, road, signIn.actorOf, config.publicPerMinute);
  mountImports(app, { actorOf: signIn.actorOf, clock, imports: [staffImport(road), rosterImport(road), ticketImport(installation), ...exchangeImports(installation)] });
  mountReceiptPages(app, { road, catalogue, demo: config.demo, publicUrl: config.publicUrl, secure: config.publicUrl.startsWith('https:') });
  mountOpen311(app, { road, files, keys, clock, catalogue, demo: config.demo, publicUrl: config.publicUrl, perMinute: config.publicPerMinute });
  mountField(app, { road, catalogue, clock, files, keys });
  mountSurveyPages(app, { road, catalogue, demo: config.demo });
  mountFilePages(app, { road, catalogue, files, keys, clock, demo: config.demo, publicUrl: config.publicUrl });
  mountCalendar(app, { road, clock, publicUrl: config.publicUrl });
  mountStatus(app, road, config.publicUrl, async () => (await pool.query('select 1')).rowCount === 1);
  mountDemo(app, demo?.signIns ?? []);
  const address = await app.listen({ host: config.host, port: config.port });
  await life.add('http', () => app.close());
  return address;
}

/** `anhe serve`: pages, operations and jobs in one process. */
export async function runServe({ config, say, life }: CommandContext, opening: Promise<OpenDatabase>): Promise<number | void> {
  const pages = openPages(config);
  // Whoever awaits it below is told.
  pages.catch(() => undefined);
  const installation = await openInstallation(config, life, say, opening);
  growInSmallSteps();
  const { owner } = installation.connections;
  let demo = config.demo ? await readMarker(owner) : undefined;
  if (config.demo && demo?.done !== true) {
    const code = await layOutApart(life);
    if (life.stopping) return;
    // It has said why.
    if (code !== 0) return code ?? exitCodes.failed;
    demo = await readMarker(owner);
  }
  const address = await listen(await pages, installation, life, demo);
  const shown = config.publicUrl === '' ? address : config.publicUrl;
  if (demo !== undefined) for (const line of demoLines(demo, shown)) say(line);
  say(`安和已启动 · Anhe is serving: ${shown}/desk`);
  await runJobs(installation, life);
  installation.signIn.warm().catch((error: unknown) => installation.log.error({ err: error }, 'the sign-in cannot be opened'));
  await life.ended;
}

/** `anhe worker`: the jobs alone, beside servers on other machines. */
export async function runWorker({ config, say, life }: CommandContext, opening: Promise<OpenDatabase>): Promise<void> {
  await runJobs(await openInstallation(config, life, say, opening), life);
  growInSmallSteps();
  say('后台任务已启动 · the jobs are running');
  await life.ended;
}
