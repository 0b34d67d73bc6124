import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, enumOf } from '../kernel/index.ts';
import { FigurePoint, FigureUnit } from '../figures/index.ts';
import { campaignStatuses, dutyStatuses } from './lifecycle.ts';
import { Plan } from './plan.ts';
import { ReportFacts } from './report.ts';
import { Standing, WayToMeasure } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const CampaignStatusCode = enumOf(campaignStatuses).meta({ id: 'CampaignStatus' });
export const DutyStatusCode = enumOf(dutyStatuses).meta({ id: 'CampaignDutyStatus' });

/** A kind of campaign as the city's list has it. */
export const CampaignKind = z.object({ code: z.string(), name: Words, about: Words, figures: z.array(z.string()), verified: z.boolean(), source: z.string() }).meta({ id: 'CampaignKind' });
export type CampaignKind = z.infer<typeof CampaignKind>;

/** A figure by which a task can be counted. */
export const CountableFigure = z.object({ code: z.string(), name: Words, about: Words, unit: FigureUnit, /** Whether it can measure a task; others only stand in the report. */ counts: z.boolean() }).meta({ id: 'CampaignFigureChoice' });
export type CountableFigure = z.infer<typeof CountableFigure>;

export const CampaignLine = z.object({
  county: County, id: Id, kind: z.string(), kindName: Words, status: CampaignStatusCode, number: z.string().nullable(), title: z.string(), unit: Id, unitName: z.string(), place: PlaceCode, from: Day, to: Day,
  draftedOn: Day, publishedOn: Day.nullable(), /** Tasks at places, and those of them that are done or excused. */ duties: z.int(), settled: z.int(), revision: z.int(),
}).meta({ id: 'CampaignLine' });
export type CampaignLine = z.infer<typeof CampaignLine>;

/** One task at one place: who has it, until when, how far it is. */
export const DutyLine = z.object({
  county: County, id: Id, campaignCounty: County, campaign: Id, campaignTitle: z.string(), campaignStatus: CampaignStatusCode, office: z.string(), index: z.int(), title: z.string(), place: PlaceCode, placeName: z.string(), /** The whole name, for lists over several towns. */ placeFull: z.string(),
  /** The unit that answers for it today; null where there is none. */ unit: Id.nullable(), unitName: z.string().nullable(),
  measure: WayToMeasure, figure: z.string().nullable(), target: z.int().nullable(), word: z.string(), proof: z.boolean(),
  /** What was counted up to today, or reported last. */ amount: z.number().nullable(),
  status: DutyStatusCode, standing: Standing, dueOn: Day, lateDays: z.int().nullable(), doneOn: Day.nullable(), askedFor: Day.nullable(), reports: z.int(), revision: z.int(),
}).meta({ id: 'CampaignDutyLine' });
export type DutyLine = z.infer<typeof DutyLine>;

export const DutyProof = z.object({ id: Id, name: z.string(), mediaType: z.string(), size: z.int() }).meta({ id: 'CampaignProof' });

/** What a unit said about its task. */
export const DutyReport = z.object({ id: Id, version: z.int(), amount: z.number().nullable(), text: z.string(), done: z.boolean(), nothing: z.boolean(), by: z.string(), unitName: z.string(), reportedAt: Instant, proofs: z.array(DutyProof) }).meta({ id: 'CampaignDutyReport' });
export type DutyReport = z.infer<typeof DutyReport>;

export const DutyView = z.object({
  line: DutyLine, text: z.string(), figureName: Words.nullable(), from: Day, to: Day, /** Why a later day is asked for. */ asked: z.string().nullable(), /** What the office said last. */ remark: z.string().nullable(),
  /** Whether a proof was given. */ proven: z.boolean(), reports: z.array(DutyReport), abilities: z.array(z.string()),
}).meta({ id: 'CampaignDuty' });
export type DutyView = z.infer<typeof DutyView>;

/** A figure of the plan in the places that take part: during, as many days before, and the same days a year before. */
export const CampaignFigure = z.object({ code: z.string(), name: Words, unit: FigureUnit, during: FigurePoint, before: FigurePoint, yearBefore: FigurePoint }).meta({ id: 'CampaignFigure' });

/** A link of the chain: what was done, by whom, when. */
export const CampaignChainEntry = z.object({ seq: z.int(), type: z.string(), by: z.string().nullable(), unitName: z.string().nullable(), recordedAt: Instant }).meta({ id: 'CampaignChainEntry' });

export const CampaignView = z.object({
  line: CampaignLine, plan: Plan, placeNames: z.array(z.object({ place: PlaceCode, name: z.string() })), unitNames: z.array(z.object({ unit: Id, name: z.string() })), figureNames: z.array(z.object({ code: z.string(), name: Words })),
  remark: z.string().nullable(), endedFor: z.string().nullable(), prolongedFor: z.string().nullable(),
  /** Tasks at the places of the reader's area. */ duties: z.array(DutyLine),
  report: z.object({ facts: ReportFacts, text: z.string(), ownReport: z.boolean(), remark: z.string().nullable(), closedOn: Day.nullable() }).nullable(),
  unsettled: z.int(), ownPlan: z.boolean(), chain: z.array(CampaignChainEntry), abilities: z.array(z.string()),
}).meta({ id: 'Campaign' });
export type CampaignView = z.infer<typeof CampaignView>;
