import type { documentOperations } from '@anhe/contract/documents';
import { campaignAt } from '../campaigns.ts';
import { letterAt } from '../supervision.ts';
import { newId } from '@anhe/contract/kernel';
import { volunteerOperations } from '@anhe/contract/volunteers';
import { confirmed, keeper, ready } from '../volunteers.ts';
import { outsiders } from '../world.ts';
import type { World } from '../world.ts';
import { awardAt } from './awards.ts';
import { stagedSurvey } from './surveys.ts';
import { holds } from './case.ts';
import type { Case, CasesOf } from './case.ts';
import { allowanceAt, returned } from './guidance.ts';
import { startedRound } from './screening.ts';

const staff = { actor: (world: World) => world.mediator, colleague: (world: World) => world.post('committee', 'director').actor };

/** A call on a dispute in mediation. */
const on = (more: object = {}): Case => ({
  ...staff,
  make: async (world) => {
    const { at } = await world.dispute('accepted');
    return { input: () => ({ ...at, ...more }) };
  },
});

/** A call on the committee's register, which holds an oral agreement. */
const register = (more: object = {}): Case => ({
  ...staff,
  make: async (world) => {
    await world.dispute('agreed');
    return { input: () => ({ county: world.county, unit: world.unit('committee').id, year: Number(world.today.slice(0, 4)), ...more }) };
  },
});

const anybody = (input: Record<string, unknown>): Case => ({ ...staff, make: () => ({ input: () => input }) });

/** A call by the holder of a receipt with a pass. */
const withPass = (more: object, shows?: (answer: unknown) => boolean): Case => ({
  actor: (world) => outsiders(world).receipt,
  make: async (world) => {
    const { code, pass } = await world.openedReceipt();
    return { input: () => ({ code, pass, ...more }), ...(shows === undefined ? {} : { shows }) };
  },
});

const ofPublication: Case = {
  actor: (world) => world.post('county', 'bureau').actor,
  make: async (world) => {
    const { county, publication } = await allowanceAt(world, 'noticed');
    return { input: () => ({ county, publication }) };
  },
};

export const documentCases: CasesOf<typeof documentOperations> = {
  list: on(),
  paper: on({ kind: 'registration' }),
  dossier: on(),
  slip: {
    ...staff,
    make: async (world) => {
      const { at, code } = await world.receipt();
      return { input: () => ({ ...at, code }) };
    },
  },
  oralEntries: register(),
  oralRegister: register(),
  sealEntries: register(),
  sealRegister: register(),
  remedies: anybody({ type: 'neighbour', after: 'failed' }),
  blank: anybody({ kind: 'oralAgreement' }),
  reviewSheet: { actor: (world) => world.post('window', 'guide').actor, make: async (world) => { const at = await returned(world); return { input: () => at }; } },
  allowanceNotice: ofPublication, paymentSheet: ofPublication,
  awardCertificate: { actor: (world) => world.post('county', 'supervisor').actor, make: async (world) => { const { county, award } = await awardAt(world, 'in-force'); return { input: () => ({ county, award }) }; } },
  surveyForms: { actor: (world) => world.post('county', 'supervisor').actor, make: async (world) => { const { at } = await stagedSurvey(world, 'fielding'); return { input: () => ({ ...at }) }; } },
  surveyReport: { actor: (world) => world.post('county', 'leader').actor, make: async (world) => { const { at } = await stagedSurvey(world, 'published'); return { input: () => ({ ...at }) }; } },
  awardList: { actor: (world) => world.city('leader').actor, make: async () => ({ input: () => ({ what: 'named' }) }) },
  yearlyReport: { actor: (world) => world.post('county', 'leader').actor, make: async (world) => { await world.dispute('accepted'); return { input: () => ({ place: world.village.slice(0, 9), year: Number(world.today.slice(0, 4)) }) }; } },
  screeningReport: { actor: (world) => world.post('county', 'bureau').actor, make: async (world) => { const { county, round } = await startedRound(world); return { input: () => ({ county, round }) }; } },
  campaignReport: { actor: (world) => world.post('window', 'leader').actor, make: async (world) => { const { at } = await campaignAt(world, 'closed'); return { input: () => at }; } },
  officialLetter: { actor: (world) => world.post('committee', 'director').actor, make: async (world) => { const { at } = await letterAt(world, 'issued'); return { input: () => at }; } },
  hoursCertificate: { actor: keeper, make: async (world) => {
    const found = await ready(world);
    await confirmed(world, found.at);
    const certificate = newId();
    await world.ground.command(volunteerOperations.certify, keeper(world), { ...found.at, certificate });
    return { input: () => ({ county: world.county, certificate }) };
  } },
  heldPapers: withPass({}, holds('rightsNotice')),
  heldPaper: withPass({ kind: 'rightsNotice' }),
};
