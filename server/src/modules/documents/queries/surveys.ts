import { documentOperations, paperKinds } from '@anhe/contract/documents';
import { Refusal, instantOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { leftOutReasons, surveyKinds, surveyModes } from '@anhe/contract/surveys';
import type { SurveyKind } from '@anhe/contract/surveys';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { codeOf, readSurvey, shownCode, standingOf, strataOf } from '../../surveys/index.ts';
import type { SurveySubject } from '../../surveys/index.ts';
import { paperFile } from './file.ts';

type Ops = typeof documentOperations;
interface Surveyed { readonly survey: SurveySubject }

function surveyed(request: { readonly input: { readonly county: string; readonly survey: Id } }): Statement<Surveyed | undefined> {
  const read = readSurvey(request);
  return { ...read, shape: (rows) => {
    const survey = read.shape(rows);
    return survey === undefined ? undefined : { survey };
  } };
}

interface OpenForm {
  readonly county: string;
  readonly id: Id;
  readonly kind: SurveyKind;
  readonly number: string | null;
  readonly placeName: string;
}

const officeText = 'select u.name, u.phone, places.name_of(s.place) as place from surveys.survey s join staff.unit u on u.county = s.county and u.id = s.unit where s.county = $1 and s.id = $2';
const officeOf = (county: string, survey: Id) => raw(officeText, [county, survey], (rows) => rows[0] as { name: string; phone: string | null; place: string }); // the three columns

const formFacts = ({ input }: Request<Ops['surveyForms']>) => ({
  office: officeOf(input.county, input.survey),
  forms: raw(
    `select d.county, d.id, d.kind, m.number, places.name_of(d.place) as "placeName"
       from (select x.*, row_number() over (order by x.stratum, x.rank) as at from surveys.drawn x where x.survey_county = $1 and x.survey = $2) d join matters.matter m on m.county = d.county and m.id = d.matter
      where d.at > $3 and d.at <= $3 + 200 and d.state = 'open' order by d.at`,
    [input.county, input.survey, input.skip], (rows) => rows as readonly OpenForm[], // the columns
  ),
});

/** The forms of those that have not answered yet, each with its code; printing codes is logged. */
export const surveyForms = onQuery<Ops['surveyForms'], Surveyed, ReturnType<typeof formFacts>>({
  operation: documentOperations.surveyForms,
  subject: surveyed,
  facts: formFacts,
  log: (_request, { subject, facts }) => [{ place: subject.survey.head.place, outcome: 'exported', fields: ['survey-codes', `rows:${facts.forms.length}`] }],
  answer: ({ input, keys, publicUrl }, { subject: { survey: { row } }, facts }) => {
    if (row.status !== 'fielding' || row.ends_on === null || !row.modes.includes('paper')) throw new Refusal('documents.not-applicable', { details: { reason: '正在填答、可以用纸填的调查才有问卷', reasonEn: 'only a survey that takes answers on paper now has forms' } });
    const { questions, scales } = row.method.body;
    return paperFile('surveyForms', {
      title: row.title, office: facts.office.name, ...(facts.office.phone === null ? {} : { phone: facts.office.phone }), site: '各镇街、县综治中心窗口', endsOn: row.ends_on,
      questions: questions.map(({ text, scale }) => ({ text: text.zh, options: scales.find(({ code }) => code === scale)?.options.map(({ name }) => name.zh) ?? [] })),
      forms: facts.forms.map((form) => {
        const code = shownCode(codeOf(keys, form.county, form.id));
        return { address: `${publicUrl}/s/${code}`, code, about: surveyKinds[form.kind].zh, matter: form.number ?? '（未编号）', place: form.placeName };
      }),
    }, input.format, paperKinds.surveyForms.zh, row.ends_on);
  },
});

const reportFacts = ({ input }: Request<Ops['surveyReport']>) => ({ office: officeOf(input.county, input.survey), standing: standingOf(input.county, input.survey) });

/** The report of a published survey, as it was frozen. */
export const surveyReport = onQuery<Ops['surveyReport'], Surveyed, ReturnType<typeof reportFacts>>({
  operation: documentOperations.surveyReport,
  subject: surveyed,
  facts: reportFacts,
  answer: ({ input }, { subject: { survey: { row } }, facts }) => {
    const { result, seed, seed_at: seedAt, frame_at: frameAt, frame_digest: digest, opens_on: opensOn, ends_on: endsOn, published_on: publishedOn } = row;
    if (result === null || seed === null || seedAt === null || frameAt === null || digest === null || opensOn === null || endsOn === null || publishedOn === null) throw new Refusal('documents.not-applicable', { details: { reason: '公布以后才有结果报告', reasonEn: 'there is a report once it is published' } });
    const strata = strataOf(facts.standing, row.strata_by);
    const nameOf = (code: string): string => strata.find((stratum) => stratum.code === code)?.name.zh ?? code;
    const { body } = row.method;
    return paperFile('surveyReport', {
      title: row.title, office: facts.office.name, place: facts.office.place, from: row.from_on, to: row.to_on, opensOn, endsOn, publishedOn, method: body.name.zh, modes: row.modes.map((mode) => surveyModes[mode].zh).join('、'), minimum: result.minimum,
      seed, seedAt: instantOf(seedAt), frameAt: instantOf(frameAt), digest,
      strata: strata.map(({ name, size, drawn, answered }) => ({ name: name.zh, size, drawn: drawn ?? 0, answered })),
      leftOut: Object.entries(leftOutReasons).flatMap(([reason, words]) => { const count = Object.entries(row.left_out).find(([key]) => key === reason)?.[1]; return count === undefined ? [] : [{ reason: words.zh, count }]; }),
      questions: result.questions.map(({ code, whole, speaksOf, size, answered, strata: shares }) => {
        const asked = body.questions.find((question) => question.code === code);
        const good = body.scales.find((scale) => scale.code === asked?.scale)?.options.filter((option) => option.good).map(({ name }) => name.zh) ?? [];
        return { text: asked?.text.zh ?? code, good: good.join('、'), whole, speaksOf, size, answered, strata: shares.map((one) => ({ name: nameOf(one.stratum), size: one.size, answered: one.answered, value: one.value })) };
      }),
    }, input.format, paperKinds.surveyReport.zh, publishedOn);
  },
});
