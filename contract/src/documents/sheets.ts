/** Papers of guidance and screening, of units and rounds, none of which names a party; and the certificate of a volunteer. No official specimen of them was found. */
import { z } from 'zod';
import { PaperDate, PaperLine, PaperText } from './parts.ts';

/** 卷宗评查表: how the dossier of one dispute fared, round by round. */
export const ReviewSheetPaper = z.object({
  office: PaperLine.optional(),
  committee: PaperLine,
  number: PaperLine.optional(),
  disputeType: PaperLine.optional(),
  closedOn: PaperDate.optional(),
  result: PaperLine.optional(),
  rounds: z.array(z.object({
    round: z.number().int().positive(), result: PaperLine, on: PaperDate, by: PaperLine.optional(), note: PaperText.optional(),
    remarks: z.array(z.object({ part: PaperLine, text: PaperText })).max(30), answer: PaperText.optional(),
  })).max(50),
  printedOn: PaperDate.optional(),
});

const PaidLine = z.object({ number: PaperLine.optional(), disputeType: PaperLine.optional(), committee: PaperLine, mediator: PaperLine, class: PaperLine, amount: PaperLine });

/** 人民调解以案定补公示: number, type, committee, mediator, class and amount; no party. */
export const AllowanceNoticePaper = z.object({
  bureau: PaperLine, phone: PaperLine.optional(), from: PaperDate, until: PaperDate, entries: z.array(PaidLine).max(1000), total: PaperLine,
});

/** 人民调解以案定补发放表: what each mediator of each unit gets, with room to sign; where it is paid to is not known here. */
export const PaymentSheetPaper = z.object({
  bureau: PaperLine, from: PaperDate.optional(), until: PaperDate.optional(), madeOn: PaperDate.optional(),
  entries: z.array(z.object({ unit: PaperLine, mediator: PaperLine, count: z.number().int().nonnegative(), amount: PaperLine })).max(1000), total: PaperLine,
});

const Counts = z.object({ name: PaperLine, total: z.number().int(), done: z.number().int(), nil: z.number().int(), late: z.number().int(), disputes: z.number().int(), hazards: z.number().int() });

/** 矛盾纠纷排查情况表: one round by town, the hazards with their spots, the villages that have not reported. */
export const ScreeningReportPaper = z.object({
  startedBy: PaperLine, topic: PaperLine, area: PaperLine, from: PaperDate, to: PaperDate, dueOn: PaperDate.optional(),
  towns: z.array(Counts).max(200), hazards: z.array(z.object({ village: PaperLine, kind: PaperLine, count: z.number().int().positive(), where: PaperLine })).max(5000),
  missing: z.array(PaperLine).max(1000).default([]), printedOn: PaperDate.optional(),
});

const Tally = z.object({ name: PaperLine, total: z.number().int(), done: z.number().int(), doneLate: z.number().int(), excused: z.number().int(), late: z.number().int(), open: z.number().int(), amount: PaperLine.optional() });
const Point = z.object({ value: PaperLine, base: PaperLine.optional() });

/** 专项行动总结报告: its text, each task by place in the order of codes, and figures before, during and a year before with what they rest on. */
export const CampaignReportPaper = z.object({
  office: PaperLine, number: PaperLine.optional(), title: PaperLine, text: PaperText, from: PaperDate, to: PaperDate, countedOn: PaperDate,
  tasks: z.array(z.object({ title: PaperLine, measure: PaperLine, rows: z.array(Tally).max(400), all: Tally, late: z.array(PaperLine).max(3000).default([]) })).max(12),
  figures: z.array(z.object({ name: PaperLine, during: Point, before: Point, yearBefore: Point })).max(30), spans: z.object({ before: PaperLine, yearBefore: PaperLine }).optional(),
  approvedOn: PaperDate.optional(),
});

/** 志愿服务时间证明: true and free, of what a second person of the unit confirmed (Regulations on Volunteer Service, art 19). */
export const HoursCertificatePaper = z.object({
  unit: PaperLine, number: PaperLine.optional(), name: PaperLine.optional(), from: PaperDate.optional(), until: PaperDate.optional(), services: z.number().int().positive().optional(), minutes: z.number().int().positive().optional(),
  phone: PaperLine.optional(), issuedOn: PaperDate.optional(),
});
